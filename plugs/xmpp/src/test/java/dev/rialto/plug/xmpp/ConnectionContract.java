package dev.rialto.plug.xmpp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rialto.api.event.Posted;
import dev.rialto.api.operation.ErrorKind;
import dev.rialto.api.operation.Outcome;
import dev.rialto.api.plug.ChannelStatus;
import dev.rialto.api.plug.PlugException;
import dev.rialto.plug.xmpp.XmppSettings.Tls;
import dev.rialto.plug.xmpp.server.RoomView;
import dev.rialto.plug.xmpp.server.TcpProxy;
import dev.rialto.tck.time.ManualClock;
import dev.rialto.tck.time.Patience;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.jivesoftware.smack.AbstractXMPPConnection;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** How the plug reaches a real server, keeps its stream, and gives it up. */
abstract class ConnectionContract extends ServerContract {
    private static final String WRONG_PIN = "sha-256:" + "0".repeat(64);

    private int port(Tls tls) {
        return tls == Tls.DIRECT ? server.directPort() : server.port();
    }

    private void talks() throws Exception {
        bridge.open();
        assertThat(bridge.post(room, "out")).isInstanceOf(Outcome.Sent.class);
        anna.says(room, "in");
        bridge.link().awaitPosted("in");
    }

    @ParameterizedTest
    @EnumSource(names = {"REQUIRED", "DIRECT"})
    void aPinnedCertificateIsBelieved(Tls tls) throws Exception {
        bridge.tls(tls, server.pin()).at("127.0.0.1", port(tls));
        talks();
    }

    @ParameterizedTest
    @EnumSource(names = {"REQUIRED", "DIRECT"})
    void theCertificatesOfAFileAreBelieved(Tls tls) throws Exception {
        bridge.tls(tls, server.certificate().toString()).at("127.0.0.1", port(tls));
        talks();
    }

    @ParameterizedTest
    @EnumSource(names = {"REQUIRED", "DIRECT"})
    void aWrongPinIsRefusedAndTheRightOneNamed(Tls tls) {
        bridge.tls(tls, WRONG_PIN).at("127.0.0.1", port(tls));
        assertRefused();
    }

    @ParameterizedTest
    @EnumSource(names = {"REQUIRED", "DIRECT"})
    void whatTheMachineDoesNotBelieveIsRefusedAndNamed(Tls tls) {
        bridge.tls(tls, "system").at("127.0.0.1", port(tls));
        assertRefused();
    }

    private void assertRefused() {
        assertThatThrownBy(bridge::open).isInstanceOfSatisfying(PlugException.class, e -> {
            assertThat(e.kind()).isEqualTo(ErrorKind.CONFIG);
            assertThat(e.getMessage())
                    .contains(server.pin()
                            .replace("sha-256:", "")
                            .replace(":", "")
                            .toLowerCase(Locale.ROOT));
        });
    }

    @Test
    void aWrongPasswordIsSaidPlainly() {
        bridge.as(TestBridge.ACCOUNT, "not-the-password");
        assertThatThrownBy(bridge::open).isInstanceOfSatisfying(PlugException.class, e -> {
            assertThat(e.kind()).isEqualTo(ErrorKind.AUTH);
            assertThat(e.getMessage()).contains("not-authorized").doesNotContain("not-the-password");
        });
    }

