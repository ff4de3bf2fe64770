package dev.rialto.core.mailbox;

import dev.rialto.api.plug.HostClock;

/**
 * The time by which things grow old: the wall clock as it was at the start, carried on by the monotonic one. So a step of the
 * wall clock ages nothing while the process runs. Safe for many threads.
 */
public final class SteadyTime {
    private final HostClock clock;
    private final long wall;
    private final long nanos;

    public SteadyTime(HostClock clock) {
        this.clock = clock;
        this.wall = clock.now().toEpochMilli();
        this.nanos = clock.nanoTime();
    }

    /** Milliseconds since 1970. */
    public long millis() {
        return wall + (clock.nanoTime() - nanos) / 1_000_000;
    }
}
