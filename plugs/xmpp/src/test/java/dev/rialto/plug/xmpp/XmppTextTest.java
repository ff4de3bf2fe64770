package dev.rialto.plug.xmpp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rialto.api.message.RichText;
import dev.rialto.api.message.Segment;
import dev.rialto.api.message.Style;
import dev.rialto.api.message.Style.Basic;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** XEP-0393 as it is read; where a sentence of it decides, the test says which. */
final class XmppTextTest {
    private static final Style QUOTE = new Style.Quote(false);

    /** Looks are written as {@code [b:…]}; what is not marked is plain. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "*bold*|[b:bold]",
                "_italic_|[i:italic]",
                "~struck~|[s:struck]",
                "`code`|[c:code]",
                "a *b c* d|a [b:b c] d",
                // 6.2: the first sign that can close does.
                "*strong*plain*|[b:strong]plain*",
                "* plain *strong*|* plain [b:strong]",
                // 5.2: white space inside of a sign makes it none, and a span stays on its line.
                "not strong*|not strong*",
                "*not strong|*not strong",
                "*not *strong|*not *strong",
                "*not strong *|*not strong *",
                "a*not strong*|a*not strong*",
                // 5.2: a sign can open behind white space, at the beginning, or behind another that opened.
                "*_both_*|[bi:both]",
                "_*both* here_|[bi:both][i: here]",
                "*a _b_ c*|[b:a ][bi:b][b: c]",
                "(*no*)|(*no*)",
                // What overlaps is closed by the outer one.
                "*a _b* c_|[b:a _b] c_",
                // 5.2.4: nothing is read inside of code.
                "`*code* _too_`|[c:*code* _too_]",
                "*a `b* c`|[b:a `b] c`",
                // No text, no span.
                "**|**",
                "****|****",
                "__init__|__init__",
                "**bold elsewhere**|**bold elsewhere**",
                "a_snake_case|a_snake_case",
                "2*3*4|2*3*4",
                "_a_ _b_|[i:a] [i:b]",
            })
    void spans(String body, String looks) {
        assertThat(shown(XmppText.read(body))).isEqualTo(looks);
    }

    private static String shown(RichText text) {
        return text.segments().stream()
                .map(segment -> segment.styles().isEmpty()
                        ? segment.text()
                        : "["
                                + segment.styles().stream()
                                        .map(style -> style == Basic.BOLD
                                                ? "b"
                                                : style == Basic.ITALIC ? "i" : style == Basic.STRIKE ? "s" : "c")
                                        .sorted()
                                        .collect(Collectors.joining())
                                + ":" + segment.text() + "]")
                .collect(Collectors.joining());
    }

    /** Takes milliseconds; looking for the end of each anew takes longer than anybody waits. */
    @Test
    @Timeout(20)
    void aLineOfSignsThatNothingClosesIsReadInOneGo() {
        String line = "*a _b ~c `d ".repeat(200_000);
        assertThat(XmppText.read(line)).isEqualTo(RichText.of(line));
    }

    @Test
    void aSpanEndsWithItsLine() {
        assertThat(XmppText.read("*one\ntwo*")).isEqualTo(RichText.of("*one\ntwo*"));
    }

    @Test
    void aBlockOfCodeIsBetweenFences() {
        assertThat(XmppText.read("look:\n```java\nint *a*;\n> b\n```\n*so*"))
                .isEqualTo(RichText.of(
                        Segment.of("look:\n"),
                        Segment.of("int *a*;\n> b", new Style.Pre("java")),
                        Segment.of("\n"),
                        Segment.of("so", Basic.BOLD)));
    }

    @Test
    void aBlockOfCodeThatNothingClosesGoesToTheEnd() {
        assertThat(XmppText.read("```\na\nb")).isEqualTo(RichText.of(Segment.of("a\nb", new Style.Pre(""))));
    }

    @Test
    void whatStandsBehindAFenceIsNotLost() {
        assertThat(XmppText.read("```some words\nb\n```").plain()).isEqualTo("some words\nb");
        assertThat(XmppText.read("```all on one line```").plain()).contains("all on one line");
        assertThat(XmppText.read("```")).isEqualTo(RichText.of("```"));
    }

    @Test
    void aQuoteHasItsOwnLooksAndBlocks() {
        assertThat(XmppText.read("> *a* b\n>c\n> ```\n> d\n> ```\nno"))
                .isEqualTo(RichText.of(
                        segment("a", QUOTE, Basic.BOLD),
                        segment(" b\nc\n", QUOTE),
                        segment("d", QUOTE, new Style.Pre("")),
                        Segment.of("\nno")));
    }

    @Test
    void aQuoteInAQuoteKeepsItsSign() {
        assertThat(XmppText.read("> a\n> > b")).isEqualTo(RichText.of(segment("a\n> b", QUOTE)));
    }

    private static Segment segment(String text, Style... styles) {
        return Segment.of(text, styles);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n", "a\n", "\n\na", "a\r\nb\rc", " ", "\t*a*\t"})
    void linesAndWhiteSpaceStay(String body) {
        assertThat(XmppText.read(body).plain())
                .isEqualTo(body.replace("\r\n", "\n").replace('\r', '\n').replace("*", ""));
    }

    @ParameterizedTest
    @MethodSource("dev.rialto.plug.xmpp.Bodies#seeds")
    void anyBodyIsReadAsTheOtherReaderReadsIt(long seed) {
        String line = Bodies.line(new Random(seed));
        assertThat(XmppText.read(line)).as("seed %s: %s", seed, line).isEqualTo(StylingReader.read(line));
    }

    @ParameterizedTest
    @ValueSource(strings = {">", "> ", ">\n>", "> \u00a0", "> \u200b", "```\n```", "```\n \n```", "` `"})
    void signsAloneAreWhatSomebodySaid(String body) {
        assertThat(XmppText.read(body).plain()).isEqualTo(body);
    }

    @ParameterizedTest
    @MethodSource("dev.rialto.plug.xmpp.Bodies#seeds")
    void noBodyIsReadToNothing(long seed) {
        Random random = new Random(seed);
        for (String body : List.of(Bodies.body(random), Bodies.signs(random))) {
            assertThat(XmppText.isBlank(XmppText.read(body).plain()))
                    .as("seed %s: %s", seed, body)
                    .isEqualTo(XmppText.isBlank(body));
        }
    }

    @ParameterizedTest
    @MethodSource("dev.rialto.plug.xmpp.Bodies#seeds")
    void noLetterIsMadeUp(long seed) {
        String body = Bodies.body(new Random(seed));
        String plain = XmppText.read(body).plain();
        int at = 0;
        for (int i = 0; i < plain.length(); i++) {
            at = body.indexOf(plain.charAt(i), at) + 1;
            assertThat(at).as("seed %s: %s in %s", seed, plain, body).isPositive();
        }
    }
}
