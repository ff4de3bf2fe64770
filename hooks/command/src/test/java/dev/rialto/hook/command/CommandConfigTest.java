package dev.rialto.hook.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.rialto.core.config.ConfigException;
import dev.rialto.core.config.ConfigLoader;
import dev.rialto.core.config.ReferenceConf;
import dev.rialto.core.factory.Factories;
import dev.rialto.hook.command.CommandSettings.Mapping;
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
import org.junit.jupiter.params.provider.ValueSource;

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
                return-errors = true
                timeout = 5s
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
                        true,
                        Duration.ofSeconds(5)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"texts {}", "programs {}", "rate {}", "answer-parts = 4"})
    void whatIsNotThereYetIsRefused(String key) {
        assertThatExceptionOfType(ConfigException.class)
                .isThrownBy(() -> read(key))
                .withMessageContaining("bridge.conf:4: hooks.admin.%s: unknown key", key.replaceFirst(" .*", ""));
    }

    @Test
    void anEmptyListIsShownInItsLine() {
        assertThatExceptionOfType(ConfigException.class)
                .isThrownBy(() -> read("mapping { ops { users = [] } }"))
                .withMessageContaining("bridge.conf:4: hooks.admin.mapping.ops.users: is empty");
    }
}
