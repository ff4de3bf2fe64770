package dev.rialto.core.outbox;

import dev.rialto.api.operation.ErrorKind;
import dev.rialto.api.operation.Failure;
import dev.rialto.api.operation.Operation;
import dev.rialto.api.operation.Outcome;
import dev.rialto.api.plug.HostClock;
import dev.rialto.api.plug.HostClock.Timer;
import dev.rialto.api.plug.Session;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The stage that has a session do one operation, within a deadline. At the deadline the call is interrupted; if it does not
 * return within {@link #GRACE} it is given up, and the session with it.
 */
final class Execution {
    private static final Logger log = LoggerFactory.getLogger(Execution.class);
    static final Duration GRACE = Duration.ofSeconds(10);

    private final long row;
    private final Operation operation;
    private final long begun;
    private final CompletableFuture<Outcome> done = new CompletableFuture<>();
    /** Completes when what became of the operation is stored; who waits for its id waits for this. */
    private final CompletableFuture<Void> settled = new CompletableFuture<>();

    private volatile Optional<Timer> grace = Optional.empty();

    Execution(long row, Operation operation, HostClock clock) {
        this.row = row;
        this.operation = operation;
        this.begun = clock.nanoTime();
    }

    /** The row that it is a step of. */
    long row() {
        return row;
    }

    /** When it began, on the monotonic clock. */
    long begun() {
        return begun;
    }

    CompletableFuture<Void> settled() {
        return settled;
    }

    /**
     * Does it, and waits for the outcome.
     *
     * @param hung what to do when the call has not even returned after an interrupt
     */
    Outcome run(Session session, Duration deadline, HostClock clock, Runnable hung) throws InterruptedException {
        Thread call = Thread.ofVirtual().name("execute " + operation.channel()).unstarted(() -> call(session));
        Timer timer = clock.schedule(deadline, () -> interrupt(call, clock, hung));
        call.start();
        try {
            return done.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("an execution never ends with an exception", e);
        } catch (InterruptedException e) {
            call.interrupt();
            throw e;
        } finally {
            timer.close();
            grace.ifPresent(Timer::close);
        }
    }

    private void interrupt(Thread call, HostClock clock, Runnable hung) {
        call.interrupt();
        grace = Optional.of(clock.schedule(GRACE, () -> {
            if (done.complete(unknown("the call does not return"))) {
                hung.run();
            }
        }));
    }

    private void call(Session session) {
        try {
            done.complete(session.execute(operation));
        } catch (InterruptedException e) {
            done.complete(unknown("no answer in time"));
        } catch (RuntimeException | Error e) {
            log.error("A plug failed in execute, which it never should", e);
            done.complete(new Outcome.Unknown(new Failure(
                    ErrorKind.PLUG, "the plug failed: " + e.getClass().getSimpleName())));
        }
    }

    private static Outcome unknown(String why) {
        return new Outcome.Unknown(new Failure(ErrorKind.CONNECTION, why));
    }
}
