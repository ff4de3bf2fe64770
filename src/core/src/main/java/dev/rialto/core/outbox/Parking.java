package dev.rialto.core.outbox;

import dev.rialto.api.plug.HostClock;
import dev.rialto.core.mailbox.Backoff;
import java.time.Duration;
import java.util.Optional;

/**
 * Whether a channel takes messages at all. One that does not is probed with the head of its queue: after 5 s, then after twice
 * as long each time up to 5 min, and at once when something is heard from it. Safe for many threads.
 */
final class Parking {
    private static final Backoff PROBES = new Backoff(Duration.ofSeconds(5), Duration.ofMinutes(5));

    private final HostClock clock;
    private Optional<String> reason = Optional.empty();
    private boolean told;
    private int probes;
    private long nextProbe;

    Parking(HostClock clock) {
        this.clock = clock;
    }

    /** The channel refused; tells whether that is news. */
    synchronized boolean park(String why) {
        boolean news = reason.isEmpty();
        reason = Optional.of(why);
        probes++;
        nextProbe = clock.nanoTime() + PROBES.exact(probes).toNanos();
        return news;
    }

    /** The channel took something; answers why it was parked, if it was. */
    synchronized Optional<String> leave() {
        Optional<String> before = reason;
        reason = Optional.empty();
        told = false;
        probes = 0;
        return before;
    }

    /** Whether nobody was told yet that it is parked; from now on somebody is. */
    synchronized boolean tell() {
        boolean first = !told;
        told = true;
        return first;
    }

    /** The next probe may come now. */
    synchronized void probeNow() {
        nextProbe = clock.nanoTime();
    }

    synchronized boolean waits(long now) {
        return reason.isPresent() && nextProbe - now > 0;
    }

    synchronized Duration untilProbe(long now) {
        return Duration.ofNanos(Math.max(nextProbe - now, 0));
    }

    synchronized Optional<String> reason() {
        return reason;
    }
}
