package dev.rialto.dist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.rialto.api.hook.HookFactory;
import dev.rialto.api.plug.ApiLevel;
import dev.rialto.api.plug.PlugFactory;
import dev.rialto.core.config.ConfigException;
import dev.rialto.core.config.ConfigLoader;
import dev.rialto.core.config.ConfigProblem;
import dev.rialto.core.config.ReferenceConf;
import dev.rialto.core.factory.Factories;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every plug and hook that ships keeps to: its records and its {@code reference.conf} say the same. */
final class FactoryContractTest {
    private static final Factories FACTORIES = Factories.installed();

    @TempDir
    private Path folder;

    static Stream<PlugFactory<?, ?>> plugs() {
        return FACTORIES.plugs().values().stream();
    }

    static Stream<HookFactory<?>> hooks() {
        return FACTORIES.hooks().values().stream();
    }

    @Test
    void allThatShipsIsFound() {
        assertThat(FACTORIES.plugs()).containsOnlyKeys("demo", "telegram", "xmpp");
        assertThat(FACTORIES.hooks()).containsOnlyKeys("command", "forward", "sync");
    }

    @ParameterizedTest
    @MethodSource("plugs")
    void theReferenceOfAPlugIsItsRecord(PlugFactory<?, ?> factory) {
        assertThat(ReferenceConf.problems(factory)).isEmpty();
        assertThat(factory.apiLevel()).isEqualTo(ApiLevel.CURRENT);
    }

    @ParameterizedTest
    @MethodSource("hooks")
    void theReferenceOfAHookIsItsRecord(HookFactory<?> factory) {
        assertThat(ReferenceConf.problems(factory)).isEmpty();
        assertThat(factory.apiLevel()).isEqualTo(ApiLevel.CURRENT);
    }

    @ParameterizedTest
    @MethodSource("plugs")
    void aPlugRefusesAKeyThatItDoesNotHave(PlugFactory<?, ?> factory) throws IOException {
        assertThat(problems("plugs.x {\n type = " + factory.type() + "\n not-a-key-of-it = 1\n}\n"
                        + "channels.c { plug = x\n not-a-key-of-it = 1\n}"))
                .contains(":3: plugs.x.not-a-key-of-it: unknown key")
                .contains(":6: channels.c.not-a-key-of-it: unknown key");
    }

    @ParameterizedTest
    @MethodSource("hooks")
    void aHookRefusesAKeyThatItDoesNotHave(HookFactory<?> factory) throws IOException {
        assertThat(problems("hooks.x {\n type = " + factory.type() + "\n not-a-key-of-it = 1\n}"))
                .contains(":3: hooks.x.not-a-key-of-it: unknown key");
    }

    private List<String> problems(String text) throws IOException {
        Path file = Files.writeString(folder.resolve("bridge.conf"), text);
        ConfigException thrown =
                catchThrowableOfType(ConfigException.class, () -> ConfigLoader.load(file, FACTORIES, Map.of()));
        return Optional.ofNullable(thrown).stream()
                .flatMap(found -> found.problems().stream())
                .map(ConfigProblem::toString)
                .map(line -> line.replace(file.toString(), ""))
                .toList();
    }
}
