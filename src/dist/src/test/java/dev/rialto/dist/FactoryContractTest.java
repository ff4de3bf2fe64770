package dev.rialto.dist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.rialto.api.hook.HookFactory;
import dev.rialto.api.plug.ApiLevel;
import dev.rialto.api.plug.PlugFactory;
import dev.rialto.core.config.BridgeConfig;
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

    @Test
    void whatIsReadTwiceIsTheSameSoThatAReloadLetsItBe() throws Exception {
        Path file = Files.writeString(folder.resolve("bridge.conf"), """
                plugs {
                  d { type = demo, network = n, password = secret, pace { operations = 1, per = 1s } }
                  t { type = telegram, token = "1:a" }
                  x { type = xmpp, jid = "a@example.org", password = secret }
                }
                channels { c { plug = d, id = r }, e { plug = t, id = "-1" }, m { plug = x, id = "r@example.org" } }
                hooks {
                  s { type = sync, channels { all = [ c, e ] }, filters = [ { drop { text = "a+", names = b } } ]
                      replace = [ { regex = "a(b)", with = "$1" } ], flood { messages = 3, per = 1s } }
                  f { type = forward, channels { c = [ m ] }, filters = [ { keep { text = "a+" } } ] }
                  a { type = command, mapping { m { users = [ "d:1" ] } }, programs { p { run = [ x ], timeout = 3s } } }
                }
                """);
        BridgeConfig first = ConfigLoader.load(file, FACTORIES, Map.of());
        Files.writeString(file, "# One line more.\n" + Files.readString(file));
        BridgeConfig second = ConfigLoader.load(file, FACTORIES, Map.of());
        assertThat(first.plugs().values())
                .zipSatisfy(
                        second.plugs().values(),
                        (one, other) ->
                                assertThat(one.sameAs(other)).as(one.name()).isTrue());
        assertThat(first.channels().values())
                .zipSatisfy(
                        second.channels().values(),
                        (one, other) ->
                                assertThat(one.sameAs(other)).as(one.name()).isTrue());
        assertThat(first.hooks().values())
                .zipSatisfy(
                        second.hooks().values(),
                        (one, other) ->
                                assertThat(one.sameAs(other)).as(one.name()).isTrue());
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
