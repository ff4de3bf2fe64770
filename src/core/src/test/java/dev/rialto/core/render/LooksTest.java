package dev.rialto.core.render;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rialto.api.message.CustomEmoji;
import dev.rialto.api.message.Mention;
import dev.rialto.api.message.RichText;
import dev.rialto.api.message.Segment;
import dev.rialto.api.message.Style;
import dev.rialto.api.message.Style.Basic;
import dev.rialto.api.message.UserId;
import dev.rialto.api.plug.Capabilities;
import dev.rialto.api.plug.Feature;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Styles, links, mentions and custom emoji where a channel does not have them. */
final class LooksTest {
    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
            BOLD      ; a *some text* b
            ITALIC    ; a _some text_ b
            UNDERLINE ; a _some text_ b
            STRIKE    ; a ~some text~ b
            CODE      ; a `some text` b
            SPOILER   ; a ||some text|| b
            """)
    void writesSignsCloseToTheText(Basic style, String shown) {
        RichText text = RichText.of(Segment.of("a"), Segment.of(" some text ", style), Segment.of("b"));
        assertThat(shown(text, Channels.plain())).isEqualTo(RichText.of(shown));
        assertThat(shown(text, Channels.bare())).isEqualTo(RichText.of("a some text b"));
        assertThat(shown(text, Channels.plain().dropped(Features.of(style)))).isEqualTo(RichText.of("a some text b"));
        assertThat(shown(text, Channels.rich())).isEqualTo(text);
    }

    @Test
    void writesOneSignAroundNeighbours() {
        RichText text = RichText.of(Segment.of("a", Basic.BOLD), Segment.of("b", Basic.BOLD, Basic.ITALIC));
        assertThat(shown(text, Channels.plain()).plain()).isEqualTo("*a_b_*");
        RichText other = RichText.of(Segment.of("a", Basic.ITALIC), Segment.of("b", Basic.BOLD, Basic.ITALIC));
        assertThat(shown(other, Channels.plain()).plain()).isEqualTo("_a*b*_");
    }

    @Test
    void writesNoSignsAroundNothing() {
        assertThat(shown(RichText.of(Segment.of("a"), Segment.of("\n", Basic.BOLD), Segment.of("b")), Channels.plain())
                        .plain())
                .isEqualTo("a\nb");
    }

    @Test
    void underlinesInItalics() {
        RichText text = RichText.of(Segment.of("a", Basic.UNDERLINE));
        assertThat(shown(text, Channels.plain().full(Feature.ITALIC)))
                .isEqualTo(RichText.of(Segment.of("a", Basic.ITALIC)));
    }

    @Test
    void setsCodeBetweenFences() {
        RichText text = RichText.of(
                Segment.of("see:"), Segment.of("  x = 1\n", new Style.Pre("java")), Segment.of("that is all"));
        assertThat(shown(text, Channels.plain()).plain()).isEqualTo("see:\n```java\n  x = 1\n```\nthat is all");
        assertThat(shown(text, Channels.bare()).plain()).isEqualTo("see:\n  x = 1\nthat is all");
        assertThat(shown(RichText.of(Segment.of("\n", new Style.Pre(""))), Channels.plain())
                        .plain())
                .isEqualTo("```\n\n```");
    }

    @Test
    void setsNoSignsIntoCode() {
        RichText text = RichText.of(Segment.of("x", new Style.Pre(""), Basic.BOLD));
        assertThat(shown(text, Channels.plain()).plain()).isEqualTo("```\nx\n```");
    }

    @Test
    void quotesEachLine() {
        RichText text = RichText.of(Segment.of("one\ntwo", new Style.Quote(true)), Segment.of("three"));
        assertThat(shown(text, Channels.plain()).plain()).isEqualTo("> one\n> two\nthree");
        assertThat(shown(text, Channels.bare()).plain()).isEqualTo("one\ntwo\nthree");
    }

    @Test
    void quotesCode() {
        Style quote = new Style.Quote(false);
        RichText text = RichText.of(Segment.of("see\n", quote), Segment.of("a\nb", quote, new Style.Pre("")));
        assertThat(shown(text, Channels.plain()).plain()).isEqualTo("> see\n> ```\n> a\n> b\n> ```");
    }

    @Test
    void makesHeadingsBold() {
        RichText text = RichText.of(Segment.of("News", new Style.Heading(1)), Segment.of("all is well"));
        assertThat(shown(text, Channels.plain().full(Feature.BOLD)))
                .isEqualTo(RichText.of(Segment.of("News", Basic.BOLD), Segment.of("\nall is well")));
        assertThat(shown(text, Channels.bare()).plain()).isEqualTo("News\nall is well");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            here                   | https://example.org/ | here (https://example.org/)
            https://example.org/   | https://example.org/ | https://example.org/
            https://example.org    | https://example.org/ | https://example.org
            example.org            | https://example.org/ | example.org
            me@example.org         | mailto:me@example.org | me@example.org
            """)
    void writesOutLinks(String text, String address, String shown) {
        RichText link = RichText.of(Segment.link(text, address));
        assertThat(shown(link, Channels.plain())).isEqualTo(RichText.of(shown));
        assertThat(shown(link, Channels.bare())).isEqualTo(RichText.of(shown));
        assertThat(shown(link, Channels.plain().dropped(Feature.LINK))).isEqualTo(RichText.of(text));
        assertThat(shown(link, Channels.rich())).isEqualTo(link);
    }

    @Test
    void writesOutALinkOfSeveralLooksOnce() {
        Optional<String> address = Optional.of("https://a.example");
        RichText text = RichText.of(
                new Segment("very ", Set.of(), address, Optional.empty(), Optional.empty()),
                new Segment("bold", Set.of(Basic.BOLD), address, Optional.empty(), Optional.empty()),
                Segment.of("."));
        assertThat(shown(text, Channels.plain()).plain()).isEqualTo("very *bold* (https://a.example).");
    }

    @Test
    void keepsTheTextOfMentionsAndEmoji() {
        RichText text = RichText.of(
                Segment.mention("@Ann", Mention.of(new UserId("1"))),
                new Segment(
                        ":crab:",
                        Set.of(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(new CustomEmoji("crab", Optional.empty()))));
        assertThat(shown(text, Channels.plain())).isEqualTo(RichText.of("@Ann:crab:"));
        assertThat(shown(text, Channels.rich())).isEqualTo(text);
    }

    /** Whatever the text and the channel: no look is left that the channel does not have, and no word is lost. */
    @ParameterizedTest
    @ValueSource(longs = {4, 44, 444, 4444})
    void leavesNothingThatTheChannelLacks(long seed) {
        Random random = new Random(seed);
        RichTexts texts = new RichTexts(random);
        for (int round = 0; round < 200; round++) {
            RichText text = texts.text(8);
            Capabilities channel = RandomChannels.levels(random).build();
            RichText shown = new Looks(channel).apply(new Pointers(channel).apply(text));
            String which = "seed " + seed + ", round " + round + ": " + text + " as " + shown;
            assertThat(shown.segments()).as(which).allSatisfy(segment -> {
                assertThat(segment.styles()).allMatch(style -> channel.full(Features.of(style)));
                assertThat(segment.link().isEmpty() || channel.full(Feature.LINK))
                        .isTrue();
                assertThat(segment.mention().isEmpty() || channel.full(Feature.MENTION))
                        .isTrue();
                assertThat(segment.emoji().isEmpty() || channel.full(Feature.CUSTOM_EMOJI))
                        .isTrue();
            });
            if (!text.plain().isBlank()) {
                assertThat(seen(shown)).as(which).containsSubsequence(seen(text));
            }
        }
    }

    /** The visible characters: what is added stands between them. */
    private static List<String> seen(RichText text) {
        return text.plain()
                .codePoints()
                .filter(character -> !Character.isWhitespace(character))
                .mapToObj(Character::toString)
                .toList();
    }

    private static RichText shown(RichText text, Capabilities.Builder builder) {
        Capabilities channel = builder.build();
        return new Looks(channel).apply(new Pointers(channel).apply(text));
    }
}
