package dev.rialto.dist;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rialto.core.check.ConfigCheck;
import dev.rialto.core.config.ConfigException;
import dev.rialto.core.factory.Factories;
import dev.rialto.tck.time.ManualClock;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The configs that the README files of plugs and hooks show, each with what it takes for granted. */
final class ReadmeConfigTest {
    private static final Path ROOT = Path.of("../..");
    private static final Map<String, String> ENVIRONMENT =
            Map.of("TELEGRAM_TOKEN", "123456:token", "XMPP_PASSWORD", "secret");

    private static final Pattern BLOCK = Pattern.compile("(?ms)^ *```hocon\n(.*?)^ *```$");

    private static final Pattern PLUGS = Pattern.compile("^\\s*plugs\\b");

    /** What begins otherwise is a part of a hook's section. */
    private static final Pattern SECTIONS = Pattern.compile("^\\s*(?:channels|groups|hooks)\\b");

    /** What those take for granted that have no plugs of their own. */
    private static final String AROUND = """
            plugs {
              tg { type = telegram, token = "123456:token" }
              xmpp { type = xmpp, jid = "bridge@example.org", password = secret, nick = bridge }
            }
            channels {
              tg-family { plug = tg, id = "-1001" }
              tg-news { plug = tg, id = "-1002" }
              xmpp-family { plug = xmpp, id = "family@conference.example.org" }
            }
            labels { alerts = [ xmpp-family ] }
            """;

    private static final String SECTION = """
            hooks { family { type = sync, channels { family = [ tg-family, xmpp-family ] }
            KEYS
            } }
            """;

    /** A secret that a README reads from a file of that machine. */
    private static final Pattern FILE = Pattern.compile("\\{ file = \"[^\"]*\" }");

    @TempDir
    private Path folder;

    /** One block of a file. */
    record Block(Path file, String text) {
        @Override
        public String toString() {
            return file + ": " + text.strip().lines().findFirst().orElse("");
        }
    }

    static Stream<Block> blocks() {
        return Stream.of(
                        "",
                        "hooks/command",
                        "hooks/forward",
                        "hooks/sync",
                        "plugs/demo",
                        "plugs/telegram",
                        "plugs/xmpp")
                .flatMap(folder -> blocks(Path.of(folder, "README.md")));
    }

    private static Stream<Block> blocks(Path file) {
        try {
            return BLOCK.matcher(Files.readString(ROOT.resolve(file)))
                    .results()
                    .map(found -> new Block(file, found.group(1)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Optional<String> problem(String text) throws IOException {
        String whole = text;
        if (!PLUGS.matcher(text).find()) {
            whole = AROUND + (SECTIONS.matcher(text).find() ? text : SECTION.replace("KEYS", text));
        }
        Path file = Files.writeString(
                folder.resolve("bridge.conf"), FILE.matcher(whole).replaceAll("secret"));
        try {
            ConfigCheck.check(file, Factories.installed(), ENVIRONMENT, new ManualClock());
            return Optional.empty();
        } catch (ConfigException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }

    @ParameterizedTest
    @MethodSource("blocks")
    void isRight(Block block) throws IOException {
        assertThat(problem(block.text())).isEmpty();
    }

    @Test
    void aGroupThatIsNotThereIsNoticed() throws IOException {
        assertThat(problem("hooks { admin { type = command, mapping { own { groups = [ everywhere ] } } } }"))
                .hasValueSatisfying(text -> assertThat(text).contains("everywhere"));
    }
}
