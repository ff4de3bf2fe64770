package dev.rialto.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How the command line answers to what nobody runs. */
final class UsageTest {

    @ParameterizedTest
    @CsvSource(textBlock = """
            '', Say what to do.
            'sned', Unmatched argument at index 0: 'sned'
            'send', Missing required parameter
            'send ops', Missing required parameter: 'TEXT'
            'status --jsn', Unknown option: '--jsn'
            'sync', Say what to do.
            'outbox retry', Missing required parameter: 'ID'
            'outbox drop abc', '''abc'' is none of the numbers in the list'
            """)
    void badUseIsExplained(String line, String sentence) {
        var run = CommandLineRun.of(line.isEmpty() ? new String[0] : line.split(" "));

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).contains(sentence);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "run", "check", "send", "status", "outbox", "outbox list", "outbox retry", "sync post"})
    void helpIsThere(String command) {
        var run = CommandLineRun.of((command + " --help").strip().split(" "));

        assertThat(run.code()).isZero();
        assertThat(run.out()).startsWith(("Usage: rialto " + command).strip());
        assertThat(run.err()).isEmpty();
    }

    @Test
    void versionIsOneLine() {
        assertThat(CommandLineRun.of("--version").out()).startsWith("rialto ").hasLineCount(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"run", "check", "status", "outbox"})
    void configThatIsNotThereIsSaid(String command, @TempDir Path folder) {
        var missing = folder.resolve("none.conf").toString();

        assertThat(CommandLineRun.of(command, "-c", missing))
                .isEqualTo(new CommandLineRun(2, "", missing + ": there is no such file\n"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "outbox -c FILE list",
                "outbox list -c FILE",
                "outbox -c FILE drop 5",
                "outbox drop 5 -c FILE",
                "sync -c FILE delete X",
                "sync delete X -c FILE",
                "sync -c FILE post a b",
                "sync post -c FILE a b",
                "sync edit -c FILE a b"
            })
    void aSubcommandAsksTheHostThatIsNamedBeforeItOrBehindIt(String line, @TempDir Path folder) {
        var missing = folder.resolve("none.conf").toString();

        assertThat(CommandLineRun.of(line.replace("FILE", missing).split(" ")))
                .isEqualTo(new CommandLineRun(2, "", missing + ": there is no such file\n"));
    }

    @Test
    void eachMistakeHasALine(@TempDir Path folder) throws Exception {
        var file = Files.writeString(folder.resolve("bridge.conf"), """
                hoost { name = x }
                host { stop-timeout = soon }
                plugs { tg { type = telegraph } }
                """);

        var run = CommandLineRun.of("check", "-c", file.toString());

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err().lines()).hasSize(3);
        assertThat(run.err().lines().toList().getFirst())
                .isEqualTo(file + ":1: hoost: unknown section; did you mean \"host\"?");
    }

    @Test
    void whatAPlugRefusesHasItsPlaceInTheFile(@TempDir Path folder) throws Exception {
        var file = Files.writeString(folder.resolve("bridge.conf"), """
                plugs {
                  red { type = demo }
                  blue { type = demo }
                }
                """);

        assertThat(CommandLineRun.of("check", "-c", file.toString()))
                .satisfies(run -> assertThat(run.code()).isEqualTo(2))
                .satisfies(run -> assertThat(run.err())
                        .startsWith(file + ":3: plugs.blue: is the same account as plugs.red")
                        .hasLineCount(1));
    }

    @Test
    void aSecretOfTheServiceIsNoMistakeAtAShellAndNoStartWithoutIt(@TempDir Path folder) throws Exception {
        var file = Files.writeString(folder.resolve("bridge.conf"), """
                plugs.red {
                  type = demo
                  password = { credential = red.password }
                }
                """);

        var check = CommandLineRun.of("check", "-c", file.toString());
        assertThat(check.code()).isZero();
        assertThat(check.out())
                .contains("warning: " + file + ":3: plugs.red.password.credential: the secret is given by the service"
                        + " manager and cannot be looked at here\n");
        var run = CommandLineRun.of("run", "-c", file.toString());
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains("there is no CREDENTIALS_DIRECTORY").hasLineCount(1);
    }

    @Test
    void configWithoutMistakesIsSummedUp(@TempDir Path folder) throws Exception {
        var file = Files.writeString(folder.resolve("bridge.conf"), """
                plugs { red { type = demo }, blue { type = demo, account = other } }
                channels { a { plug = red, id = a } }
                """);

        assertThat(CommandLineRun.of("check", "-c", file.toString())).isEqualTo(new CommandLineRun(0, file + """
                         is fine.
                        plugs: red (demo), blue (demo)
                        channels: a
                        labels: none
                        groups: none
                        users: none
                        hooks: none
                        http: off
                        warning: there are no hooks: nothing will be passed on
                        """, ""));
    }
}
