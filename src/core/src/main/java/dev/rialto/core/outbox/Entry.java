package dev.rialto.core.outbox;

import dev.rialto.core.store.OutboxRow;

/** A waiting row in memory. Its row changes only right after a commit, on the store's thread. */
final class Entry {
    private final long due;
    private volatile OutboxRow row;
    private volatile boolean uncertain;

    /**
     * A row as the table has it.
     *
     * @param due when its hold ends, on the monotonic clock
     * @param uncertain whether it may have been sent and nobody knows
     */
    Entry(OutboxRow row, long due, boolean uncertain) {
        this.row = row;
        this.due = due;
        this.uncertain = uncertain;
    }

    OutboxRow row() {
        return row;
    }

    void set(OutboxRow changed) {
        row = changed;
    }

    /** When its hold ends, or ended, on the monotonic clock. */
    long due() {
        return due;
    }

    boolean uncertain() {
        return uncertain;
    }

    void setUncertain(boolean value) {
        uncertain = value;
    }

    /** How long it is still held, in nanoseconds; zero or less when it may go. */
    long held(long now) {
        return row.hold() == 0 ? 0 : due - now;
    }
}
