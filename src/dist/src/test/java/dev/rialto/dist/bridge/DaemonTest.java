package dev.rialto.dist.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the daemon leaves behind, what it says when it cannot start, and that it never tells a secret. */
final class DaemonTest {
    private static final String ROOMS = """
            plugs { left { type = demo, network = l }, right { type = demo, network = r } }
            channels { l { plug = left, id = room }, r { plug = right, id = room } }
            hooks { s { type = sync, channels { town = [ l, r ] } } }
            """;

    @Test
    void killedDaemonIsFollowedByAnother() throws Exception {
        try (var folder = new BridgeFolder(ROOMS)) {
            folder.start().kill();
            assertThat(folder.data().resolve("control")).exists();
            assertThat(folder.command("status").code()).isEqualTo(1);

            folder.start();
            assertThat(folder.command("status").code()).isZero();
            folder.stop();
            assertThat(folder.data().resolve("control")).doesNotExist();
        }
    }

    @Test
    void doorThatCannotBeOpenedIsOneSentence() throws Exception {
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var listen = "127.0.0.1:" + taken.getLocalPort();
            try (var folder =
                    new BridgeFolder(ROOMS + "http { listen = \"" + listen + "\", token = ${XMPP_PASSWORD} }")) {
                var run = folder.command("run");

                assertThat(run.code()).as(run.output()).isEqualTo(1);
                assertThat(run.output())
                        .contains("rialto: http.listen: cannot listen at " + listen)
                        .doesNotContain("\tat ");
                assertThat(folder.data().resolve("control")).doesNotExist();
            }
        }
    }

    /** The folder looks for the secrets, in the log too, when it is closed. */
    @ParameterizedTest
    @ValueSource(strings = {"human", "json"})
    void noLineHasASecretHoweverMuchIsLogged(String format) throws Exception {
        try (var folder = new BridgeFolder(ROOMS + """
                host.log { level = trace, format = %s }
                plugs { tg { type = telegram, token = ${TELEGRAM_TOKEN}, api-url = "http://127.0.0.1:1" } }
                channels { t { plug = tg, id = "-1001234567890" } }
                http { listen = "127.0.0.1:0", token = ${XMPP_PASSWORD} }
                """.formatted(format))) {
            folder.launch().awaitOutput("tg is not connected");

            folder.stop();
            assertThat(folder.daemon().output()).contains("Stopped");
        }
    }

    @Test
    void changedConfigIsTakenWhileItRuns() throws Exception {
        try (var folder = new BridgeFolder(ROOMS)) {
            RialtoProcess daemon = folder.start();
            folder.write(ROOMS + "labels.all = [ l, r ]\n");
            var reload = folder.command("reload", "-c", "bridge.conf");
            assertThat(reload.code()).as(reload.output()).isZero();
            assertThat(reload.output()).contains("Reloaded: label all added.");
            assertThat(folder.command("send", "all", "hello").code()).isZero();

            folder.write(ROOMS + "labels.all = [ l, rr ]\n");
            var broken = folder.command("reload");
            assertThat(broken.code()).as(broken.output()).isEqualTo(2);
            assertThat(broken.output())
                    .contains("bridge.conf:4: labels.all[1]: ")
                    .doesNotContain("rialto:");
            assertThat(folder.command("send", "all", "still here").code()).isZero();

            folder.write(ROOMS);
            new ProcessBuilder("kill", "-HUP", Long.toString(daemon.pid()))
                    .start()
                    .waitFor();
            daemon.awaitOutput("Reloaded: label all removed.");
            folder.stop();
        }
    }

    @Test
    void demoWithoutATerminalPlaysByItself() throws Exception {
        try (var folder = new BridgeFolder("")) {
            var demo = folder.command("demo");

            assertThat(demo.code()).as(demo.output()).isZero();
            assertThat(demo.output()).contains("Everything arrived, in order.").doesNotContain("WARN", "ERROR");
        }
    }
}
