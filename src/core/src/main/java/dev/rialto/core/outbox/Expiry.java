package dev.rialto.core.outbox;

import dev.rialto.core.store.OutboxRow;
import dev.rialto.core.store.Tables;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gives up what is too old to be sent. In the store, beside what each lane does for its own head: a lane whose plug stays away
 * deals with no row, and its queue would grow for ever. Any thread.
 */
final class Expiry {
    private static final Logger log = LoggerFactory.getLogger(Expiry.class);
    /** How many rows end in one commit. */
    private static final int AT_ONCE = 500;

    private final OutboxTools tools;
    private final Predicate<OutboxRow> sending;
    private final Consumer<List<Change>> changed;

    /**
     * @param sending whether a row is being executed; such a one has its outcome first
     * @param changed told after each commit
     */
    Expiry(OutboxTools tools, Predicate<OutboxRow> sending, Consumer<List<Change>> changed) {
        this.tools = tools;
        this.sending = sending;
        this.changed = changed;
    }

    boolean tooOld(OutboxRow row) {
        return row.created() < before();
    }

    /** Why such a row is a dead letter. */
    String reason() {
        return "older than " + tools.settings().keepFor().toHours() + " h";
    }

    /** Looks through all queues. */
    void sweep() throws InterruptedException {
        long before = before();
        long buried;
        do {
            buried = tools.write(tables -> bury(tables, before), changed).stream()
                    .filter(Change.Removed.class::isInstance)
                    .count();
            if (buried > 0) {
                log.warn("{} rows of the outbox are dead letters now: {}", buried, reason());
            }
        } while (buried >= AT_ONCE);
    }

    private List<Change> bury(Tables tables, long before) {
        List<Change> changes = new ArrayList<>();
        for (OutboxRow row : tables.outbox().waitingSince(before, AT_ONCE)) {
            if (!sending.test(row)) {
                changes.addAll(tools.settle().buried(tables, row, reason()));
            }
        }
        return changes;
    }

    private long before() {
        return tools.time().millis() - tools.settings().keepFor().toMillis();
    }
}
