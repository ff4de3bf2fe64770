package dev.rialto.tck.time;

import dev.rialto.api.plug.HostClock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** The real clock, for plugs that are tested against a server which has one of its own. */
public final class WallClock implements HostClock {

    /** The clock; it has no state. */
    public static final WallClock INSTANCE = new WallClock();

    private static final ScheduledExecutorService SCHEDULER = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("tck-clock").factory());

    private WallClock() {}

    @Override
    public Instant now() {
        return Instant.now();
    }

    @Override
    public long nanoTime() {
        return System.nanoTime();
    }

    @Override
    public void sleep(Duration duration) throws InterruptedException {
        Thread.sleep(duration);
    }

    @Override
    public Timer schedule(Duration delay, Runnable task) {
        Future<?> waiting = SCHEDULER.schedule(
                () -> {
                    Thread.startVirtualThread(task);
                },
                delay.toNanos(),
                TimeUnit.NANOSECONDS);
        return () -> waiting.cancel(false);
    }
}
