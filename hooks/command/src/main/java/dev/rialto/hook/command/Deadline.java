package dev.rialto.hook.command;

import dev.rialto.api.plug.HostClock;
import java.time.Duration;

/** Interrupts the thread that opened it when it is still open after some time. Leaves no interrupt behind. */
final class Deadline implements AutoCloseable {
    private final Thread thread = Thread.currentThread();
    private final HostClock.Timer timer;
    private boolean closed;
    private boolean passed;

    Deadline(HostClock clock, Duration timeout) {
        timer = clock.schedule(timeout, this::pass);
    }

    private synchronized void pass() {
        if (!closed) {
            passed = true;
            thread.interrupt();
        }
    }

    synchronized boolean passed() {
        return passed;
    }

    @Override
    public synchronized void close() {
        closed = true;
        timer.close();
        if (passed) {
            Thread.interrupted();
        }
    }
}
