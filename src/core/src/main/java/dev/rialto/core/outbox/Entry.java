package dev.rialto.core.outbox;

import dev.rialto.core.store.OutboxRow;
import java.util.Optional;

/** A waiting row in memory. Its row changes only right after a commit, on the store's thread. */
final class Entry {
    private final long due;
    private volatile OutboxRow row;
    private volatile boolean uncertain;
    private volatile boolean gone;
    private volatile Optional<Long> retryAt = Optional.empty();
    private volatile Optional<String> trouble = Optional.empty();

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

    boolean is(long id) {
        return row.id() == id;
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

    /** Whether the row does not wait any more: it was sent, given up or dropped. */
    boolean gone() {
        return gone;
    }

    void setGone() {
        gone = true;
    }

    /** How long it is still held, in nanoseconds; zero or less when it may go. */
    long held(long now) {
        return row.hold() == 0 ? 0 : due - now;
    }

    /** How long it still rests after a try, in nanoseconds; zero or less when it may be tried. */
    long rests(long now) {
        return retryAt.map(at -> at - now).orElse(0L);
    }

    /**
     * A try failed, or nobody knows whether it did.
     *
     * @param next when to try again, on the monotonic clock
     */
    void failed(String why, long next) {
        trouble = Optional.of(why);
        retryAt = Optional.of(next);
    }

    /** A try failed, and something else than time decides when the next one is. */
    void failed(String why) {
        trouble = Optional.of(why);
    }

    /** Why the last try since the start of this process failed; empty again once a step was done. */
    Optional<String> trouble() {
        return trouble;
    }

    /** A step was done; the next one begins without a past. */
    void stepDone() {
        uncertain = false;
        trouble = Optional.empty();
        retryAt = Optional.empty();
    }
}
