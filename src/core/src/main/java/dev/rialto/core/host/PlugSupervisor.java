package dev.rialto.core.host;

import dev.rialto.api.message.NetworkId;
import dev.rialto.api.operation.ErrorKind;
import dev.rialto.api.operation.Failure;
import dev.rialto.api.plug.HostClock;
import dev.rialto.api.plug.HostClock.Timer;
import dev.rialto.api.plug.Plug;
import dev.rialto.api.plug.PlugException;
import dev.rialto.api.plug.PlugStatus;
import dev.rialto.api.plug.Session;
import dev.rialto.core.mailbox.Backoff;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The life of one plug: opens it, waits until its connection is lost, waits a little and opens it again, for as long as the
 * host runs. Whatever it does, no other plug notices.
 */
public final class PlugSupervisor {
    private static final Logger log = LoggerFactory.getLogger(PlugSupervisor.class);
    private static final Backoff PAUSES = new Backoff(Duration.ofSeconds(1), Duration.ofMinutes(1));
    /** Where only a person can help: a wrong password is not tried every second. */
    private static final Backoff LONG_PAUSES = new Backoff(Duration.ofSeconds(30), Duration.ofMinutes(5));
    /** A connection that held this long was a good one: the pauses begin from the first again. */
    private static final Duration STEADY = Duration.ofSeconds(30);
    /** How long a call that was interrupted has to return. */
    private static final Duration GRACE = Duration.ofSeconds(10);

    private final String name;
    private final Plug plug;
    private final HostClock clock;
    private final Duration openTimeout;
    private final Thread thread;
    private @Nullable Intake intake;
    /** Others of the same network whose place it takes; let go once they have ended. */
    private List<PlugSupervisor> first = List.of();

    private volatile boolean retired;
    private volatile PlugStatus status = new PlugStatus.Connecting();
    private volatile Instant since;
    private volatile @Nullable Connection current;

    public PlugSupervisor(String name, Plug plug, HostClock clock, Duration openTimeout) {
        this.name = name;
        this.plug = plug;
        this.clock = clock;
        this.openTimeout = openTimeout;
        this.since = clock.now();
        this.thread = Thread.ofVirtual().name("plug " + name).unstarted(this::live);
    }

    /** Whether it is this very plug that it opens. */
    @SuppressWarnings("ReferenceEquality") // Two plugs of equal settings are two.
    boolean isOf(Plug other) {
        return plug == other;
    }

    NetworkId network() {
        return plug.network();
    }

    PlugStatus status() {
        return status;
    }

    Instant since() {
        return since;
    }

    Optional<Connection> connection() {
        return Optional.ofNullable(current).filter(connection -> !connection.isLost());
    }

    /** @param before supervisors of the same network that end: nothing is opened until they have closed all that is theirs */
    void start(Intake told, List<PlugSupervisor> before) {
        intake = told;
        first = before;
        thread.start();
    }

    /** From now on no connection is opened; the one that is there stays until it is lost or {@link #stop} is called. */
    void retire() {
        retired = true;
    }

    /** Closes the connection and opens no other. Returns when that is done. */
    void stop() throws InterruptedException {
        retired = true;
        thread.interrupt();
        thread.join();
    }

    private void live() {
        int failures = 0;
        first.forEach(PlugSupervisor::awaitEnd);
        first = List.of();
        try {
            while (!retired && !Thread.currentThread().isInterrupted()) {
                long begun = clock.nanoTime();
                PlugException cause = attempt();
                if (clock.nanoTime() - begun > STEADY.toNanos()) {
                    failures = 0;
                }
                if (retired) {
                    break;
                }
                failures++;
                Duration pause = rest(cause, failures);
                log.warn(
                        "{} is not connected: {}; the next try is in {} ms",
                        name,
                        cause.getMessage(),
                        pause.toMillis());
                clock.sleep(pause);
            }
        } catch (InterruptedException e) {
            set(new PlugStatus.Offline(new Failure(ErrorKind.CONNECTION, "the host stops")));
        }
    }

