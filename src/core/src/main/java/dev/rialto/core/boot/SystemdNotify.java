package dev.rialto.core.boot;

import dev.rialto.api.plug.HostClock;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells systemd how far the service is ({@code Type=notify}), and that it is alive ({@code WatchdogSec=}). Does nothing where
 * no service manager asks for it. The words are those of sd_notify(3) and sd_watchdog_enabled(3). Never throws: a bridge
 * works without being watched.
 */
public final class SystemdNotify implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SystemdNotify.class);

    private final Optional<String> socket;
    private final Optional<Duration> interval;
    private final HostClock clock;
    private final AtomicReference<HostClock.@Nullable Timer> next = new AtomicReference<>();
    private volatile boolean closed;

    private SystemdNotify(Optional<String> socket, Optional<Duration> interval, HostClock clock) {
        this.socket = socket;
        this.interval = interval;
        this.clock = clock;
    }

    /**
     * What the environment asks for.
     *
     * @param environment of the process: {@code NOTIFY_SOCKET}, {@code WATCHDOG_USEC}, {@code WATCHDOG_PID}
     */
    public static SystemdNotify of(Map<String, String> environment, HostClock clock) {
        var socket = Optional.ofNullable(environment.get("NOTIFY_SOCKET"))
                .filter(address -> address.startsWith("/") || address.startsWith("@"));
        var pid = environment.get("WATCHDOG_PID");
        var us = Long.toString(ProcessHandle.current().pid());
        var interval = Optional.ofNullable(environment.get("WATCHDOG_USEC"))
                .filter(micros -> pid == null || pid.equals(us))
                .flatMap(SystemdNotify::micros)
                // Half of it, as the manual recommends: one late sign is no reason to be killed.
                .map(timeout -> timeout.dividedBy(2));
        return new SystemdNotify(socket, interval, clock);
    }

    /** The service is up: what waited for it may start. */
    public void ready() {
        send("READY=1");
    }

    /** The service ends because it was asked to. */
    public void stopping() {
        send("STOPPING=1");
    }

    /**
     * Gives a sign of life at half of the time that the watchdog allows, as long as the host is well; after that systemd
     * kills and restarts it. Called once, when the host is up.
     *
     * @param healthy whether the host can do its work, asked on a virtual thread; one that does not answer counts as no
     */
    public void watch(BooleanSupplier healthy) {
        if (socket.isPresent()) {
            interval.ifPresent(pause -> sign(healthy, pause));
        }
    }

    /** Ends the signs of life. */
    @Override
    public void close() {
        closed = true;
        cancel();
    }

    private void cancel() {
        var timer = next.getAndSet(null);
        if (timer != null) {
            timer.close();
        }
    }

    private void sign(BooleanSupplier healthy, Duration pause) {
        try {
            if (healthy.getAsBoolean()) {
                send("WATCHDOG=1");
            } else {
                LOG.warn("Not well; without a sign of life systemd restarts us in a moment");
            }
        } catch (RuntimeException fault) {
            LOG.warn("Whether we are well could not be found out", fault);
        }
        next.set(clock.schedule(pause, () -> sign(healthy, pause)));
        if (closed) {
            cancel();
        }
    }

    private void send(String state) {
        try {
            if (socket.isPresent()) {
                UnixDatagram.send(socket.get(), state);
            }
        } catch (IOException | RuntimeException | LinkageError failure) {
            LOG.warn("systemd could not be told {}: {}", state, failure.toString());
        }
    }

    private static Optional<Duration> micros(String text) {
        try {
            long micros = Long.parseLong(text);
            return micros > 0 ? Optional.of(Duration.ofNanos(Math.multiplyExact(micros, 1000L))) : Optional.empty();
        } catch (ArithmeticException | NumberFormatException wrong) {
            LOG.warn("WATCHDOG_USEC is not a number of microseconds: {}", text);
            return Optional.empty();
        }
    }
}
