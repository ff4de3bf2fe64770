package dev.rialto.core.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rialto.core.factory.Factories;
import dev.rialto.core.fake.ConfigFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Files that are not there, are no HOCON, or are in several pieces. */
final class ConfigSourceTest {
    @TempDir
    private Path folder;

    private ConfigFile file;

    @BeforeEach
    void setUp() {
        file = new ConfigFile(folder);
    }

    @Test
    void aFileThatIsNotThere() {
        Path missing = folder.resolve("no.conf");
        assertThatThrownBy(() -> ConfigLoader.load(missing, Factories.of(List.of(), List.of()), Map.of()))
                .isInstanceOf(ConfigException.class)
                .hasMessage(missing + ": there is no such file");
    }

    @Test
    void aFolder() {
        assertThatThrownBy(() -> ConfigLoader.load(folder, Factories.of(List.of(), List.of()), Map.of()))
                .isInstanceOf(ConfigException.class)
                .hasMessage(folder + ": is a folder, not a file");
    }

    static Stream<Arguments> malformed() {
        return Stream.of(
                Arguments.of("host {\n  name = x\n", "bridge.conf:1: what is opened here is never closed"),
                Arguments.of("host {\n name = [ x\n", "bridge.conf:2: what is opened here is never closed"),
                Arguments.of(
                        "host { name = x } }\n",
                        "bridge.conf:1: cannot be read: unbalanced close brace '}' with no open brace; a text with such a sign needs double quotes"),
                Arguments.of(
                        "\nhost { name = x@y }",
                        "bridge.conf:2: cannot be read: Expecting close brace } or a comma, got '@' (Reserved character '@' is not allowed outside quotes); a text with such a sign needs double quotes"),
                Arguments.of(
                        "host {\n name = ${NAME}\n}",
                        "bridge.conf:2: ${NAME} is neither a key of this file nor a variable of the environment; ${?NAME} may be unset"),
                Arguments.of("\ninclude \"more.conf\"", "bridge.conf:2: the included file more.conf is not there"),
                Arguments.of("\n\ninclude required(\"more\")", "bridge.conf:3: the included file more is not there"),
                Arguments.of("include url(\"http://127.0.0.1:1/x\")", "bridge.conf:1: only files can be included"));
    }

    @ParameterizedTest
    @MethodSource
    void malformed(String text, String problem) {
        assertThat(file.problems(text)).containsExactly(problem);
    }

