package dev.rialto.core.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rialto.tck.time.ManualClock;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Over a real socket, bound as systemd binds it. */
@EnabledOnOs(value = OS.LINUX, disabledReason = "systemd is on Linux alone")
final class SystemdNotifyTest {
    private final ManualClock clock = new ManualClock();

    @TempDir
    private Path folder;

    @Test
    void statesArriveOverAPath() throws Throwable {
        var address = folder.resolve("nötify").toString();
        try (var systemd = new DatagramReceiver(address);
                var notify = SystemdNotify.of(Map.of("NOTIFY_SOCKET", address), clock)) {
            notify.ready();
            notify.stopping();

            assertThat(systemd.next()).isEqualTo("READY=1");
            assertThat(systemd.next()).isEqualTo("STOPPING=1");
        }
    }

    @Test
    void statesArriveOverAnAbstractName() throws Throwable {
        var address = "@rialto-test-" + ProcessHandle.current().pid();
        try (var systemd = new DatagramReceiver(address);
                var notify = SystemdNotify.of(Map.of("NOTIFY_SOCKET", address), clock)) {
            notify.ready();

            assertThat(systemd.next()).isEqualTo("READY=1");
        }
    }

    @Test
    void signsOfLifeComeAtHalfOfTheTimeWhileTheHostIsWell() throws Throwable {
        var address = folder.resolve("notify").toString();
        var well = new AtomicBoolean(true);
        try (var systemd = new DatagramReceiver(address);
                var notify = SystemdNotify.of(environment(address, Long.toString(pid())), clock)) {
            notify.watch(well::get);
            assertThat(systemd.next()).isEqualTo("WATCHDOG=1");

            clock.awaitWaiters(1);
            assertThat(clock.untilNext()).contains(Duration.ofSeconds(15));
            clock.advance(Duration.ofSeconds(15));
            assertThat(systemd.next()).isEqualTo("WATCHDOG=1");

            well.set(false);
            clock.awaitWaiters(1);
            clock.advance(Duration.ofSeconds(15));
            clock.awaitWaiters(1);
            notify.stopping();
            assertThat(systemd.next()).as("no sign in between").isEqualTo("STOPPING=1");

            well.set(true);
            clock.advance(Duration.ofSeconds(15));
            assertThat(systemd.next()).isEqualTo("WATCHDOG=1");
        }
    }

    @Test
    void healthThatCannotBeFoundOutIsNone() throws Throwable {
        var address = folder.resolve("notify").toString();
        try (var systemd = new DatagramReceiver(address);
                var notify = SystemdNotify.of(environment(address, Long.toString(pid())), clock)) {
            notify.watch(() -> {
                throw new IllegalStateException("the writer is dead");
            });
            clock.awaitWaiters(1);
            notify.ready();

            assertThat(systemd.next()).isEqualTo("READY=1");
        }
    }

    @Test
    void nobodyIsToldWhereNobodyAsks() {
        try (var notify = SystemdNotify.of(Map.of("WATCHDOG_USEC", "30000000"), clock)) {
            notify.ready();
            notify.watch(() -> true);
        }

        assertThat(clock.waiters()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-5", "soon", "99999999999999999999", "9223372036854775807"})
    void oddTimesMeanNoWatchdog(String micros) {
        try (var notify = SystemdNotify.of(Map.of("NOTIFY_SOCKET", "/nowhere", "WATCHDOG_USEC", micros), clock)) {
            notify.watch(() -> true);
        }

        assertThat(clock.waiters()).isZero();
    }

    @Test
    void watchdogOfAnotherProcessIsNotOurs() {
        try (var notify = SystemdNotify.of(environment("/nowhere", Long.toString(pid() + 1)), clock)) {
            notify.watch(() -> true);
        }

        assertThat(clock.waiters()).isZero();
    }

    @Test
    void systemdThatIsGoneStopsNothing() throws Exception {
        try (var notify =
                SystemdNotify.of(environment(folder.resolve("gone").toString(), Long.toString(pid())), clock)) {
            notify.ready();
            notify.watch(() -> true);

            assertThat(clock.waiters()).as("tried again").isOne();
        }
        assertThat(clock.waiters()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "@", "/", "relative", "/gone/gone"})
    void addressThatIsNoneIsAnError(String address) {
        assertThatThrownBy(() -> UnixDatagram.send(address, "x")).isInstanceOf(IOException.class);
    }

    @Test
    void longestAddressFitsAndALongerOneIsAnError() throws Throwable {
        var longest = "@" + "x".repeat(106);
        try (var systemd = new DatagramReceiver(longest)) {
            UnixDatagram.send(longest, "x");
            assertThat(systemd.next()).isEqualTo("x");
        }
        assertThatThrownBy(() -> UnixDatagram.send(longest + "x", "x")).isInstanceOf(IOException.class);
    }

    private static Map<String, String> environment(String address, String pid) {
        var environment = new HashMap<String, String>();
        environment.put("NOTIFY_SOCKET", address);
        environment.put("WATCHDOG_USEC", "30000000");
        environment.put("WATCHDOG_PID", pid);
        return environment;
    }

    private static long pid() {
        return ProcessHandle.current().pid();
    }
}
