package dev.rialto.core.mailbox;

import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs a task on a virtual thread whenever it is woken, and never twice at once. Costs nothing while it sleeps.
 *
 * <p>The task works until there is nothing left to do for it, and returns. A wake during its run makes it run once more, so
 * that none is lost.
 */
public final class Lane {
    private static final Logger log = LoggerFactory.getLogger(Lane.class);

    private final String name;
    private final Task task;
    private final AtomicReference<State> state = new AtomicReference<>(State.IDLE);

    public Lane(String name, Task task) {
        this.name = name;
        this.task = task;
    }

    /** What a lane does when it is woken. */
    @FunctionalInterface
    public interface Task {
        void run() throws InterruptedException;
    }

    private enum State {
        IDLE,
        RUNNING,
        WOKEN,
        STOPPED
    }

    /** Has the task run, now or once more. Quick; any thread. */
    public void wake() {
        State before = state.getAndUpdate(now -> switch (now) {
            case IDLE -> State.RUNNING;
            case RUNNING, WOKEN -> State.WOKEN;
            case STOPPED -> State.STOPPED;
        });
        if (before == State.IDLE) {
            Thread.ofVirtual().name(name).start(this::run);
        }
    }

    /** No run begins any more; one under way ends by itself. */
    public void stop() {
        state.set(State.STOPPED);
    }

    public boolean idle() {
        State now = state.get();
        return now == State.IDLE || now == State.STOPPED;
    }

    private void run() {
        do {
            state.compareAndSet(State.WOKEN, State.RUNNING);
            try {
                task.run();
            } catch (InterruptedException e) {
                stop();
                return;
            } catch (RuntimeException | Error e) {
                // An Error too: a lane whose thread died would count as running for good, and never run again.
                log.error("The lane {} stumbled; it goes on when something new comes", name, e);
            }
        } while (!state.compareAndSet(State.RUNNING, State.IDLE) && state.get() != State.STOPPED);
    }
}
