package dev.rialto.core.mailbox;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/**
 * How long to wait before trying again: doubling from {@code first} to {@code max}, each time between half and all of it, so
 * that not everybody comes back at once.
 */
public record Backoff(Duration first, Duration max) {

    /**
     * The wait after some tries.
     *
     * @param tries how many have failed in a row, at least one
     */
    public Duration after(int tries) {
        Duration full = exact(tries);
        long half = full.toNanos() / 2;
        return Duration.ofNanos(half + ThreadLocalRandom.current().nextLong(half + 1));
    }

    /** The same without chance. */
    public Duration exact(int tries) {
        int doublings = Math.min(Math.max(tries - 1, 0), 30);
        Duration full = first.multipliedBy(1L << doublings);
        return full.compareTo(max) > 0 ? max : full;
    }
}
