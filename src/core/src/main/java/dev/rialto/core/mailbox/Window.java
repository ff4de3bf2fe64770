package dev.rialto.core.mailbox;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;

/**
 * The first rows of one queue in memory; the rest stays in the table. Nobody waits for room: what does not fit is left to be
 * read later.
 *
 * <p>Safe for many threads. Rows are added in the order of their places.
 */
public final class Window<R> {

    /** How many rows of one queue are in memory at most. */
    public static final int SIZE = 64;

    private final Budget budget;
    private final Deque<R> rows = new ArrayDeque<>();
    private boolean more;

    public Window(Budget budget) {
        this.budget = budget;
    }

    /** How many rows all windows together hold beyond their first. */
    public static final class Budget {
        private final int most;
        private final AtomicInteger used = new AtomicInteger();

        public Budget(int most) {
            this.most = most;
        }

        private boolean take() {
            if (used.incrementAndGet() <= most) {
                return true;
            }
            used.decrementAndGet();
            return false;
        }

        private void give() {
            used.decrementAndGet();
        }
    }

    /** A row that was just committed. */
    public synchronized void append(R row) {
        if (more || !room()) {
            more = true;
        } else {
            rows.add(row);
        }
    }

    /** Rows that were read from the table, from behind the last one here; {@code all} when the table has no more. */
    public synchronized void refill(List<R> read, boolean all) {
        more = !all;
        for (R row : read) {
            if (!room()) {
                more = true;
                return;
            }
            rows.add(row);
        }
    }

    /** The table has rows that are not here. */
    public synchronized void leaveRest() {
        more = true;
    }

    public synchronized Optional<R> head() {
        return Optional.ofNullable(rows.peek());
    }

    public synchronized Optional<R> first(Predicate<R> wanted) {
        return rows.stream().filter(wanted).findFirst();
    }

    /** A copy of what is in memory. */
    public synchronized List<R> rows() {
        return List.copyOf(rows);
    }

    /** Whether the table has rows that are not here. */
    public synchronized boolean more() {
        return more;
    }

    public synchronized boolean isEmpty() {
        return rows.isEmpty() && !more;
    }

    public synchronized void remove(Predicate<R> gone) {
        Iterator<R> all = rows.iterator();
        while (all.hasNext()) {
            if (gone.test(all.next())) {
                all.remove();
                release();
            }
        }
    }

    public synchronized void removeAll(Collection<R> gone) {
        remove(gone::contains);
    }

    /** The first row of a window is free: every queue can move. */
    private boolean room() {
        if (rows.size() >= SIZE) {
            return false;
        }
        return rows.isEmpty() || budget.take();
    }

    private void release() {
        if (!rows.isEmpty()) {
            budget.give();
        }
    }
}
