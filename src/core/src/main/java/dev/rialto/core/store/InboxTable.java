package dev.rialto.core.store;

import dev.rialto.core.store.ChannelTable.Given;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Events, and the keys of those that are done with. */
public final class InboxTable {
    private final Sql sql;
    /** The last place given, by channel; an entry is true for as long as no transaction is taken back. */
    private final Map<Long, Long> places = new HashMap<>();
    /** The last id given; -1 while it is not known. One writer gives them, so none has to be asked for. */
    private long lastId = -1;

    InboxTable(Sql sql) {
        this.sql = sql;
    }

    /** What became of an event. */
    public enum Verdict {
        WAITING(0),
        ROUTED(1),
        DROPPED(2),
        /** It was an echo of ours, or was about nothing known. */
        ENDED(3),
        /** It could not be dealt with; body and reason are kept. */
        DEAD(4);

        private final int code;

        Verdict(int code) {
            this.code = code;
        }
    }

    /** Forgets what it knows of a transaction that was taken back. */
    void rolledBack() {
        places.clear();
        lastId = -1;
    }

    /**
     * Adds an event at the end of its channel's queue.
     *
     * @return empty when this key was accepted before
     */
    public Optional<InboxRow> add(long channel, int epoch, String kind, String key, long accepted, byte[] body) {
        long place = lastPlace(channel) + 1;
        long id = nextId();
        int added = sql.update(
                "INSERT OR IGNORE INTO inbox (id, channel, epoch, kind, key, place, accepted, body)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                id,
                channel,
                epoch,
                kind,
                key,
                place,
                accepted,
                body);
        if (added == 0) {
            return Optional.empty();
        }
        places.put(channel, place);
        lastId = id;
        return Optional.of(new InboxRow(id, channel, epoch, place, accepted, body));
    }

    /** The rows that wait behind {@code place}, in order. */
    public List<InboxRow> waiting(long channel, long place, int most) {
        return sql.list(
                InboxTable::row,
                "SELECT id, channel, epoch, place, accepted, body FROM inbox"
                        + " WHERE verdict = 0 AND channel = ? AND place > ? ORDER BY place LIMIT ?",
                channel,
                place,
                most);
    }

    /** Channels that have rows waiting. */
    public List<Long> channelsWaiting() {
        return sql.list(row -> row.getLong(1), "SELECT DISTINCT channel FROM inbox WHERE verdict = 0");
    }

    /** How many events wait. */
    public long backlog() {
        return sql.number("SELECT count(*) FROM inbox WHERE verdict = 0");
    }

    /** How many events are set aside. */
    public long setAside() {
        return sql.number("SELECT count(*) FROM inbox WHERE verdict = 4");
    }

    /** Takes a row out of its queue; only its key and the verdict stay. */
    public void settle(long id, Verdict verdict) {
        sql.update("UPDATE inbox SET verdict = ?, body = NULL WHERE id = ?", verdict.code, id);
    }

    /** Sets a row aside that cannot be dealt with. */
    public void bury(long id, String reason) {
        sql.update("UPDATE inbox SET verdict = ?, reason = ? WHERE id = ?", Verdict.DEAD.code, reason, id);
    }

    /** Counts that the process ended while this row was at the head, and tells how often that has been. */
    public long countStart(long channel, long place) {
        sql.update(
                "UPDATE inbox SET starts = starts + 1 WHERE verdict = 0 AND channel = ? AND place = ?", channel, place);
        return sql.number("SELECT starts FROM inbox WHERE verdict = 0 AND channel = ? AND place = ?", channel, place);
    }

    /** Moves what waits under a number that was given up to the end of the other's queue, and the keys of what is done. */
    public void adopt(Given given, long to) {
        for (InboxRow row : waiting(given.number(), Long.MIN_VALUE, Integer.MAX_VALUE)) {
            long place = lastPlace(to) + 1;
            sql.update("UPDATE inbox SET place = ? WHERE id = ?", place, row.id());
            places.put(to, place);
        }
        sql.update(
                "UPDATE inbox SET channel = ?, epoch = epoch + ? WHERE channel = ?", to, given.shift(), given.number());
        places.remove(given.number());
    }

    /** When the newest of the events that are beyond the {@code keep} newest was accepted. */
    public Optional<Long> timeBeyond(long keep) {
        return sql.first(
                row -> row.getLong(1) + 1, "SELECT accepted FROM inbox ORDER BY id DESC LIMIT 1 OFFSET ?", keep);
    }

    /**
     * Forgets keys from before {@code time}, some at a time, and tells how many. Ids grow with the time, so the oldest come
     * first without an index for it.
     */
    public int forget(long time, int most) {
        return sql.update(
                "DELETE FROM inbox WHERE verdict <> 0 AND accepted < ? AND id IN"
                        + " (SELECT id FROM inbox WHERE verdict <> 0 ORDER BY id LIMIT ?)",
                time,
                most);
    }

    private long nextId() {
        return (lastId < 0 ? sql.number("SELECT max(id) FROM inbox") : lastId) + 1;
    }

    private long lastPlace(long channel) {
        Long known = places.get(channel);
        if (known != null) {
            return known;
        }
        if (places.size() > 20_000) {
            places.clear();
        }
        return sql.number("SELECT max(place) FROM inbox WHERE verdict = 0 AND channel = ?", channel);
    }

    private static InboxRow row(ResultSet row) throws SQLException {
        return new InboxRow(
                row.getLong(1), row.getLong(2), row.getInt(3), row.getLong(4), row.getLong(5), row.getBytes(6));
    }
}
