package dev.rialto.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.rialto.api.message.RichText;
import dev.rialto.api.message.Segment;
import dev.rialto.api.message.Style;
import dev.rialto.api.plug.SettingsException;
import dev.rialto.tck.hook.FakeChannel;
import dev.rialto.tck.hook.FakeHost;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ReplacementsTest {
    private final FakeHost host = new FakeHost("family");
    private final FakeChannel red = host.directory().addChannel("red", "one");
    private final FakeChannel blue = host.directory().addChannel("blue", "two");

    private static Replacement replacement(String regex, String with, String... to) {
        return new Replacement(
                Regex.parse(regex), with, Optional.of(List.of(to)).filter(names -> !names.isEmpty()));
    }

    private RichText in(FakeChannel target, RichText text, Replacement... settings) {
        return Replacements.of(List.of(settings), host.directory().channels(), host.directory())
                .in(target, text);
    }

    private String plain(String text, Replacement... settings) {
        return in(red, RichText.of(text), settings).plain();
    }

    @ParameterizedTest
    @CsvSource({
        "colou?r, hue, 'the color of colour', 'the hue of hue'",
        "(\\d+) EUR, € $1, 5 EUR and 7 EUR, € 5 and € 7",
        "b, [$0], abc, a[b]c",
        "b, $$1, abc, a$1c",
        "b, '', abc, ac",
        "^, >, abc, >abc",
        "x, y, abc, abc",
        "(a)|(b), <$2>, ab, <><b>"
    })
    void whatIsFoundIsReplaced(String regex, String with, String text, String expected) {
        assertThat(plain(text, replacement(regex, with))).isEqualTo(expected);
    }

    @Test
    void aTextThatGrowsTooMuchIsLeftAsItIsFromThereOn() {
        String text = "x".repeat(3_000);
        String grown = plain(text, replacement("x", "x".repeat(88)));
        assertThat(grown).startsWith("x".repeat(100_000)).hasSizeLessThan(104_000);
        assertThat(plain(grown, replacement("x", "x".repeat(88)))).hasSizeLessThan(208_000);
    }

    @Test
    void theLooksOfWhatIsThereStay() {
        RichText text = RichText.of(
                Segment.of("one "), Segment.of("two", Style.Basic.BOLD), Segment.of(" three", Style.Basic.ITALIC));
        assertThat(in(red, text, replacement("e t|o", "-")))
                .isEqualTo(RichText.of(
                        Segment.of("-n-"),
                        Segment.of("w-", Style.Basic.BOLD),
                        Segment.of(" three", Style.Basic.ITALIC)));
    }

    @Test
    void theEntriesAreDoneInTheirOrderAndEachOnce() {
        assertThat(plain("a", replacement("a", "b"), replacement("b", "c"))).isEqualTo("c");
        assertThat(plain("b", replacement("a", "b"), replacement("b", "a"))).isEqualTo("a");
        assertThat(plain("a", replacement("a", "aa"))).isEqualTo("aa");
    }

    @Test
    void onlyWhereItIsToBeDone() {
        host.directory().addLabel("both", "red", "blue");
        Replacement inBlue = replacement("a", "b", "blue");
        assertThat(in(red, RichText.of("a"), inBlue).plain()).isEqualTo("a");
        assertThat(in(blue, RichText.of("a"), inBlue).plain()).isEqualTo("b");
        assertThat(in(red, RichText.of("a"), replacement("a", "b", "both")).plain())
                .isEqualTo("b");
    }

    @Test
    void whereAChannelHasMovedToAnotherItIsDoneByEitherName() {
        Replacements replacements = Replacements.of(
                List.of(replacement("a", "b", "blue")), host.directory().channels(), host.directory());
        assertThat(replacements.in(red, RichText.of("a")).plain()).isEqualTo("a");
        blue.mergeInto(red);
        assertThat(replacements.in(red, RichText.of("a")).plain()).isEqualTo("b");
        assertThat(replacements.in(blue, RichText.of("a")).plain()).isEqualTo("b");
    }

    @Test
    void aChannelThatNothingIsRelayedToIsRefused() {
        host.directory().addLabel("both", "red", "blue").addLabel("none", "blue");
        assertThat(Replacements.of(List.of(replacement("a", "b", "both")), List.of(red), host.directory()))
                .as("a label of which some channels are targets")
                .isNotNull();
        for (String name : List.of("blue", "none")) {
            assertThatExceptionOfType(SettingsException.class)
                    .isThrownBy(() -> Replacements.of(
                            List.of(replacement("a", "b"), replacement("a", "b", "red", name)),
                            List.of(red),
                            host.directory()))
                    .withMessage("nothing is relayed to " + name + " here, but to red")
                    .satisfies(error -> assertThat(error.path()).isEqualTo("replace[1].to[1]"));
        }
    }

    @Test
    void whatReplacesLooksLikeWhatWasThere() {
        RichText text =
                RichText.of(Segment.of("the "), Segment.of("red colour", Style.Basic.BOLD), Segment.of(" of it"));
        assertThat(in(red, text, replacement("colour", "hue")))
                .isEqualTo(
                        RichText.of(Segment.of("the "), Segment.of("red hue", Style.Basic.BOLD), Segment.of(" of it")));
        assertThat(in(red, text, replacement("colour\\sof", "hue of")))
                .isEqualTo(
                        RichText.of(Segment.of("the "), Segment.of("red hue of", Style.Basic.BOLD), Segment.of(" it")));
    }

    @Test
    void itIsTheSameAsOnPlainText() {
        Random random = new Random(20261121);
        for (int round = 0; round < 2_000; round++) {
            List<Segment> segments = new ArrayList<>();
            for (int i = random.nextInt(5); i >= 0; i--) {
                String part = "ab😀 \n".substring(0, 1 + random.nextInt(2)).repeat(random.nextInt(4));
                segments.add(random.nextBoolean() ? Segment.of(part) : Segment.of(part, Style.Basic.ITALIC));
            }
            RichText text = new RichText(segments);
            String regex = List.of("a", "b+", "a*", "(a)(b)?", "$").get(random.nextInt(5));
            String with = List.of("", "x", "long words", "[$0]").get(random.nextInt(4));
            String expected = text.plain()
                    .replaceAll(
                            regex,
                            java.util.regex.Matcher.quoteReplacement(with).replace("\\$0", "$0"));
            RichText done = in(red, text, replacement(regex, with));
            assertThat(done.plain()).as("%s → %s in %s", regex, with, text).isEqualTo(expected);
            assertThat(done.segments().stream().flatMap(segment -> segment.styles().stream()))
                    .isSubsetOf(Set.of(Style.Basic.ITALIC));
        }
    }

    @Test
    void aGroupThatIsNotThereIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> replacement("(a)", "$2"))
                .withMessage("with has $2, and the expression has 1 groups");
        assertThat(replacement("(a)", "$1 costs 5$").with()).isEqualTo("$1 costs 5$");
    }
}
