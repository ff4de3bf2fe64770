package dev.rialto.hook.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.rialto.api.hook.Person;
import dev.rialto.api.message.UserId;
import dev.rialto.api.plug.DataSize;
import dev.rialto.api.plug.SettingsException;
import dev.rialto.core.config.ConfigException;
import dev.rialto.core.config.ConfigLoader;
import dev.rialto.core.config.ReferenceConf;
import dev.rialto.core.factory.Factories;
import dev.rialto.hook.command.CommandSettings.Mapping;
import dev.rialto.hook.command.CommandSettings.Program;
import dev.rialto.hook.command.CommandSettings.Rate;
import dev.rialto.tck.hook.FakeHost;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The keys as people write them. */
final class CommandConfigTest {
    private static final String AROUND = """
            plugs { red { type = demo, network = red } }
            channels { a { plug = red, id = a, command-authorized = true } }
            hooks { admin { type = command
            KEYS
            } }
            """;

    @TempDir
    private Path folder;

    private CommandSettings read(String keys) throws ConfigException, IOException {
        Path file = Files.writeString(folder.resolve("bridge.conf"), AROUND.replace("KEYS", keys));
        return ConfigLoader.load(file, Factories.installed(), Map.of()).hooks().values().stream()
                .map(hook -> (CommandSettings) hook.settings())
                .findFirst()
                .orElseThrow();
    }

    @Test
    void theDefaultsAreThoseOfTheDocumentation() throws ConfigException, IOException {
        assertThat(ReferenceConf.problems(CommandHookFactory.class, CommandSettings.class, List.of()))
                .isEmpty();
        assertThat(read("")).isEqualTo(new Section().settings());
    }

    @Test
    void everyKeyIsRead() throws ConfigException, IOException {
        CommandSettings read = read("""
                prefix = [ "!", "bot " ]
                mapping {
                  ops { groups = [ g ], hooks = [ h ], sets = [ s ], users = [ "red:1" ], roles = [ r ] }
                  all {}
                }
                sets { s = [ help, status ] }
                texts { rules = "Be kind." }
                programs {
                  all { run = [ a, b ], arguments = true, timeout = 5s, max-output = 2k, confirm = true }
                  plain { run = [ c ] }
                }
                rate { commands = 3, per = 1m }
                return-errors = true
                timeout = 5s
                answer-parts = 2
                """);
        Mapping ops = new Mapping(
                Optional.of(List.of("g")),
                Optional.of(List.of("h")),
                Optional.of(List.of("s")),
                Optional.of(List.of("red:1")),
                Optional.of(List.of("r")));
        assertThat(read)
                .isEqualTo(new CommandSettings(
                        List.of("!", "bot "),
                        Map.of("ops", ops, "all", Mapping.ALL),
                        Map.of("s", List.of("help", "status")),
                        Map.of("rules", "Be kind."),
                        Map.of(
                                "all",
                                new Program(
                                        List.of("a", "b"),
                                        Optional.of(true),
                                        Optional.of(Duration.ofSeconds(5)),
                                        Optional.of(new DataSize(2048)),
                                        Optional.of(true)),
                                "plain",
                                new Program(
                                        List.of("c"),
                                        Optional.empty(),
                                        Optional.empty(),
                                        Optional.empty(),
                                        Optional.empty())),
                        new Rate(3, Duration.ofMinutes(1)),
                        true,
                        Duration.ofSeconds(5),
                        2));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "texts { a = x, Help = y } | texts.Help: is the name of a built-in command",
                "texts { sync_list = x } | texts.sync_list: is the name of a built-in command",
                "programs { reload { run = [ x ] } } | programs.reload: is the name of a built-in command",
                "texts { a = x, A = y } | texts.A: is the same name as texts.a",
                "texts { my-x = x, my_x = y } | texts.my_x: is the same name as texts.my-x",
                "sets { ops = [ help ], Ops = [ who ] } | sets.Ops: is the same name as sets.ops",
                "texts { a = x }, programs { A { run = [ x ] } } | programs.A: is the same name as texts.a",
                "texts { \"a b\" = x } | texts.\"a b\": is no name that can be typed",
                "texts { a = \" \" } | texts.a: is empty",
                "programs { a {} } | programs.a.run: must name a program",
                "programs { a { run = [ \"\" ] } } | programs.a.run: must name a program",
                "programs { a { run = [ x ], timeout = 0s } } | programs.a.timeout: must be more than 0s",
                "programs { a { run = [ x ], max-output = 2m } } | programs.a.max-output: must be from 1 to 1m",
                "programs { a { run = [ x ], shell = true } } | programs.a.shell: unknown key",
                "rate { commands = 0 } | rate.commands: must be at least 1",
                "answer-parts = 0 | answer-parts: must be at least 1",
                "rate { per = 0s } | rate.per: must be more than 0s",
            })
    void whatCannotBeIsShownInItsLine(String keys, String problem) {
        assertThatExceptionOfType(ConfigException.class)
                .isThrownBy(() -> read(keys))
                .withMessageContaining("bridge.conf:4: hooks.admin." + problem);
    }

    @Test
    void nobodyCanBeCalledLikeEverybody() throws ConfigException, IOException {
        FakeHost host = new FakeHost("admin");
        host.directory()
                .addPerson(new Person("all", Map.of("red", List.of(new UserId("1"))), List.of(), true))
                .addPerson(new Person("allie", Map.of("red", List.of(new UserId("2"))), List.of()));
        CommandSettings settings = read("");
        assertThat(new CommandHookFactory().create(settings, host)).isNotEmpty();
        host.directory().addPerson(new Person("All", Map.of("red", List.of(new UserId("3"))), List.of()));
        assertThatExceptionOfType(SettingsException.class)
                .isThrownBy(() -> new CommandHookFactory().create(settings, host))
                .withMessage("mute all is for everybody, so nobody of users can be called All");
    }

    @Test
    void anEmptyListIsShownInItsLine() {
        assertThatExceptionOfType(ConfigException.class)
                .isThrownBy(() -> read("mapping { ops { users = [] } }"))
                .withMessageContaining("bridge.conf:4: hooks.admin.mapping.ops.users: is empty");
    }
}
