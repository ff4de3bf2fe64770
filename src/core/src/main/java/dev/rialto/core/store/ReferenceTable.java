package dev.rialto.core.store;

import dev.rialto.api.hook.ReferenceKey;
import dev.rialto.api.hook.SyncRef;
import dev.rialto.api.message.UserId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** Messages, each once. */
public final class ReferenceTable {
    private final Sql sql;

    ReferenceTable(Sql sql) {
        this.sql = sql;
    }

    public void add(ReferenceRow row) {
        sql.update(
                "INSERT INTO reference (key, source, author, author_name, at, state, hash, excerpt)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                row.key().value(),
                row.source().orElse(null),
                row.author().map(UserId::value).orElse(null),
                row.authorName(),
                row.at(),
                Words.of(row.state()),
                row.hash(),
                row.excerpt());
    }

    public Optional<ReferenceRow> find(ReferenceKey key) {
        return sql.first(
                ReferenceTable::row,
                "SELECT key, source, author, author_name, at, state, hash, excerpt FROM reference WHERE key = ?",
                key.value());
    }

    public void setState(ReferenceKey key, SyncRef.State state) {
        sql.update("UPDATE reference SET state = ? WHERE key = ?", Words.of(state), key.value());
    }

    /** What came from a channel whose number was given up comes from the one that stays. */
    public void adopt(long from, long to) {
        sql.update("UPDATE reference SET source = ? WHERE source = ?", to, from);
        sql.update("UPDATE OR REPLACE withheld SET channel = ? WHERE channel = ?", to, from);
    }

    /** Notes that a message is kept from a channel. */
    public void withhold(ReferenceKey key, long channel) {
        sql.update("INSERT OR IGNORE INTO withheld (reference, channel) VALUES (?, ?)", key.value(), channel);
    }

    /** The channels that a message is kept from. */
    public List<Long> withheldFrom(ReferenceKey key) {
        return sql.list(row -> row.getLong(1), "SELECT channel FROM withheld WHERE reference = ?", key.value());
    }

    /** Notes what the message says now. */
    public void setText(ReferenceKey key, int hash, String excerpt) {
        sql.update("UPDATE reference SET hash = ?, excerpt = ? WHERE key = ?", hash, excerpt, key.value());
    }

    /**
     * Messages with keys below {@code limit} for which nothing waits, oldest first, some at a time. One that a program answered
     * stays as long as the answer, which may be edited; not for what was answered by that in turn.
     *
     * @param limit a ULID, or the beginning of one
     */
    public List<ReferenceKey> expired(String limit, int most) {
        return sql.list(
                row -> new ReferenceKey(row.getString(1)),
                "SELECT key FROM reference r WHERE key < ?"
                        + " AND NOT EXISTS (SELECT 1 FROM outbox o WHERE o.reference = r.key)"
                        + " AND NOT EXISTS (SELECT 1 FROM answer a WHERE a.parent = r.key AND (a.reference >= ?"
                        + " OR EXISTS (SELECT 1 FROM outbox o WHERE o.reference = a.reference)))"
                        + " ORDER BY key LIMIT ?",
                limit,
                limit,
                most);
    }

    /** The newest message that is beyond the {@code keep} newest. */
    public Optional<ReferenceKey> beyond(long keep) {
        return sql.first(
                row -> new ReferenceKey(row.getString(1)),
                "SELECT key FROM reference ORDER BY key DESC LIMIT 1 OFFSET ?",
                keep);
    }

    /** Forgets a message and all names of its copies. */
    public void forget(ReferenceKey key) {
        sql.update("DELETE FROM message WHERE reference = ?", key.value());
        sql.update("DELETE FROM answer WHERE reference = ?", key.value());
        sql.update("DELETE FROM album WHERE reference = ?", key.value());
        sql.update("DELETE FROM withheld WHERE reference = ?", key.value());
        sql.update("DELETE FROM reaction WHERE reference = ?", key.value());
        sql.update("DELETE FROM reference WHERE key = ?", key.value());
    }

    private static ReferenceRow row(ResultSet row) throws SQLException {
        long source = row.getLong(2);
        boolean sourceless = row.wasNull();
        return new ReferenceRow(
                new ReferenceKey(row.getString(1)),
                sourceless ? Optional.empty() : Optional.of(source),
                Optional.ofNullable(row.getString(3)).map(UserId::new),
                row.getString(4),
                row.getLong(5),
                Words.state(row.getString(6)),
                row.getInt(7),
                row.getString(8));
    }
}
