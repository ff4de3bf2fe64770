package dev.rialto.hook.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rialto.api.hook.ChatCommand.Parameter;
import dev.rialto.api.hook.ChatCommand.Parameter.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class CommandLineTest {
    private static final List<String> PREFIXES = List.of("!", "bot ", "ASK ", "!!");
    private static final Parameter ONE = new Parameter("one", Kind.REQUIRED);
    private static final Parameter MAYBE = new Parameter("maybe", Kind.OPTIONAL);
    private static final Parameter ALL = new Parameter("all", Kind.REST);

    @ParameterizedTest
    @CsvSource({
        "!help, help, ''",
        "' !HELP  me ', HELP, me",
        "! help, help, ''",
        "BOT Help sync-list, Help, sync-list",
        "ask help, help, ''",
        "!!help, help, ''",
        "'!say\none  two', say, 'one  two'",
        "'!say \"a b\"', say, '\"a b\"'",
    })
    void readsPrefixAndName(String text, String name, String rest) {
        assertThat(CommandLine.of(text, PREFIXES)).contains(new CommandLine(name, rest));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "help", "!", " ! ", "bot", "robot help", "bothelp", "?help"})
    void takesNothingElse(String text) {
        assertThat(CommandLine.of(text, PREFIXES)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "a b c;a|b|c",
                "  a   b ;a|b",
                "\"a b\" c;a b|c",
                "'a \" b' c;a \" b|c",
                "\"a \\\" b \\\\\" c;a \" b \\|c",
                "\"a b\"c d;a bc|d",
                "it's ten o'clock;it's|ten|o'clock",
                "\"never closed;\"never|closed",
                "'' b;|b",
                "a;a",
                "$(rm) && x | y;$(rm)|&&|x|||y",
            })
    void splitsAsPeopleExpect(String line, String expected) {
        Words words = new Words(line);
        List<String> read = new ArrayList<>();
        for (Optional<String> word = words.next(); word.isPresent(); word = words.next()) {
            read.add(word.get());
        }
        assertThat(String.join("|", read)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void whatIsQuotedComesBackAsItWas(long seed) {
        Random random = new Random(seed);
        String alphabet = "ab'\" \\\n;$(é😀";
        List<String> expected = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < 5; i++) {
            String word = random.ints(random.nextInt(1, 9), 0, alphabet.codePointCount(0, alphabet.length()))
                    .map(index -> alphabet.codePointAt(alphabet.offsetByCodePoints(0, index)))
                    .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                    .toString();
            expected.add(word);
            line.append(" \"")
                    .append(word.replace("\\", "\\\\").replace("\"", "\\\""))
                    .append('"');
        }
        assertThat(Arguments.of(line.toString(), List.of(ONE, ONE, ONE, ONE, ONE)))
                .as("seed %d: %s", seed, line)
                .contains(expected);
    }

    @Test
    void countsArguments() {
        assertThat(Arguments.of("", List.of())).contains(List.of());
        assertThat(Arguments.of("a", List.of())).isEmpty();
        assertThat(Arguments.of("a", List.of(ONE, MAYBE))).contains(List.of("a"));
        assertThat(Arguments.of("a b", List.of(ONE, MAYBE))).contains(List.of("a", "b"));
        assertThat(Arguments.of("a b c", List.of(ONE, MAYBE))).isEmpty();
        assertThat(Arguments.of("a", List.of(ONE, ALL))).isEmpty();
        assertThat(Arguments.of("a it's  \"b\" c", List.of(ONE, ALL))).contains(List.of("a", "it's  \"b\" c"));
    }

    @Test
    void wordsAreAsManyAsThereAre() {
        List<Parameter> parameters = List.of(ONE, new Parameter("words", Kind.WORDS));
        assertThat(Arguments.of("", parameters)).isEmpty();
        assertThat(Arguments.of("a", parameters)).contains(List.of("a"));
        assertThat(Arguments.of("a 'b c' \"\" d", parameters)).contains(List.of("a", "b c", "", "d"));
        assertThat(Arguments.of(List.of(), parameters)).isEmpty();
        assertThat(Arguments.of(List.of("a", "b c", "d"), parameters)).contains(List.of("a", "b c", "d"));
        assertThat(Arguments.usage(parameters)).isEqualTo(" <one> [words...]");
    }

    @Test
    void countsWhatANetworkHasSplit() {
        assertThat(Arguments.of(List.of("a"), List.of(ONE, MAYBE))).contains(List.of("a"));
        assertThat(Arguments.of(List.of(), List.of(ONE))).isEmpty();
        assertThat(Arguments.of(List.of("a", "b"), List.of(ONE))).isEmpty();
        assertThat(Arguments.of(List.of("a", "b", "c"), List.of(ONE, ALL))).contains(List.of("a", "b c"));
        assertThat(Arguments.of(List.of("a"), List.of(ONE, ALL))).isEmpty();
    }

    @Test
    void usageTellsWhatMayBeLeftOut() {
        assertThat(Arguments.usage(List.of(ONE, MAYBE))).isEqualTo(" <one> [maybe]");
        assertThat(Arguments.usage(List.of(ONE, ALL))).isEqualTo(" <one> <all...>");
    }
}
