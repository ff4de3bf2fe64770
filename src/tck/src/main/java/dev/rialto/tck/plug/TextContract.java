package dev.rialto.tck.plug;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;

import dev.rialto.api.message.MessageId;
import dev.rialto.api.message.RichText;
import dev.rialto.api.message.Segment;
import dev.rialto.api.message.Style;
import dev.rialto.api.operation.Edit;
import dev.rialto.api.operation.Outcome;
import dev.rialto.api.plug.Capabilities;
import dev.rialto.api.plug.Feature;
import dev.rialto.api.plug.Session;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** That people read what was written. */
abstract class TextContract extends OutboundContract {

    /** Longer than any message a person writes; a limit above it is none. */
    private static final int VERY_LONG = 20_000;

    @ParameterizedTest
    @MethodSource("dev.rialto.tck.plug.OddTexts#all")
    public final void oddTextsAreSeenAsTheyAre(String text) throws Exception {
        Session session = open();
        sentId(session, post(text));
        awaitSeen(channel, text);
    }

    @ParameterizedTest
    @MethodSource("dev.rialto.tck.plug.OddTexts#all")
    public final void oddTextsAreEditedInAsTheyAre(String text) throws Exception {
        Session session = open();
        MessageId id = sentId(session, post("before"));
        Outcome outcome = execute(session, new Edit(ref(channel), Tokens.next(), id, message(text), Optional.empty()));
        if (!full(session, Feature.EDIT)) {
            assertUnsupported(outcome);
            return;
        }
        assertThat(outcome).isInstanceOf(Outcome.Sent.class);
        awaitSeen(channel, text);
    }

    @ParameterizedTest
    @EnumSource
    public final void looksAreSeen(Style.Basic style) throws Exception {
        Session session = open();
        RichText text = RichText.of(Segment.of("before "), Segment.of("styled", style), Segment.of(" after"));
        sentId(session, post(channel, message(text)));
        Seen seen = awaitSeen(channel, "before styled after");
        if (full(session, Feature.valueOf(style.name()))) {
            assertThat(seen.text()).isEqualTo(text);
        }
    }

    @Test
    public final void whatCallsNobodyIsReadAsItIs() throws Exception {
        Session session = open();
        anna.posts(channel, "here I am");
        link.awaitPosted("here I am");
        Segment text = Segment.of("of " + anna.name() + ", " + anna.name() + "'s and the like");
        sentId(session, post(channel, message(RichText.of(text.callingNobody()))));
        Seen seen = awaitSeen(channel, each -> each.plain().endsWith("and the like"));
        assertThat(seen.plain().replace("\u200B", "")).isEqualTo(text.text());
    }

    @Test
    public final void twoLooksAtOnceAreSeen() throws Exception {
        Session session = open();
        Segment both = new Segment(
                "both",
                Set.of(Style.Basic.BOLD, Style.Basic.ITALIC),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
        RichText text = RichText.of(Segment.of("one or "), both, Segment.of(" of them"));
        sentId(session, post(channel, message(text)));
        Seen seen = awaitSeen(channel, "one or both of them");
        if (full(session, Feature.BOLD) && full(session, Feature.ITALIC)) {
            assertThat(seen.text()).isEqualTo(text);
        }
    }

    @Test
    public final void aLinkLeadsWhereItShould() throws Exception {
        Session session = open();
        RichText text = RichText.of(
                Segment.of("see "),
                Segment.link("this <page>", "https://example.org/a_b?c=d&e=\"f\""),
                Segment.of(" there"));
        sentId(session, post(channel, message(text)));
        if (!full(session, Feature.LINK)) {
            awaitSeen(channel, seen -> seen.plain().contains("this <page>"));
            return;
        }
        assertThat(awaitSeen(channel, "see this <page> there").text().segments())
                .anySatisfy(segment -> {
                    assertThat(segment.text()).isEqualTo("this <page>");
                    assertThat(segment.link().orElse("")).startsWith("https://example.org/a_b?c=d&e=");
                });
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "java"})
    public final void aBlockOfCodeIsSeen(String language) throws Exception {
        Session session = open();
        String code = "if (a < b && *c) {\n    return \"`\";\n}";
        RichText text =
                RichText.of(Segment.of("look:\n"), Segment.of(code, new Style.Pre(language)), Segment.of("\nright?"));
        sentId(session, post(channel, message(text)));
        Seen seen = awaitSeen(channel, each -> each.plain().contains(code));
        if (full(session, Feature.PRE)) {
            assertThat(seen.text().segments())
                    .anyMatch(segment -> segment.text().strip().equals(code)
                            && segment.styles().stream().anyMatch(Style.Pre.class::isInstance));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16})
    public final void noTextLosesALetter(int seed) throws Exception {
        Session session = open();
        List<Style> styles = Arrays.stream(Style.Basic.values())
                .filter(style -> full(session, Feature.valueOf(style.name())))
                .map(Style.class::cast)
                .toList();
        Random random = new Random(seed);
        for (int i = 0; i < 5; i++) {
            RichText text = OddTexts.random(random, styles);
            sentId(session, post(channel, message(text)));
            assertThatNoException()
                    .as("seed %s, text %s: %s", seed, i, text)
                    .isThrownBy(() -> awaitSeen(channel, text.plain()));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "&", "<", "*", "é", "😀"})
    public final void aTextAtTheLimitPassesWhole(String piece) throws Exception {
        Session session = open();
        String text = longest(session.capabilities(ref(channel)), piece);
        sentId(session, post(text));
        awaitSeen(channel, text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "&", "😀"})
    public final void aTextOverTheLimitIsNeverCutInSilence(String piece) throws Exception {
        Session session = open();
        String text = longest(session.capabilities(ref(channel)), piece) + piece;
        Outcome outcome = execute(session, post(text));
        if (outcome instanceof Outcome.Sent) {
            awaitSeen(channel, text);
        } else {
            assertRefused(outcome, Outcome.Scope.MESSAGE);
            sentId(session, post("sentinel"));
            awaitSeen(channel, "sentinel");
            assertThat(driver.seen(channel)).hasSize(1);
        }
    }

    /** As many of {@code piece} as the channel takes. */
    private static String longest(Capabilities capabilities, String piece) {
        int low = 0;
        int high = VERY_LONG;
        while (low < high) {
            int middle = (low + high + 1) / 2;
            int length = capabilities.measure().length(RichText.of(piece.repeat(middle)));
            if (length <= capabilities.textLimit()) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return piece.repeat(low);
    }
}
