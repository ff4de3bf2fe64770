package dev.rialto.core.inbox;

import dev.rialto.api.hook.Channel;
import dev.rialto.api.hook.Incoming;
import dev.rialto.api.hook.Watcher;
import dev.rialto.core.mailbox.Lane;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Shows committed events to the watchers, each on queues of its own, so that a slow one harms nobody: of one channel one after
 * another, of several channels beside each other.
 */
public final class Watchers {
    private static final Logger log = LoggerFactory.getLogger(Watchers.class);
    private static final int QUEUE = 1_000;

    private final List<Audience> audiences;
    private final AtomicLong missed;

    public Watchers(List<Watcher> watchers) {
        this.missed = new AtomicLong();
        this.audiences =
                watchers.stream().map(watcher -> new Audience(watcher, missed)).toList();
    }

    private Watchers(Watchers before, List<Watcher> watchers) {
        this.missed = before.missed;
        this.audiences = watchers.stream().map(before::audience).toList();
    }

    /**
     * These watchers in place of the ones before. One that was there goes on with what waits for it; one that is left out still
     * sees what was shown before.
     */
    public Watchers with(List<Watcher> watchers) {
        return new Watchers(this, watchers);
    }

    @SuppressWarnings("ReferenceEquality") // Two watchers may be equal and not the same.
    private Audience audience(Watcher watcher) {
        return audiences.stream()
                .filter(known -> known.watcher == watcher)
                .findFirst()
                .orElseGet(() -> new Audience(watcher, missed));
    }

    /** Shows an event; what a full queue has no room for is counted and logged. Never waits. */
    void show(Incoming incoming) {
        boolean claimed = false;
        for (Audience audience : audiences) {
            boolean claims = audience.claims(incoming);
            if (!claims || !claimed) {
                audience.offer(incoming);
            }
            claimed |= claims;
        }
    }

    /** Whether a watcher is going to act on an event. */
    boolean claimed(Incoming incoming) {
        return audiences.stream().anyMatch(audience -> audience.claims(incoming));
    }

    /** How many events watchers have missed because they were too slow. */
    public long missed() {
        return missed.get();
    }

    /** One watcher, with what waits for it. */
    private static final class Audience {
        private final Watcher watcher;
        private final AtomicLong missed;
        /** For how many events there is room, whatever their channels. */
        private final Semaphore room = new Semaphore(QUEUE);
        /** Only those in which something waits. */
        private final Map<Channel, Line> lines = new ConcurrentHashMap<>();

        Audience(Watcher watcher, AtomicLong missed) {
            this.watcher = watcher;
            this.missed = missed;
        }

        boolean claims(Incoming incoming) {
            try {
                return watcher.claims(incoming);
            } catch (RuntimeException e) {
                log.warn("A watcher could not say whether an event is its own", e);
                return false;
            }
        }

        void offer(Incoming incoming) {
            if (room.tryAcquire()) {
                lines.compute(incoming.channel(), (channel, known) -> {
                            Line line = known == null ? new Line(this, channel) : known;
                            line.waiting.add(incoming);
                            return line;
                        })
                        .lane
                        .wake();
            } else if (missed.incrementAndGet() % 1_000 == 1) {
                log.warn(
                        "{} is too slow; it has missed {} events by now",
                        watcher.getClass().getSimpleName(),
                        missed.get());
            }
        }

        /** Nobody interrupts a line: what a watcher is interrupted by is its own, and no affair of the next event. */
        private void show(Incoming incoming) {
            try {
                watcher.seen(incoming);
            } catch (InterruptedException | RuntimeException e) {
                log.error("{} failed on an event", watcher.getClass().getSimpleName(), e);
            } finally {
                boolean _ = Thread.interrupted();
            }
        }
    }

    /** What waits to be seen of one channel. */
    private static final class Line {
        private final Audience audience;
        private final Channel channel;
        private final Queue<Incoming> waiting = new ConcurrentLinkedQueue<>();
        private final Lane lane;

        Line(Audience audience, Channel channel) {
            this.audience = audience;
            this.channel = channel;
            this.lane = new Lane("watcher " + audience.watcher.getClass().getSimpleName(), this::work);
        }

        private void work() {
            for (Incoming next = waiting.poll(); next != null; next = waiting.poll()) {
                audience.room.release();
                audience.show(next);
            }
            audience.lines.computeIfPresent(
                    channel, (same, known) -> known == this && waiting.isEmpty() ? null : known);
        }
    }
}
