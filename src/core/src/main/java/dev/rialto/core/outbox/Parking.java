package dev.rialto.core.outbox;

import dev.rialto.api.plug.HostClock;
import dev.rialto.core.mailbox.Backoff;
import java.time.Duration;
import java.util.Optional;

/**
 * Whether a channel takes messages at all. One that does not is probed with the head of its queue: after 5 s, then after twice
 * as long each time up to 5 min, and soon when something is heard from it. Safe for many threads.
 */
final class Parking {
    private static final Backoff PROBES = new Backoff(Duration.ofSeconds(5), Duration.ofMinutes(5));
    /** How far apart the probes are that what is heard brings about: one may hear all of a channel and not speak in it. */
    private static final Duration HEARD = Duration.ofSeconds(5);

    private final HostClock clock;
    private Optional<String> reason = Optional.empty();
    private boolean silenced;
    private boolean told;
    private int probes;
    private long nextProbe;
    /** When a probe was brought about by what was heard, on the monotonic clock. */
    private Optional<Long> heardAt = Optional.empty();

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

    /** The network says that we may hear and not speak: what is heard means nothing until it says more. */
    synchronized void silence(String why) {
        silenced = true;
        park(why);
    }

    /** The channel took something; answers why it was parked, if it was. */
    synchronized Optional<String> leave() {
        Optional<String> before = reason;
        reason = Optional.empty();
        silenced = false;
        told = false;
        probes = 0;
        heardAt = Optional.empty();
        return before;
    }

    /** Whether nobody was told yet that it is parked; from now on somebody is. */
    synchronized boolean tell() {
        boolean first = !told;
        told = true;
        return first;
    }

    /** The channel is said to be usable: the next probe may come now. */
    synchronized void probeNow() {
        silenced = false;
        nextProbe = clock.nanoTime();
    }

    /** Something was heard from the channel; tells whether the next probe comes the sooner for it. */
    synchronized boolean heard() {
        if (reason.isEmpty() || silenced) {
            return false;
        }
        long now = clock.nanoTime();
        long soonest = heardAt.map(at -> at + HEARD.toNanos()).orElse(now);
        long probe = soonest - now > 0 ? soonest : now;
        if (nextProbe - probe <= 0) {
            return false;
        }
        nextProbe = probe;
        heardAt = Optional.of(probe);
        return true;
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
