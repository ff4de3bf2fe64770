package dev.rialto.api.plug;

import java.time.Duration;
import java.time.Instant;

/** All time. Nothing else in Rialto asks what time it is, waits or sleeps; so tests can move it by hand. */
public interface HostClock {

    /** The wall clock: for what people and networks see. It can jump. */
    Instant now();

    /** Nanoseconds since some moment; never jumps. For measuring and waiting. */
    long nanoTime();

    /** Waits on the monotonic clock. */
    void sleep(Duration duration) throws InterruptedException;

    /**
     * Runs {@code task} once after {@code delay} of the monotonic clock, on a virtual thread of its own.
     *
     * @return closing it keeps a task that has not begun from running
     */
    Timer schedule(Duration delay, Runnable task);

    /** A task to come. */
    interface Timer extends AutoCloseable {
        @Override
        void close();
    }
}
