package dev.rialto.plug.xmpp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rialto.api.message.RichText;
import dev.rialto.api.message.Segment;
import dev.rialto.api.message.Style;
import dev.rialto.api.message.Style.Basic;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is written is read as it was meant, by us and by another reader. */
final class XmppMarkupTest {

    @Test
    void looksHaveTheirSigns() {
        assertThat(XmppMarkup.write(RichText.of(
                        Segment.of("Ann", Basic.BOLD), Segment.of(": see "), Segment.of("this", Basic.ITALIC))))
                .isEqualTo(new XmppMarkup.Body("*Ann*: see _this_", false));
    }

    @Test
    void whatHasNoSignsNeedsNoMark() {
        assertThat(XmppMarkup.write(RichText.of("a_snake_case and 2*3")))
                .isEqualTo(new XmppMarkup.Body("a_snake_case and 2*3", false));
    }

    @Test
    void signsThatAreOnlySignsMakeItUnstyled() {
        assertThat(XmppMarkup.write(RichText.of("*not bold*"))).isEqualTo(new XmppMarkup.Body("*not bold*", true));
        assertThat(XmppMarkup.write(RichText.of("> not a quote")))
                .isEqualTo(new XmppMarkup.Body("> not a quote", true));
        assertThat(XmppMarkup.write(RichText.of("```\nnot a block\n```")).unstyled())
                .isTrue();
    }

    @Test
    void aLookInsideAWordIsLeftOut() {
        assertThat(XmppMarkup.write(
                        RichText.of(Segment.of("un"), Segment.of("believ", Basic.BOLD), Segment.of("able"))))
                .isEqualTo(new XmppMarkup.Body("unbelievable", false));
    }

    @Test
    void whiteSpaceIsPutOutsideOfTheSigns() {
        assertThat(XmppMarkup.write(RichText.of(Segment.of("a"), Segment.of(" b ", Basic.BOLD), Segment.of("c"))))
                .isEqualTo(new XmppMarkup.Body("a *b* c", false));
    }

    @Test
    void eachLineHasItsOwnSigns() {
        assertThat(XmppMarkup.write(RichText.of(Segment.of("one\ntwo", Basic.BOLD))))
                .isEqualTo(new XmppMarkup.Body("*one*\n*two*", false));
    }

    @Test
    void blocksStandOnLinesOfTheirOwn() {
        assertThat(XmppMarkup.write(RichText.of(
                                Segment.of("look: "),
                                Segment.of("int *a*;", new Style.Pre("java")),
                                Segment.of(" and "),
                                Segment.of("he said\nso", new Style.Quote(true)),
                                Segment.of("\nend")))
                        .text())
                .isEqualTo("look: \n```java\nint *a*;\n```\n and \n> he said\n> so\nend");
    }

    @Test
    void whatXmlCannotCarryIsLeftOut() {
        assertThat(XmppMarkup.write(RichText.of("a\u0000b\u0007c\uD800d\uFFFEe\tf\n😀"))
                        .text())
                .isEqualTo("abc\uFFFDd\uFFFDe\tf\n😀");
    }

    @ParameterizedTest
    @MethodSource("dev.rialto.plug.xmpp.Bodies#seeds")
    void everyLetterArrivesAndNoLookIsMadeUp(long seed) {
        RichText text = Bodies.text(new Random(seed));
        XmppMarkup.Body body = XmppMarkup.write(text);
        for (RichText read : read(body)) {
            assertThat(read.plain()).as("seed %s: %s as %s", seed, text, body).isEqualTo(text.plain());
            int at = 0;
            for (Segment segment : read.segments()) {
                RichText meant = text.slice(at, at + segment.text().length());
                assertThat(meant.segments())
                        .as("seed %s: %s as %s", seed, text, body)
                        .allMatch(part -> part.text().isBlank() || part.styles().containsAll(segment.styles()));
                at += segment.text().length();
            }
        }
    }

    private static Set<RichText> read(XmppMarkup.Body body) {
        return body.unstyled()
                ? Set.of(RichText.of(body.text()))
                : Set.copyOf(java.util.List.of(XmppText.read(body.text()), StylingReader.read(body.text())));
    }

    @ParameterizedTest
    @MethodSource("dev.rialto.plug.xmpp.Bodies#seeds")
    void wordsKeepAllTheirLooks(long seed) {
        RichText text = Bodies.tellable(new Random(seed));
        XmppMarkup.Body body = XmppMarkup.write(text);
        assertThat(body.unstyled()).as("seed %s: %s", seed, text).isFalse();
        assertThat(XmppText.read(body.text())).as("seed %s: %s", seed, body).isEqualTo(text);
        assertThat(StylingReader.read(body.text()))
                .as("seed %s: %s", seed, body)
                .isEqualTo(text);
    }

    @ParameterizedTest
    @MethodSource("dev.rialto.plug.xmpp.Bodies#seeds")
    void aBodyIsReadWrittenAndReadToTheSame(long seed) {
        RichText read = XmppText.read(Bodies.body(new Random(seed)));
        XmppMarkup.Body body = XmppMarkup.write(read);
        RichText again = body.unstyled() ? RichText.of(body.text()) : XmppText.read(body.text());
        // Between blocks a line feed stands where there was none, or a second.
        assertThat(again.plain().replaceAll("[\\n> ]|```\\w*", ""))
                .as("seed %s: %s as %s", seed, read, body)
                .isEqualTo(read.plain().replaceAll("[\\n> ]|```\\w*", ""));
    }
}
