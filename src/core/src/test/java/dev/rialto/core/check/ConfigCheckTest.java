package dev.rialto.core.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.rialto.api.message.ChannelId;
import dev.rialto.api.message.ChannelRef;
import dev.rialto.api.message.NetworkId;
import dev.rialto.core.config.ConfigException;
import dev.rialto.core.config.StoreSettings.Synchronous;
import dev.rialto.core.fake.ConfigFile;
import dev.rialto.core.store.SqliteStore;
import dev.rialto.core.store.Store;
import dev.rialto.tck.time.ManualClock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ConfigCheckTest {
    private static final String RIGHT = """
            plugs {
              a { type = chat, token = x, nick = a }
              b { type = chat, token = x, nick = b, enabled = false }
            }
            channels {
              a1 { plug = a, id = "1" }
              b1 { plug = b, id = "1" }
            }
            labels { all = [ a1, b1 ] }
            """;

    @TempDir
    private Path folder;

    private CheckReport check(String text) throws ConfigException {
        Path file = new ConfigFile(folder).write("bridge.conf", text);
        return ConfigCheck.check(file, ConfigFile.FACTORIES, Map.of(), new ManualClock());
    }

    private String problems(String text) {
        ConfigException thrown = catchThrowableOfType(ConfigException.class, () -> check(text));
        return thrown == null ? "none" : String.valueOf(thrown.getMessage()).replace(folder + "/", "");
    }

    @Test
    void aRightConfigIsToldInAFewLines() throws ConfigException {
        CheckReport report = check(
                RIGHT + "hooks { j { type = join, plug = p, channels { x = [ a1, b1 ] }, also = [ all, \"p:x\" ] } }\n"
                        + "http { listen = \"127.0.0.1:80\", token = x }");
        assertThat(report.summary())
                .containsExactly(
                        "plugs: a (chat), b (chat, off)",
                        "channels: a1, b1",
                        "labels: all",
                        "groups: none",
                        "users: none",
                        "hooks: j (join)",
                        "http: 127.0.0.1:80");
        assertThat(report.warnings()).containsExactly(folder + "/bridge.conf:7: channels.b1: its plug b is off");
    }

    @Test
    void anEmptyConfigIsAllowed() throws ConfigException {
        assertThat(check("").warnings()).containsExactly("there are no plugs: nothing will be connected");
    }

    @Test
    void whoSaysWhoIsWhoMustKnow() {
        assertThat(problems(RIGHT + "hooks {\n j { type = join }\n k { type = join, identities = j }\n}"))
                .contains("bridge.conf:12: hooks.k.identities: "
                        + "the hook j does not say which accounts are one person");
    }

    @Test
    void whatIsProbablyNotMeant() throws ConfigException {
        CheckReport report =
                check("plugs.a { type = chat, token = x, nick = a }\nchannels.a1 { plug = a, id = \"1\" }\n"
                        + "hooks.j { type = join, channels { x = [ a1 ] } }\nstore.min-free = 1000000g");
        assertThat(report.warnings())
                .hasSize(2)
                .contains("hooks.j: x joins fewer than two channels")
                .last()
                .asString()
                .contains("less than store.min-free");
    }

    @Test
    void aChannelThatHasMoved() throws ConfigException {
        ChannelRef before = new ChannelRef(new NetworkId("chat:a"), new ChannelId("1"));
        String config = RIGHT + "host.data-dir = \"" + folder + "\"";
        try (Store store =
                SqliteStore.open(folder.resolve(SqliteStore.FILE), Synchronous.NORMAL, 0, new ManualClock())) {
            store.write(tables -> tables.channels()
                            .move(tables.channels().locate(before).number(), new ChannelId("-100"), held -> false))
                    .durable()
                    .join();
            assertThat(check(config).warnings())
                    .as("beside a running host")
                    .contains(folder + "/bridge.conf:6: channels.a1: the channel has moved: its id is -100 now");
        }
        assertThat(check(config).warnings()).as("after it").anyMatch(line -> line.contains("its id is -100 now"));
    }

    /** The config was given the new id beside the old one, after the channel had moved. */
    @Test
    void aChannelThatHasMovedToWhereAnotherOneIs() throws ConfigException {
        String config = """
                host.data-dir = "%s"
                plugs.a { type = chat, token = x, nick = a }
                channels {
                  old { plug = a, id = "1" }
                  b { plug = a, id = "2" }
                  new { plug = a, id = "-100" }
                  d { plug = a, id = "3" }
                }
                hooks.one { type = join, channels { ab = [ old, b ] } }
                """.formatted(folder);
        try (Store store =
                SqliteStore.open(folder.resolve(SqliteStore.FILE), Synchronous.NORMAL, 0, new ManualClock())) {
            ChannelRef before = new ChannelRef(new NetworkId("chat:a"), new ChannelId("1"));
            store.write(tables -> tables.channels()
                            .move(tables.channels().locate(before).number(), new ChannelId("-100"), held -> false))
                    .durable()
                    .join();
            assertThat(check(config).warnings())
                    .as("joined once")
                    .contains(folder + "/bridge.conf:4: channels.old: the channel has moved: its id is -100 now,"
                            + " and so it is the same as channels.new, at " + folder + "/bridge.conf:6");
            assertThat(problems(config + "hooks.two {\n type = join\n channels { cd = [\n d,\n new\n] }\n}"))
                    .isEqualTo(
                            "bridge.conf:14: hooks.two.channels.cd[1]: new is the same channel as old since it moved to"
                                    + " -100, and a channel is in one conversation only; first in hooks.one.channels.ab[0], at"
                                    + " bridge.conf:9");
            assertThat(problems(config.replace("[ old, b ]", "[ old, b, \"a:-100\" ]")))
                    .as("twice in one")
                    .startsWith("bridge.conf:9: hooks.one.channels.ab[2]: a:-100 is the same channel as old");
        }
    }

    /** The account may be a part of the secret, so that the plug refuses what stands in for it. */
    @Test
    void aSecretThatOnlyTheServiceHasIsNoMistake() throws ConfigException {
        String config = """
                plugs.a {
                  type = chat
                  token { credential = chat-token }
                  nick = needs-real-token
                }
                http { listen = "127.0.0.1:0", token { credential = http-token } }
                """;
        assertThat(check(config).warnings())
                .startsWith(
                        folder
                                + "/bridge.conf:3: plugs.a.token.credential: the secret is given by the service manager and"
                                + " cannot be looked at here",
                        folder + "/bridge.conf:6: http.token.credential: the secret is given by the service manager and"
                                + " cannot be looked at here");
        assertThat(problems(config + "hooks.j { type = join, also = [ x ] }"))
                .as("the rest is looked at")
                .isEqualTo("bridge.conf:7: hooks.j.also[0]: there is no channel or label x");
        assertThat(problems(config.replace("chat-token", "\"../x\"")))
                .isEqualTo(
                        "bridge.conf:3: plugs.a.token.credential: the name of a credential is that of a file, without a"
                                + " folder");
        assertThat(new ConfigFile(folder).problems(config))
                .as("for a start it is one")
                .hasSize(2)
                .allMatch(problem -> problem.contains("there is no CREDENTIALS_DIRECTORY"));
    }

    @Test
    void aDatabaseThatIsNone() throws Exception {
        Files.writeString(folder.resolve(SqliteStore.FILE), "no database".repeat(1_000));
        assertThat(check(RIGHT + "host.data-dir = \"" + folder + "\"").warnings())
                .anyMatch(line -> line.startsWith("host.data-dir: the database " + folder));
    }

    @Test
    void whatAPlugRefusesHasItsLine() {
        assertThat(problems("plugs.a {\n  type = chat\n  token = refused\n}"))
                .isEqualTo("bridge.conf:3: plugs.a.token: is no token of this network");
    }

    @Test
    void whatAHookRefusesHasItsLine() {
        assertThat(problems(RIGHT + "hooks.j {\n  type = join\n  also = [\n a1\n al\n ]\n}\n"
                        + "hooks.k {\n type = join\n name-format = \"{{ usr }}\"\n}"))
                .isEqualTo("""
                        bridge.conf:14: hooks.j.also[1]: there is no channel or label al; did you mean "a1"?
                        bridge.conf:19: hooks.k.name-format: unknown variable usr; did you mean "user"?""");
    }

    /** What is wrong there has no line of its own, so that of the key is shown. */
    @Test
    void aListMayBeThatOfAnotherSection() {
        assertThat(problems(RIGHT + "hooks.j { type = join, also = ${labels.all} }"))
                .isEqualTo("none");
        assertThat(problems(RIGHT + "hooks.j { type = join\n also = ${labels.all} [ x ] }"))
                .isEqualTo("bridge.conf:11: hooks.j.also[2]: there is no channel or label x");
    }

    @Test
    void oneAccountIsOnePlug() {
        String joined = """

                channels { l { plug = a, id = "1" }, r { plug = b, id = "1" } }
                hooks.j { type = join, channels { both = [ l, r ] } }
                """;
        assertThat(problems("plugs {\n a { type = chat, token = x }\n b { type = chat, token = y }\n}" + joined))
                .as("and nothing of channels that seem to be one for that")
                .isEqualTo(
                        "bridge.conf:3: plugs.b: is the same account as plugs.a, at bridge.conf:2: one plug can have all its channels");
        assertThat(problems("plugs {\n a { type = chat, token = x }\n b { type = chat, token = y }\n}"))
                .isEqualTo(
                        "bridge.conf:3: plugs.b: is the same account as plugs.a, at bridge.conf:2: one plug can have all its channels");
    }

    @Test
    void theHooksOfAConfigAreCheckedThoughAPlugIsWrong() {
        assertThat(problems("plugs.a { type = chat, token = refused }\nhooks.j { type = join, also = [ x ] }"))
                .isEqualTo("""
                        bridge.conf:1: plugs.a.token: is no token of this network
                        bridge.conf:2: hooks.j.also[0]: there is no channel or label x""");
    }

    @Test
    void aHookThatIsOffIsNotMade() {
        assertThat(problems(RIGHT + "hooks.j { type = join, enabled = false, also = [ x ] }"))
                .isEqualTo("none");
    }
}
