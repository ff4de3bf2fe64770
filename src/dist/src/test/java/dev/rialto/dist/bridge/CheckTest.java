package dev.rialto.dist.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rialto.dist.bridge.BridgeFolder.Answer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** {@code rialto check} on each kind of mistake. */
final class CheckTest {
    private static final String GOOD = """
            plugs {
              tg { type = telegram, token = ${?TELEGRAM_TOKEN} }
            }
            channels {
              tg-family { plug = tg, id = "-1001" }
              tg-friends { plug = tg, id = "-1002" }
            }
            hooks {
              family { type = sync, channels { all = [ tg-family, tg-friends ] } }
            }
            """;

    @Test
    void goodConfigIsFine() throws Exception {
        try (BridgeFolder folder = new BridgeFolder(GOOD)) {
            Answer answer = folder.command("check", "-c", "bridge.conf");

            assertThat(answer.code()).as(answer.output()).isZero();
            assertThat(folder.data()).as("check makes nothing").doesNotExist();
        }
    }

    static Stream<Arguments> mistakes() {
        return Stream.of(
                mistake("unknown key", "id = \"-1001\" }", "id = \"-1001\", topc = 4 }", 5, "topc", "topic"),
                mistake("wrong type", "id = \"-1001\" }", "id = \"-1001\", topic = main }", 5, "topic", "main"),
                mistake("unknown type", "type = telegram", "type = telegramm", 2, "telegramm", "telegram"),
                mistake("missing name", "plug = tg, id = \"-1002\"", "id = \"-1002\"", 6, "plug"),
                mistake("unknown name", "[ tg-family,", "[ tg-famly,", 9, "tg-famly", "tg-family"),
                mistake("name used twice", "family { type", "tg { type", 9, "tg", "2"),
                mistake(
                        "channel in two syncs",
                        "hooks {",
                        "hooks { more { type = sync, channels { two = [ tg-family ] } }",
                        9,
                        "tg-family"),
                mistake("no token", ", token = ${?TELEGRAM_TOKEN}", "", 2, "token"),
                mistake("token not set", "TELEGRAM_TOKEN", "NOBODY_SET_THIS", 2, "token"),
                mistake("no HOCON", "hooks {", "hooks [", 8, "bridge.conf"));
    }

    private static Arguments mistake(String name, String right, String wrong, int line, String... words) {
        return Arguments.of(name, GOOD.replace(right, wrong), line, words);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("mistakes")
    void mistakeIsNamedWithItsPlace(String name, String config, int line, String... words) throws Exception {
        assertThat(config).as(name).isNotEqualTo(GOOD);
        try (BridgeFolder folder = new BridgeFolder(config)) {
            Answer answer = folder.command("check", "-c", "bridge.conf");

            assertThat(answer.code()).as(answer.output()).isEqualTo(2);
            assertThat(answer.output())
                    .contains("bridge.conf:" + line)
                    .contains(words)
                    .doesNotContain("Exception");
        }
    }

    @Test
    void badUseIsNamed() throws Exception {
        try (BridgeFolder folder = new BridgeFolder(GOOD)) {
            assertThat(folder.command("check", "-c", "nowhere.conf"))
                    .satisfies(answer -> assertThat(answer.code()).isEqualTo(2))
                    .satisfies(answer -> assertThat(answer.output()).contains("nowhere.conf"));
            assertThat(folder.command("chekc")).satisfies(answer -> {
                assertThat(answer.code()).isEqualTo(2);
                assertThat(answer.output()).contains("chekc", "check");
            });
        }
    }
}