    /** Waits even where this thread is to stop: who waits for this one in turn relies on it. */
    private void awaitEnd() {
        boolean interrupted = false;
        while (true) {
            try {
                thread.join();
                break;
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** The same as {@link #connect}; whatever goes wrong within the host itself is no end of this plug either. */
    private PlugException attempt() throws InterruptedException {
        try {
            return connect();
        } catch (RuntimeException e) {
            log.error("{}: the connection failed in a way it never should", name, e);
            return new PlugException(ErrorKind.PLUG, "the host failed: " + e, e);
        }
    }

    /** Opens a connection and keeps it until it is lost; answers why it was. */
    private PlugException connect() throws InterruptedException {
        set(new PlugStatus.Connecting());
        Intake told = intake;
        if (told == null) {
            throw new IllegalStateException("not started");
        }
        Connection connection = new Connection(plug.network(), told);
        Session session;
        try {
            session = open(connection);
        } catch (PlugException e) {
            connection.end();
            return e;
        } catch (InterruptedException e) {
            connection.end();
            throw e;
        }
        try {
            connection.opened(session);
            current = connection;
            set(new PlugStatus.Online());
            log.info("{} is connected.", name);
            told.ready(plug.network());
            return connection.awaitLost();
        } finally {
            current = null;
            connection.end();
            close(session, GRACE);
        }
    }

    /** Opens a session within the timeout; one that comes later, or when it is not wanted any more, is closed again. */
    private Session open(Connection connection) throws PlugException, InterruptedException {
        CompletableFuture<Session> opening = new CompletableFuture<>();
        Thread call = Thread.ofVirtual().name("open " + name).unstarted(() -> {
            try {
                Session session = plug.open(connection);
                if (!opening.complete(session)) {
                    session.close();
                }
            } catch (PlugException | InterruptedException | RuntimeException | Error e) {
                opening.completeExceptionally(e);
            }
        });
        PlugException late =
                new PlugException(ErrorKind.CONNECTION, "no connection within " + openTimeout.toSeconds() + " s");
        Timer timer = clock.schedule(openTimeout, call::interrupt);
        Timer last = clock.schedule(openTimeout.plus(GRACE), () -> opening.completeExceptionally(late));
        call.start();
        try {
            return opening.get();
        } catch (ExecutionException e) {
            throw switch (e.getCause()) {
                case PlugException known -> known;
                case InterruptedException _ -> late;
                case null, default -> {
                    log.error("{} failed to open in a way it never should", name, e.getCause());
                    yield new PlugException(ErrorKind.PLUG, "the plug failed: " + e.getCause(), e);
                }
            };
        } catch (InterruptedException e) {
            connection.end();
            call.interrupt();
            // Another one of the same account may wait for this to end, so what comes after all is closed before.
            long begun = clock.nanoTime();
            try (Timer _ = clock.schedule(GRACE, () -> opening.completeExceptionally(late))) {
                opening.handle((session, failure) -> Optional.ofNullable(session))
                        .join()
                        .ifPresent(session -> close(session, GRACE.minusNanos(clock.nanoTime() - begun)));
            }
            throw e;
        } finally {
            timer.close();
            last.close();
        }
    }

    /** Closes a session, and waits for that only so long. */
    private void close(Session session, Duration most) {
        CompletableFuture<Boolean> closed = new CompletableFuture<>();
        Thread call = Thread.ofVirtual().name("close " + name).start(() -> {
            try {
                session.close();
            } finally {
                closed.complete(true);
            }
        });
        Timer timer = clock.schedule(most, () -> closed.complete(false));
        // Not get(): a stop interrupts this thread, and the session is to end in good order all the same.
        if (!closed.join()) {
            log.warn("{} does not close its connection; it is left behind", name);
            call.interrupt();
        }
        timer.close();
    }

    private Duration rest(PlugException cause, int failures) {
        Failure failure = new Failure(cause.kind(), String.valueOf(cause.getMessage()));
        boolean hopeless = cause.kind() == ErrorKind.AUTH || cause.kind() == ErrorKind.CONFIG;
        set(hopeless ? new PlugStatus.Failed(failure) : new PlugStatus.Offline(failure));
        return cause.retryAfter().orElseGet(() -> (hopeless ? LONG_PAUSES : PAUSES).after(failures));
    }

    private void set(PlugStatus next) {
        status = next;
        since = clock.now();
    }
}
