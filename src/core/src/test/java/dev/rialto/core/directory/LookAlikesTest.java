package dev.rialto.core.directory;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class LookAlikesTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ALICE",
                " al ice",
                "al_i-ce",
                "A\u200Blice\u202E",
                "аlice",
                "ΑLΙСΕ",
                "Al1ce",
                "A|ice",
                "AIice",
                "Älicé",
                "\uFF21\uFF2C\uFF29\uFF23\uFF25",
                "\uD835\uDC00lice",
                "al.i'ce"
            })
    void whatLooksLikeAlice(String name) {
        assertThat(LookAlikes.of(name)).isEqualTo(LookAlikes.of("Alice"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Alicia", "Alic", "Alice 2", "Bob", "Алиса", "愛麗絲"})
    void whatDoesNot(String name) {
        assertThat(LookAlikes.of(name)).isNotEqualTo(LookAlikes.of("Alice")).isNotEmpty();
    }

    @Test
    void twoLettersThatLookLikeOne() {
        assertThat(LookAlikes.of("Burns")).isEqualTo(LookAlikes.of("Bums"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\u200B\u00AD", "\u0301", "\uE000"})
    void inWhichNothingIsToBeSeen(String name) {
        assertThat(LookAlikes.of(name)).isEmpty();
    }
}
