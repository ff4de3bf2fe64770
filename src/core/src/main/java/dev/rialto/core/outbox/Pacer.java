package dev.rialto.core.outbox;

import dev.rialto.api.plug.Pace;
import java.util.ArrayDeque;
import java.util.Deque;

/** Keeps a pace: gives each operation the moment from which on it may be done. */
final class Pacer {
    private final Pace pace;
    /** When the latest operations are or were done. */
    private final Deque<Long> slots = new ArrayDeque<>();

    Pacer(Pace pace) {
        this.pace = pace;
    }

    Pace pace() {
        return pace;
    }

    /** Takes the next free moment, on the monotonic clock; not before {@code now}. */
    synchronized long take(long now) {
        long slot = now;
        if (slots.size() >= pace.operations()) {
            slot = Math.max(now, slots.removeFirst() + pace.per().toNanos());
        }
        slots.addLast(slot);
        return slot;
    }

    /** Whether nothing it remembers matters any more. */
    synchronized boolean idle(long now) {
        return slots.isEmpty() || now - slots.getLast() > pace.per().toNanos();
    }
}
