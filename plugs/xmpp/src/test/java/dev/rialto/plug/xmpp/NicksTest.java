package dev.rialto.plug.xmpp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Nicks in a text; a bar stands for the invisible character. */
final class NicksTest {

    private static String broken(List<String> nicks, String text) {
        return new Nicks(nicks).broken(text).replace('\u200B', '|');
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '"', textBlock = """
            Bob,               "Bob: hi BOB (bob) x",   "B|ob: hi B|OB (b|ob) x"
            Bob,               "Bobby, a1bob, bob2",    "Bobby, a1bob, bob2"
            Bob,               "bob_x, bob's",          "b|ob_x, b|ob's"
            Bob,               "@\u200Bbob",            "@|b|ob"
            "[Bob]",           "say [bob]!",            "say [|bob]!"
            "Bob Miller",      "Bob, bob miller",       "Bob, b|ob miller"
            "😀 Bob",          "hey 😀 bob",            "hey 😀| bob"
            Жанна,             "привет, ЖАННА.",        "привет, Ж|АННА."
            İlker,             "ask İlker",             "ask İ|lker"
            x,                 "x is x",                "x is x"
            """)
    void aNickIsBrokenWhereItIsAWord(String nick, String text, String expected) {
        assertThat(broken(List.of(nick), text)).isEqualTo(expected);
    }

    @Test
    void ofNicksThatBeginAlikeEachIsFound() {
        List<String> nicks = List.of("Ann", "Ann Bell", "Ann Bell Cox", "Bell", "Anna");
        assertThat(broken(nicks, "Ann Bells, Ann Bell Co, Ann, Annabel"))
                .isEqualTo("A|nn Bells, A|nn B|ell Co, A|nn, Annabel");
        assertThat(broken(List.of("Ann Bell"), "Ann Bells, Ann Bell Co")).isEqualTo("Ann Bells, A|nn Bell Co");
    }

    @Test
    void anAddressStaysAsItIs() {
        List<String> nicks = List.of("bob", "example");
        String text = "https://bob.example/bob, bob@example.org <mailto:bob@example.org>";
        assertThat(broken(nicks, text)).isEqualTo(text);
        assertThat(broken(nicks, "bob://x :// @bob bob@ bob")).isEqualTo("bob://x :// @b|ob b|ob@ b|ob");
    }

    @Test
    void nobodyIsInAnEmptyRoom() {
        assertThat(broken(List.of(), "Bob")).isEqualTo("Bob");
    }

    /** The same as a search for one nick after the other, which takes far longer. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
    void aCrowdIsFoundAsOneByOne(int seed) {
        Random random = new Random(seed);
        List<String> nicks = Stream.generate(() -> words(random, 1 + random.nextInt(3)))
                .distinct()
                .limit(40)
                .toList();
        String text = words(random, 300);
        StringBuilder expected = new StringBuilder();
        for (int at = 0; at < text.length(); at++) {
            expected.append(text.charAt(at));
            String rest = text.substring(at);
            boolean begins = at == 0 || !Character.isLetterOrDigit(text.charAt(at - 1));
            if (begins && nicks.stream().anyMatch(nick -> isFirst(nick, rest))) {
                expected.append('|');
            }
        }
        assertThat(broken(nicks, text)).isEqualTo(expected.toString());
    }

    private static boolean isFirst(String nick, String rest) {
        return nick.length() > 1
                && Pattern.compile(Pattern.quote(nick.toLowerCase(Locale.ROOT)) + "(?![a-z])")
                        .matcher(rest.toLowerCase(Locale.ROOT))
                        .lookingAt();
    }

    private static String words(Random random, int number) {
        return Stream.generate(() -> Stream.generate(() -> "aAb".charAt(random.nextInt(3)))
                        .limit(1 + random.nextInt(3))
                        .map(String::valueOf)
                        .collect(Collectors.joining()))
                .limit(number)
                .collect(Collectors.joining(" "));
    }
}
