package dev.rialto.core.store;

import java.util.HashMap;
import java.util.Map;

/**
 * How many rows wait in each queue, as the running transaction sees it. One writer changes them, so the table is asked only
 * once for each queue. Forgotten when a transaction is taken back.
 */
final class QueueCounts {
    private static final int MOST = 20_000;

    private final Sql sql;
    private final Map<Long, Count> counts = new HashMap<>();

    QueueCounts(Sql sql) {
        this.sql = sql;
    }

    /** One queue. */
    private static final class Count {
        private long place;
        private long rows;
        private boolean lines;
    }

    void forget() {
        counts.clear();
    }

    long nextPlace(long channel) {
        return of(channel).place + 1;
    }

    long rows(long channel) {
        return of(channel).rows;
    }

    /** Whether a line that waits for company may be among the rows. */
    boolean mayHoldLine(long channel) {
        Count count = of(channel);
        return count.rows > 0 && count.lines;
    }

    void added(long channel, long place, boolean line) {
        Count count = of(channel);
        count.place = place;
        count.rows++;
        count.lines |= line;
    }

    void removed(long channel) {
        Count count = of(channel);
        count.rows--;
        if (count.rows < 0) {
            // The row had gone to another queue with a merge; the table knows which.
            counts.clear();
        } else if (count.rows == 0) {
            count.lines = false;
        }
    }

    private Count of(long channel) {
        Count known = counts.get(channel);
        if (known != null) {
            return known;
        }
        if (counts.size() >= MOST) {
            counts.clear();
        }
        Count read = sql.first(
                        row -> {
                            Count count = new Count();
                            count.rows = row.getLong(1);
                            count.place = row.getLong(2);
                            count.lines = count.rows > 0;
                            return count;
                        },
                        "SELECT count(*), coalesce(max(place), 0) FROM outbox WHERE died IS NULL AND channel = ?",
                        channel)
                .orElseThrow();
        counts.put(channel, read);
        return read;
    }
}