    static Stream<Arguments> nobodyWrites() {
        String deep = "bridge.conf:2: more than 100 sections within each other";
        return Stream.of(
                Arguments.of("\n" + "a={".repeat(3_000) + "}".repeat(3_000), deep),
                Arguments.of("\n" + "a={".repeat(200_000), deep),
                Arguments.of("\na=" + "[".repeat(200_000), deep),
                Arguments.of("\n" + "a.".repeat(200_000) + "a = 1", deep),
                Arguments.of(
                        "host.name = \"" + "a".repeat(5 << 20) + "\"",
                        "bridge.conf: has 5 MiB; a config has at most 4"));
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource
    void nobodyWrites(String text, String problem) {
        assertThat(file.problems(text)).containsExactly(problem);
    }

    @Test
    void whereTheDataAreOfAServiceThatIsInstalled() {
        assertThat(ConfigLoader.defaults(Path.of("/etc/rialto/bridge.conf"))
                        .toConfig()
                        .getString("host.data-dir"))
                .isEqualTo("/var/lib/rialto");
        assertThat(ConfigLoader.defaults(Path.of("bridge.conf")).toConfig().getString("host.data-dir"))
                .isEqualTo("data");
    }

    @Test
    void anotherEncoding() throws Exception {
        Path latin = Files.write(
                folder.resolve("bridge.conf"),
                "host {\n  name = \"br\u00fccke\"\n}".getBytes(StandardCharsets.ISO_8859_1));
        assertThatThrownBy(() -> ConfigLoader.load(latin, Factories.of(List.of(), List.of()), Map.of()))
                .isInstanceOf(ConfigException.class)
                .hasMessage(latin + ":2: this line is not in UTF-8: save the file in that encoding");
    }

    @Test
    void nothingThatMayBeASecretIsShown() {
        assertThat(file.problems("plugs { tg { token = 123456:AAEhBOweik6ad9r_QXMENQjcrGbqCr4K-bc } }"))
                .singleElement()
                .asString()
                .startsWith("bridge.conf:1: ")
                .doesNotContain("AAEhBO", "123456");
    }

    @Test
    void anIncludedFileIsPartOfTheConfigAndHasLinesOfItsOwn() throws ConfigException {
        file.write("parts/plugs.conf", "tg { type = chat, token = x }\nim { type = chat, token = x, nick = im }\n");
        assertThat(file.load("plugs { include \"parts/plugs.conf\" }").plugs().keySet())
                .containsExactly("tg", "im");
        file.write("parts/plugs.conf", "tg {\n type = chat, token = x, prot = 1\n}\n");
        assertThat(file.problems("plugs { include \"parts/plugs\" }"))
                .containsExactly("parts/plugs.conf:2: plugs.tg.prot: unknown key; did you mean \"port\"?");
    }

    @Test
    void aFileThatIncludesItselfEnds() {
        assertThat(file.problems("include \"bridge.conf\""))
                .singleElement()
                .asString()
                .contains("include");
    }

    @Test
    void namesKeepTheOrderOfTheFile() throws ConfigException {
        BridgeConfig config = file.load("""
                plugs { zulu { type = chat, token = x, nick = z }, alpha { type = chat, token = x }, mike { type = chat, token = x, nick = m } }
                channels.nine { plug = zulu, id = 9 }
                "channels" { one { plug = alpha, id = 1 }, eight { plug = alpha, id = 8 } }
                channels { five { plug = mike, id = 5 } }
                labels { y = [ one ], x = [ five, nine, eight ], "w w" = [ one ] }
                """);
        assertThat(config.plugs().keySet()).containsExactly("zulu", "alpha", "mike");
        assertThat(config.channels().keySet()).containsExactly("nine", "one", "eight", "five");
        assertThat(config.labels().keySet()).containsExactly("y", "x", "w w");
        assertThat(config.labels().get("x")).containsExactly("five", "nine", "eight");
    }

    /** HOCON's ways to say the same twice on purpose stay allowed. */
    @Test
    void aKeyMayBeOverriddenByAVariable() throws ConfigException {
        String text = """
                host.name = bridge
                host.name = ${?HOST_NAME}   # the environment wins
                host.plug-path = []
                host.plug-path += ${?PLUG_PATH}
                plugs { tg { type = chat, token = x } }
                plugs.tg.port = 99
                // a comment with { and "
                channels { c { plug = tg, id = \"""a"b\""" } }
                """;
        assertThat(file.load(text).host().name()).isEqualTo("bridge");
        assertThat(file.load(text, Map.of("HOST_NAME", "other")).host().name()).isEqualTo("other");
        assertThat(file.load(text).channels().get("c"))
                .isNotNull()
                .satisfies(channel -> assertThat(channel.id().value()).isEqualTo("a\"b"));
    }

    @Test
    void aSectionMayExtendAnother() throws ConfigException {
        BridgeConfig config = file.load("""
                plugs {
                  one { type = chat, token = x, nick = one, port = 7 }
                  two = ${plugs.one} { nick = two }
                }
                """);
        assertThat(config.plugs().get("two"))
                .isNotNull()
                .extracting(plug -> plug.settings().toString())
                .asString()
                .contains("nick=Optional[two]", "port=7");
    }

    @Test
    void jsonIsFine() throws ConfigException {
        assertThat(file.load("{\n \"plugs\": { \"tg\": { \"type\": \"chat\", \"token\": \"x\" } }\n}")
                        .plugs())
                .containsKey("tg");
    }

    /** {@code rialto status} is asked by people without the environment of the daemon. */
    @Test
    void theHostCanBeFoundWithoutTheRest() throws ConfigException {
        Path path = file.write("bridge.conf", """
                host { name = here, data-dir = ${?STATE_DIRECTORY} }
                plugs { tg { type = nobody-knows, token = ${CHAT_TOKEN}, port = x }, tg {} }
                nonsense = 1
                """);
        assertThat(ConfigLoader.host(path, Map.of()).name()).isEqualTo("here");
        assertThat(ConfigLoader.host(path, Map.of()).dataDir())
                .as("beside the config, wherever one stands")
                .isEqualTo(path.resolveSibling("data"));
        assertThat(ConfigLoader.host(path, Map.of("STATE_DIRECTORY", "/state")).dataDir())
                .isEqualTo(Path.of("/state"));
        Path taken = file.write("taken.conf", "\nhost.data-dir = bridge.conf");
        assertThatThrownBy(() -> ConfigLoader.host(taken, Map.of()))
                .hasMessage(taken + ":2: host.data-dir: " + path + " is no folder");
        Path wrong = file.write("wrong.conf", "host { nam = here }");
        assertThatThrownBy(() -> ConfigLoader.host(wrong, Map.of()))
                .hasMessage(wrong + ":1: host.nam: unknown key; did you mean \"name\"?");
    }
}
