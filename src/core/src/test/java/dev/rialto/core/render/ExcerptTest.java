package dev.rialto.core.render;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rialto.api.message.ContentId;
import dev.rialto.api.message.Media;
import dev.rialto.api.message.Message;
import dev.rialto.api.message.RichText;
import dev.rialto.api.message.Segment;
import dev.rialto.api.message.Style;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ExcerptTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            short                       | 10 | short
            exactly-10                  | 10 | exactly-10
            cut at a word, not in it    | 12 | cut at a…
            four words                  | 9  | four…
            incomprehensibilities       | 10 | incompreh…
            a incomprehensibilities     | 10 | a incompr…
            anything                    | 0  | ''
            anything                    | 1  | ''
            """)
    void isOneLineCutAtAWord(String text, int length, String excerpt) {
        assertThat(Excerpt.of(text, length)).isEqualTo(excerpt);
    }

    @Test
    void joinsLines() {
        assertThat(Excerpt.of(" one\n\n  two\t\u00A0three ", 50)).isEqualTo("one two three");
    }

    @Test
    void cutsNoLetter() {
        assertThat(Excerpt.of("👨‍👩‍👧‍👦👨‍👩‍👧‍👦", 16)).isEqualTo("👨‍👩‍👧‍👦…");
    }

    @Test
    void isTheAuthorsOwnWords() {
        RichText text = RichText.of(Segment.of("said before\n", new Style.Quote(false)), Segment.of("and I say"));
        assertThat(Excerpt.of(Message.builder(text).build(), 50)).isEqualTo("and I say");
    }

    @Test
    void isTheQuoteWhereThereIsNothingElse() {
        RichText text = RichText.of(Segment.of("said before", new Style.Quote(false)));
        assertThat(Excerpt.of(Message.builder(text).build(), 50)).isEqualTo("said before");
    }

    @Test
    void tellsNoSecret() {
        RichText text = RichText.of(
                Segment.of("it was "),
                Segment.of("the", Style.Basic.SPOILER),
                Segment.of(" gardener", Style.Basic.SPOILER, Style.Basic.BOLD));
        assertThat(Excerpt.of(Message.builder(text).build(), 50)).isEqualTo("it was [spoiler]");
    }

    @Test
    void namesWhatIsCarriedWhereThereIsNoText() {
        Message message = Message.builder(RichText.EMPTY)
                .attachments(List.of(
                        Media.builder(new ContentId("1"), Media.Kind.VOICE).build()))
                .build();
        assertThat(Excerpt.of(message, 50)).isEqualTo("[voice message]");
        assertThat(Excerpt.of(Message.builder(RichText.EMPTY).build(), 50)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(longs = {5, 55, 555, 5555})
    void isAlwaysALineThatFits(long seed) {
        Random random = new Random(seed);
        RichTexts texts = new RichTexts(random);
        for (int round = 0; round < 200; round++) {
            int length = random.nextInt(60);
            RichText text = texts.text(5);
            String excerpt = Excerpt.of(Message.builder(text).build(), length);
            assertThat(excerpt)
                    .as("seed %d, round %d, length %d: %s", seed, round, length, text)
                    .hasSizeLessThanOrEqualTo(length)
                    .doesNotContain("\n")
                    .isEqualTo(excerpt.strip());
        }
    }
}
