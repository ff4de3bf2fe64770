package dev.rialto.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class RegexTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "((x{1000}){1000}){1000}",
                "((a{1,1000}){1,1000})",
                "(.{1,1000}\n){1,1000}",
                "((x?y?){1000}){50}z",
                "([[:alpha:]]{900}\\Q({\\E{10,}){2}[^]a-z]{300}",
                "(x{99999999}){99999999}"
            })
    void whatBecomesTooLargeIsRefused(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Regex.parse(text))
                .withMessageStartingWith("is too large: ");
    }

    @Test
    void whatIsTooDeepIsRefused() {
        String deep = "(".repeat(50_000) + "x" + ")".repeat(50_000);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Regex.parse(deep))
                .withMessageStartingWith("is too large: ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "(\\w{1,100} ?){1,10}!",
                "[0-9]{3}-[0-9]{1000}",
                "{2}x",
                "x{,3}",
                "[({1000}]{2}",
                "\\({1000}",
                "\\pL{1000}\\x{10FFFF}{900}",
                "a{0}b",
                "(?i)^spam|(eggs|ham)*"
            })
    void whatPeopleWriteIsTaken(String text) {
        assertThatCode(() -> Regex.parse(text))
                .satisfiesAnyOf(
                        error -> assertThat(error).isNull(),
                        error -> assertThat(error).hasMessageStartingWith("is no regular expression of RE2: "));
    }

    @Test
    void itsSizeIsThatOfAllThatIsRepeated() {
        assertThat(RegexSize.of("abc", 1)).isEqualTo(3);
        assertThat(RegexSize.of("a(bc){3}d{2,5}e{4,}[fg]{6}", 1)).isEqualTo(1 + 6 + 5 + 4 + 6);
        assertThat(RegexSize.of("((ab){10}c){10}", 2)).isEqualTo(210);
        assertThat(RegexSize.of("((a))", 1)).isGreaterThan(1_000_000);
        assertThat(RegexSize.of("a)b(c", 1)).isEqualTo(3);
    }
}
