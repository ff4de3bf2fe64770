package dev.rialto.relay;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class EmojiTest {
    /** Letters and digits of several scripts; one joins with U+200D, as Persian and Hindi names do. */
    private static final String[] PLAIN = {
        "Anna", "Žofie", "李", "7", "#1", "*", "नेहा", "می\u200Cخواهم", "क्\u200Dष", "™"
    };

    private static final String[] PICTURES = {
        "😀", "👍🏽", "👨‍👩‍👧‍👦", "🏳️‍🌈", "🇨🇿", "🏴󠁧󠁢󠁳󠁣󠁴󠁿", "1️⃣", "❤️", "❤", "©️", "☕", "🧑🏿‍🚀"
    };

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void leavesLettersAndTakesPictures(long seed) {
        Random random = new Random(seed);
        StringBuilder name = new StringBuilder();
        StringBuilder expected = new StringBuilder();
        for (int i = 0; i < 12; i++) {
            boolean picture = random.nextBoolean();
            String[] from = picture ? PICTURES : PLAIN;
            String part = from[random.nextInt(from.length)];
            name.append(' ').append(part);
            expected.append(picture ? "" : " " + part);
        }
        assertThat(Emoji.strip("Eva" + name)).as("seed %d: %s", seed, name).isEqualTo("Eva" + expected);
    }

    @ParameterizedTest
    @CsvSource({"'Anna🌻', Anna", "'🌻 Anna 🌻  Nová', 'Anna Nová'", "'🌻🐝', '🌻🐝'", "'Agent 007', 'Agent 007'"})
    void collapsesBlanksAndNeverLeavesNothing(String name, String expected) {
        assertThat(Emoji.strip(name)).isEqualTo(expected);
    }
}
