package dev.rialto.core.inbox;

import dev.rialto.api.hook.Incoming;
import dev.rialto.api.hook.Watcher;
import dev.rialto.core.mailbox.Lane;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Shows committed events to the watchers, each on a queue of its own, so that a slow one harms nobody. */
public final class Watchers {
    private static final Logger log = LoggerFactory.getLogger(Watchers.class);
    private static final int QUEUE = 1_000;

    private final List<Queue> queues;
    private final AtomicLong missed = new AtomicLong();

    public Watchers(List<Watcher> watchers) {
        this.queues = watchers.stream().map(Queue::new).toList();
    }

    /** Shows an event; what a full queue has no room for is counted and logged. Never waits. */
    void show(Incoming incoming) {
        for (Queue queue : queues) {
            queue.offer(incoming);
        }
    }

    /** Whether a watcher is going to act on an event. */
    boolean claimed(Incoming incoming) {
        for (Queue queue : queues) {
            try {
                if (queue.watcher.claims(incoming)) {
                    return true;
                }
            } catch (RuntimeException e) {
                log.warn("A watcher could not say whether an event is its own", e);
            }
        }
        return false;
    }

    /** How many events watchers have missed because they were too slow. */
    public long missed() {
        return missed.get();
    }

    private final class Queue {
        private final Watcher watcher;
        private final BlockingQueue<Incoming> waiting = new ArrayBlockingQueue<>(QUEUE);
        private final Lane lane;

        Queue(Watcher watcher) {
            this.watcher = watcher;
            this.lane = new Lane("watcher " + watcher.getClass().getSimpleName(), this::work);
        }

        void offer(Incoming incoming) {
            if (waiting.offer(incoming)) {
                lane.wake();
            } else if (missed.incrementAndGet() % 1_000 == 1) {
                log.warn(
                        "{} is too slow; it has missed {} events by now",
                        watcher.getClass().getSimpleName(),
                        missed.get());
            }
        }

        private void work() throws InterruptedException {
            for (Incoming next = waiting.poll(); next != null; next = waiting.poll()) {
                try {
                    watcher.seen(next);
                } catch (RuntimeException e) {
                    log.error("{} failed on an event", watcher.getClass().getSimpleName(), e);
                }
            }
        }
    }
}
