package dev.rialto.core.render;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rialto.api.message.Mention;
import dev.rialto.api.message.RichText;
import dev.rialto.api.message.Segment;
import dev.rialto.api.message.Style;
import dev.rialto.api.message.Style.Basic;
import dev.rialto.api.message.UserId;
import dev.rialto.api.plug.TextMeasure;
import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SplitterTest {
    /** Markup that costs room: seven characters a styled segment. */
    private static final TextMeasure MARKUP = text -> text.plain().length()
            + 7
                    * (int) text.segments().stream()
                            .filter(segment -> !segment.styles().isEmpty())
                            .count();

    private static final List<TextMeasure> MEASURES =
            List.of(TextMeasure.UTF16, TextMeasure.CODE_POINTS, TextMeasure.UTF8, MARKUP);

    // What holds for every text

    @ParameterizedTest
    @ValueSource(longs = {1, 12, 123, 1234, 12345, 123456})
    void keepsEverythingWithinTheLimit(long seed) {
        Random random = new Random(seed);
        RichTexts texts = new RichTexts(random);
        for (int round = 0; round < 150; round++) {
            RichText text = texts.text(12);
            int limit = 40 + random.nextInt(200);
            TextMeasure measure = MEASURES.get(random.nextInt(MEASURES.size()));
            List<RichText> pieces = new Splitter(limit, measure).split(text);

            String which = "seed " + seed + ", round " + round + ", limit " + limit + ": " + text;
            assertThat(pieces).as(which).allSatisfy(piece -> {
                assertThat(measure.length(piece)).isBetween(1, limit);
                assertThat(piece.plain()).isNotBlank();
            });
            assertThat(seen(pieces)).as(which).isEqualTo(seen(List.of(text)));
            assertThat(letters(pieces)).as(which).isEqualTo(letters(List.of(text)));
        }
    }

    /** Limits below one letter: nothing can be kept whole but characters, and nothing is lost that can be seen. */
    @ParameterizedTest
    @ValueSource(longs = {7, 77, 777})
    void losesNothingHoweverSmallTheLimit(long seed) {
        Random random = new Random(seed);
        RichTexts texts = new RichTexts(random);
        for (int round = 0; round < 60; round++) {
            String text = texts.words(12);
            int limit = 1 + random.nextInt(12);
            List<RichText> pieces = new Splitter(limit, TextMeasure.CODE_POINTS).split(RichText.of(text));

            String which = "seed " + seed + ", round " + round + ", limit " + limit + ": " + text;
            assertThat(pieces).as(which).allSatisfy(piece -> {
                assertThat(TextMeasure.CODE_POINTS.length(piece)).isBetween(1, limit);
                assertThat(piece.plain().codePoints()).noneMatch(SplitterTest::isSurrogate);
            });
            assertThat(visible(pieces)).as(which).isEqualTo(visible(List.of(RichText.of(text))));
        }
    }

    // Where it cuts

    @Test
    void leavesWhatFitsAsItIs() {
        assertThat(split(10, "ten chars.")).containsExactly("ten chars.");
    }

    @Test
    void hasNoPieceForNothing() {
        assertThat(split(10, "")).isEmpty();
        assertThat(split(2, " \n\u200B\n ")).isEmpty();
    }

    @Test
    void prefersParagraphsToLines() {
        assertThat(split(20, "one two three\n\nfour\nfive six")).containsExactly("one two three", "four\nfive six");
    }

    @Test
    void prefersLinesToWords() {
        assertThat(split(20, "one two three\nfour five six")).containsExactly("one two three", "four five six");
    }

    @Test
    void prefersWordsToLetters() {
        assertThat(split(12, "several longer words")).containsExactly("several", "longer words");
    }

    @Test
    void makesNoSmallPieceForAnEarlyParagraph() {
        assertThat(split(20, "a\n\nthis is a longer text")).containsExactly("a\n\nthis is a longer", "text");
    }

    @Test
    void keepsAWordWholeThatFitsAPieceOfItsOwn() {
        assertThat(split(20, "see https://example.org/")).containsExactly("see", "https://example.org/");
    }

    @Test
    void cutsAWordThatFitsNowhere() {
        assertThat(split(10, "a bbbbbbbbbbbbbbbbbb")).containsExactly("a bbbbbbbb", "bbbbbbbbbb");
    }

    @Test
    void cutsBetweenIdeographsButNotBeforeAFullStop() {
        assertThat(split(5, "你好世界你。好世界你好")).containsExactly("你好世界", "你。好世界", "你好");
    }

    @Test
    void keepsTheIndentOfCode() {
        RichText code = RichText.of(Segment.of("if (a) {\n    b();\n}", new Style.Pre("java")));
        assertThat(new Splitter(12, TextMeasure.UTF16).split(code))
                .containsExactly(
                        RichText.of(Segment.of("if (a) {", new Style.Pre("java"))),
                        RichText.of(Segment.of("    b();\n}", new Style.Pre("java"))));
    }

    @Test
    void goesOnWithTheLooks() {
        RichText text = RichText.of(Segment.of("a "), Segment.of("bold text here", Basic.BOLD), Segment.of(" b"));
        assertThat(new Splitter(11, TextMeasure.UTF16).split(text))
                .containsExactly(
                        RichText.of(Segment.of("a "), Segment.of("bold text", Basic.BOLD)),
                        RichText.of(Segment.of("here", Basic.BOLD), Segment.of(" b")));
    }

    @Test
    void cutsWhatCallsNobodyAsAnyText() {
        Segment text = Segment.of("hello Ann").callingNobody();
        assertThat(new Splitter(6, TextMeasure.UTF16).split(RichText.of(text)))
                .containsExactly(RichText.of(text.withText("hello")), RichText.of(text.withText("Ann")));
    }

    @Test
    void cutsNoMention() {
        Segment mention = Segment.mention("@Ann Smith", Mention.of(new UserId("1")));
        assertThat(new Splitter(12, TextMeasure.UTF16).split(RichText.of(Segment.of("hello "), mention)))
                .containsExactly(RichText.of("hello"), RichText.of(mention));
    }

    @Test
    void writesOutALinkThatLeavesNoRoomForItsText() {
        TextMeasure html = text -> text.plain().length()
                + text.segments().stream()
                        .mapToInt(segment -> segment.link().map(String::length).orElse(0))
                        .sum();
        assertThat(new Splitter(12, html).split(RichText.of(Segment.link("x", "https://a.example/"))))
                .containsExactly(RichText.of("x (https:"), RichText.of("//a.example/"), RichText.of(")"));
    }

    @Test
    void cutsALetterThatIsLongerThanAPiece() {
        String letter = "e" + "\u0301".repeat(30);
        List<String> pieces = split(10, letter);
        assertThat(pieces).hasSize(4).allSatisfy(piece -> assertThat(piece).hasSizeLessThanOrEqualTo(10));
        assertThat(String.join("", pieces)).isEqualTo(letter);
    }

    @Test
    void cutsAVeryLongText() {
        String text = "word ".repeat(200_000);
        assertThat(split(4096, text)).hasSize(245);
    }

    private static List<String> split(int limit, String text) {
        return new Splitter(limit, TextMeasure.UTF16)
                .split(RichText.of(text)).stream().map(RichText::plain).toList();
    }

    private static boolean isSurrogate(int character) {
        return character >= Character.MIN_SURROGATE && character <= Character.MAX_SURROGATE;
    }

    /** Each visible character with its looks. */
    private static List<Segment> seen(List<RichText> pieces) {
        List<Segment> seen = new ArrayList<>();
        for (RichText piece : pieces) {
            for (Segment segment : piece.segments()) {
                segment.text()
                        .codePoints()
                        .filter(character -> !Character.isWhitespace(character))
                        .forEach(character -> seen.add(segment.withText(Character.toString(character))));
            }
        }
        return seen;
    }

    private static String visible(List<RichText> pieces) {
        StringBuilder visible = new StringBuilder();
        seen(pieces).stream()
                .map(Segment::text)
                .filter(character -> Character.getType(character.codePointAt(0)) != Character.FORMAT)
                .forEach(visible::append);
        return visible.toString();
    }

    /** The visible letters, as people count them. */
    private static List<String> letters(List<RichText> pieces) {
        List<String> letters = new ArrayList<>();
        for (RichText piece : pieces) {
            String plain = piece.plain();
            BreakIterator places = BreakIterator.getCharacterInstance(Locale.ROOT);
            places.setText(plain);
            int begin = 0;
            for (int end = places.next(); end != BreakIterator.DONE; end = places.next()) {
                if (!plain.substring(begin, end).isBlank()) {
                    letters.add(plain.substring(begin, end));
                }
                begin = end;
            }
        }
        return letters;
    }
}