    @Test
    void aServerThatIsNotThereIsAFailureOfTheConnection() throws Exception {
        int nobody;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            nobody = socket.getLocalPort();
        }
        bridge.at("127.0.0.1", nobody);
        assertThatThrownBy(bridge::open)
                .isInstanceOfSatisfying(
                        PlugException.class, e -> assertThat(e.kind()).isEqualTo(ErrorKind.CONNECTION));
    }

    @ParameterizedTest
    @EnumSource
    void openingASilentServerCanBeCutOff(Tls tls) throws Exception {
        try (ServerSocket silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            bridge.tls(tls, WRONG_PIN).at("127.0.0.1", silent.getLocalPort());
            CompletableFuture<Throwable> ended = new CompletableFuture<>();
            CountDownLatch accepted = new CountDownLatch(1);
            Thread.startVirtualThread(() -> accept(silent, accepted));
            Thread opener = Thread.startVirtualThread(() -> {
                try {
                    bridge.open();
                    ended.complete(new AssertionError("opened"));
                } catch (PlugException | InterruptedException | RuntimeException e) {
                    ended.complete(e);
                }
            });
            assertThat(accepted.await(Patience.SECONDS, TimeUnit.SECONDS)).isTrue();
            opener.interrupt();
            assertThat(ended.get(Patience.SECONDS, TimeUnit.SECONDS)).isInstanceOf(InterruptedException.class);
        }
    }

    private static void accept(ServerSocket silent, CountDownLatch accepted) {
        try {
            silent.accept();
            accepted.countDown();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void aCutStreamIsResumedAndNothingIsLostOrDoubled() throws Exception {
        try (TcpProxy wire = new TcpProxy(server.port())) {
            bridge.at("127.0.0.1", wire.port()).open();
            List<String> in = new ArrayList<>();
            List<String> out = new ArrayList<>();
            for (int i = 1; i <= 12; i++) {
                in.add("in " + i);
                anna.says(room, "in " + i);
                if (i % 3 == 0) {
                    wire.cut();
                }
                out.add("out " + i);
                assertThat(bridge.post(room, "out " + i)).isInstanceOf(Outcome.Sent.class);
            }
            bridge.link().awaitPosted("in 12");
            assertThat(bridge.link().lost()).isEmpty();
            assertThat(heard()).containsExactlyElementsOf(in);
            // Who sent a message may see it in the room before others do.
            Awaitility.await()
                    .atMost(Patience.LIMIT)
                    .pollInterval(Duration.ofMillis(5))
                    .untilAsserted(() -> assertThat(shownOfOurs()).containsExactlyElementsOf(out));
        }
    }

    @Test
    void aStreamThatIsBeingResumedIsTold() throws Exception {
        try (TcpProxy wire = new TcpProxy(server.port())) {
            bridge.at("127.0.0.1", wire.port()).open();
            assertThat(bridge.link().trouble()).isEmpty();
            wire.away();
            assertThat(bridge.link().awaitTrouble()).contains("resumed");
            wire.back();
            bridge.link().awaitNoTrouble();
            assertThat(bridge.link().lost()).isEmpty();
        }
    }

    private List<String> shownOfOurs() {
        return anna.view(room).messages().stream()
                .filter(shown -> shown.nick().equals("bridge"))
                .map(RoomView.Shown::body)
                .toList();
    }

    private List<String> heard() {
        return bridge.link().events(Posted.class, bridge.ref(room)).stream()
                .filter(posted -> !posted.own())
                .map(posted -> posted.message().text().plain())
                .toList();
    }

    @Test
    void goingInAndTheAnswerTakeNoLongerTogetherThanTheHostWaits() throws Exception {
        ManualClock clock = new ManualClock();
        CountDownLatch presence = new CountDownLatch(1);
        CountDownLatch message = new CountDownLatch(1);
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch sent = new CountDownLatch(1);
        try (TcpProxy wire = new TcpProxy(server.port())) {
            bridge.clock(clock).at("127.0.0.1", wire.port()).open();
            anna.kicks(room, "bridge", "");
            bridge.link().awaitStatus(bridge.ref(room), ChannelStatus.State.KICKED);
            wire.watch(chunk -> {
                if (chunk.contains("<presence")) {
                    stall(asked, presence);
                } else if (chunk.contains("<message")) {
                    stall(sent, message);
                }
                return TcpProxy.Verdict.PASS;
            });
            CompletableFuture<Outcome> outcome = new CompletableFuture<>();
            Thread.startVirtualThread(() -> {
                try {
                    outcome.complete(bridge.post(room, "slow"));
                } catch (InterruptedException | RuntimeException e) {
                    outcome.completeExceptionally(e);
                }
            });
            assertThat(asked.await(Patience.SECONDS, TimeUnit.SECONDS)).isTrue();
            clock.advance(Duration.ofSeconds(9));
            presence.countDown();
            assertThat(sent.await(Patience.SECONDS, TimeUnit.SECONDS)).isTrue();
            // Of what waits for the clock now, only the wait for the answer ends so soon.
            Duration left = Duration.ofSeconds(16);
            await(
                    "the wait for the answer",
                    () -> clock.untilNext().filter(left::equals).isPresent());
            clock.advance(left);
            assertThat(outcome.get(Patience.SECONDS, TimeUnit.SECONDS)).isInstanceOf(Outcome.Unknown.class);
        } finally {
            presence.countDown();
            message.countDown();
        }
    }

    private static void stall(CountDownLatch begun, CountDownLatch end) {
        begun.countDown();
        try {
            end.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void aServerThatRestartsEndsTheSessionAndTheNextReadsOn() throws Exception {
        bridge.open();
        anna.says(room, "before");
        bridge.link().awaitPosted("before");
        anna.close();
        server.bounce();
        bridge.link().awaitLost();
        connect();
        anna.says(room, "between");
        bridge.open();
        anna.says(room, "after");
        bridge.link().awaitPosted("after");
        assertThat(heard()).containsExactly("before", "between", "after");
    }

    @Test
    void aServerThatIsStoppedInGoodOrderIsNoStackTraceInTheLog() throws Exception {
        bridge.open();
        anna.close();
        try (LogCapture log = new LogCapture()) {
            server.bounce();
            bridge.link().awaitLost();
            // Of the end alone: connections of other tests may still be closing.
            assertThat(log.records())
                    .filteredOn(entry -> AbstractXMPPConnection.class.getName().equals(entry.getLoggerName()))
                    .filteredOn(entry -> entry.getThrown() != null)
                    .isEmpty();
        }
        connect();
    }

    @Test
    void anotherProgramUnderOurResourceEndsTheSessionWithAWord() throws Exception {
        bridge.open();
        try (TestBridge other = new TestBridge(server).in(room)) {
            other.open();
            PlugException lost = bridge.link().awaitLost();
            assertThat(lost.getMessage()).contains("conflict").contains("resource");
            assertThat(lost.retryAfter()).isPresent();
        }
    }
}
