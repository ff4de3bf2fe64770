package dev.rialto.core.render;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rialto.api.message.RichText;
import dev.rialto.api.plug.TextMeasure;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** What people see as one letter is never cut, whatever it is made of. */
final class LettersTest {
    static final List<String> LETTERS = RichTexts.CLUSTERS;

    @ParameterizedTest
    @FieldSource("LETTERS")
    void staysWhole(String letter) {
        int limit = letter.length() + letter.length() / 2;
        List<RichText> pieces = new Splitter(limit, TextMeasure.UTF16).split(RichText.of(letter.repeat(4)));
        assertThat(pieces)
                .hasSizeGreaterThan(1)
                .allSatisfy(
                        piece -> assertThat(piece.plain().replace(letter, "")).isEmpty());
    }
}
