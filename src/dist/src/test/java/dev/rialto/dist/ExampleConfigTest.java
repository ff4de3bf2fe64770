package dev.rialto.dist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rialto.core.check.CheckReport;
import dev.rialto.core.check.ConfigCheck;
import dev.rialto.core.config.ConfigException;
import dev.rialto.core.factory.Factories;
import dev.rialto.tck.time.ManualClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The example that a new user copies. */
final class ExampleConfigTest {
    private static final Path EXAMPLE = Path.of("../../bridge.conf.example");
    private static final Map<String, String> ENVIRONMENT =
            Map.of("TELEGRAM_TOKEN", "123456:token", "XMPP_PASSWORD", "secret", "RIALTO_TOKEN", "token");

    /** A comment that would be a key without its sign, or the end of a section of such keys. */
    private static final Pattern SHOWN = Pattern.compile("(?m)^( *)# (?= *[a-z-]+ (?:=|\\{)|}$)");

    @TempDir
    private Path folder;

    private static CheckReport check(Path file, Map<String, String> environment) throws ConfigException {
        return ConfigCheck.check(file, Factories.installed(), environment, new ManualClock());
    }

    @Test
    void itIsRight() throws ConfigException {
        assertThat(check(EXAMPLE, ENVIRONMENT).summary())
                .contains(
                        "plugs: tg (telegram), xmpp (xmpp)",
                        "channels: tg-family, tg-ops, xmpp-family",
                        "hooks: family (sync), news (forward), admin (command)");
    }

    /** What it shows in comments is right too: everything that reads like a key is switched on. */
    @Test
    void soIsWhatItHasInComments() throws IOException, ConfigException {
        String all = SHOWN.matcher(Files.readString(EXAMPLE)).replaceAll("$1");
        assertThat(all)
                .contains("\n    poll-timeout = 30s\n", "\n    joins = true\n", "\nstore {", "\n  keep-for = 7d");
        Path file = Files.writeString(folder.resolve("bridge.conf"), all);
        assertThat(check(file, ENVIRONMENT).summary()).contains("users: alice", "http: 127.0.0.1:8080");
    }

    @Test
    void withoutATokenItSaysSo() {
        assertThatThrownBy(() -> check(EXAMPLE, Map.of("XMPP_PASSWORD", "secret")))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("plugs.tg.token: is missing: the environment has no variable TELEGRAM_TOKEN");
    }
}
