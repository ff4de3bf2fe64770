package dev.rialto.core.store;

import dev.rialto.api.hook.ReferenceKey;
import dev.rialto.api.operation.Token;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What is to be sent, and the dead letters. */
public final class OutboxTable {
    private static final String COLUMNS =
            "id, channel, place, reference, kind, token, created, hold, urgent, notice, mark,"
                    + " tries, unknowns, failing, first_try, fold, files, steps, step, died, reason, body";

    private final Sql sql;
    private final QueueCounts counts;
    /** The last id given; -1 while it is not known. */
    private long lastId = -1;

    OutboxTable(Sql sql) {
        this.sql = sql;
        this.counts = new QueueCounts(sql);
    }

    /** Forgets what it knows of a transaction that was taken back. */
    void rolledBack() {
        counts.forget();
        lastId = -1;
    }

    /** What a new row is made of. */
    public record Fresh(
            long channel,
            Optional<ReferenceKey> reference,
            OutboxRow.Kind kind,
            Token token,
            long created,
            long hold,
            boolean urgent,
            boolean notice,
            Optional<String> fold,
            List<String> files,
            byte[] body) {}

    /**
     * Adds a row at the end of its channel's queue.
     *
     * @param tried from when on it may be tried, wall clock, milliseconds: it is marked then; empty where it has to wait
     */
    public OutboxRow add(Fresh fresh, OptionalLong tried) {
        boolean mark = tried.isPresent();
        long place = counts.nextPlace(fresh.channel());
        long id = nextId();
        sql.update(
                "INSERT INTO outbox (id, channel, place, reference, kind, token, created, hold, urgent, notice, mark,"
                        + " first_try, fold, files, body) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                id,
                fresh.channel(),
                place,
                fresh.reference().map(ReferenceKey::value).orElse(null),
                fresh.kind().word(),
                fresh.token().value(),
                fresh.created(),
                fresh.hold(),
                fresh.urgent(),
                fresh.notice(),
                mark,
                mark ? tried.getAsLong() : null,
                fresh.fold().orElse(null),
                joined(fresh.files()),
                fresh.body());
        counts.added(fresh.channel(), place, fresh.fold().isPresent());
        lastId = id;
        return new OutboxRow(
                id,
                fresh.channel(),
                place,
                fresh.reference(),
                fresh.kind(),
                fresh.token(),
                fresh.created(),
                fresh.hold(),
                fresh.urgent(),
                fresh.notice(),
                mark,
                0,
                0,
                0,
                tried,
                fresh.fold(),
                fresh.files(),
                Optional.empty(),
                0,
                OptionalLong.empty(),
                Optional.empty(),
                fresh.body());
    }

    /** The rows that wait behind {@code place}, in order. */
    public List<OutboxRow> waiting(long channel, long place, int most) {
        return sql.list(
                OutboxTable::row,
                "SELECT " + COLUMNS + " FROM outbox"
                        + " WHERE died IS NULL AND channel = ? AND place > ? ORDER BY place LIMIT ?",
                channel,
                place,
                most);
    }

    /** Rows that wait, and dead letters, for the copies of one message in one channel, oldest first. */
    public List<OutboxRow> of(ReferenceKey reference, long channel) {
        return sql.list(
                OutboxTable::row,
                "SELECT " + COLUMNS + " FROM outbox WHERE reference = ? AND channel = ? ORDER BY id",
                reference.value(),
                channel);
    }

    /** All rows of one message. */
    public List<OutboxRow> of(ReferenceKey reference) {
        return sql.list(
                OutboxTable::row,
                "SELECT " + COLUMNS + " FROM outbox WHERE reference = ? ORDER BY id",
                reference.value());
    }

    /** The last waiting row of a queue. */
    public Optional<OutboxRow> tail(long channel) {
        return sql.first(
                OutboxTable::row,
                "SELECT " + COLUMNS + " FROM outbox WHERE died IS NULL AND channel = ? ORDER BY place DESC LIMIT 1",
                channel);
    }

    public Optional<OutboxRow> byId(long id) {
        return sql.first(OutboxTable::row, "SELECT " + COLUMNS + " FROM outbox WHERE id = ?", id);
    }

    /** The row whose first step carries a token, in one channel's queue or among its dead letters. */
    public Optional<OutboxRow> byToken(long channel, Token token) {
        return sql.first(
                OutboxTable::row,
                "SELECT " + COLUMNS + " FROM outbox WHERE channel = ? AND token = ?",
                channel,
                token.value());
    }

    /** The first urgent row of a queue that is not held. */
    public Optional<OutboxRow> urgent(long channel) {
        return sql.first(
                OutboxTable::row,
                "SELECT " + COLUMNS + " FROM outbox WHERE died IS NULL AND channel = ? AND urgent = 1 AND hold = 0"
                        + " ORDER BY place LIMIT 1",
                channel);
    }

    /** Waiting rows that may have been tried. */
    public List<Long> marked() {
        return sql.list(row -> row.getLong(1), "SELECT id FROM outbox WHERE died IS NULL AND mark = 1");
    }

    /**
     * Moves what waits under a number that was given up to the end of the other's queue, and its dead letters with it. What may
     * have been tried keeps its mark; what is being tried right now goes too, and its lane ends it there.
     */
    public void adopt(long from, long to) {
        for (OutboxRow row : waiting(from, Long.MIN_VALUE, Integer.MAX_VALUE)) {
            long place = counts.nextPlace(to);
            sql.update("UPDATE outbox SET channel = ?, place = ? WHERE id = ?", to, place, row.id());
            counts.added(to, place, row.fold().isPresent());
        }
        sql.update("UPDATE outbox SET channel = ? WHERE channel = ? AND died IS NOT NULL", to, from);
        counts.forget();
    }

    /** Channels that have rows waiting. */
    public List<Long> channelsWaiting() {
        return sql.list(row -> row.getLong(1), "SELECT DISTINCT channel FROM outbox WHERE died IS NULL");
    }

    /** Writes back all that may change of a waiting row. */
    public void update(OutboxRow row) {
        sql.update(
                "UPDATE outbox SET hold = ?, mark = ?, tries = ?, unknowns = ?, failing = ?, first_try = ?, steps = ?,"
                        + " step = ?, files = ?, body = ? WHERE id = ?",
                row.hold(),
                row.mark(),
                row.tries(),
                row.unknowns(),
                row.failing(),
                row.firstTry().isPresent() ? row.firstTry().getAsLong() : null,
                row.steps().orElse(null),
                row.step(),
                joined(row.files()),
                row.body(),
                row.id());
    }

    /**
     * Marks a row as one that may have been tried from {@code now} on; tells whether it still waits in its queue. In another
     * queue it is another lane's.
     */
    public boolean mark(OutboxRow row, long now) {
        return sql.update(
                        "UPDATE outbox SET mark = 1, first_try = coalesce(first_try, ?)"
                                + " WHERE id = ? AND channel = ? AND died IS NULL",
                        now,
                        row.id(),
                        row.channel())
                > 0;
    }

    /** The row that is next in a queue. */
    public Optional<OutboxRow> head(long channel) {
        return sql.first(
                OutboxTable::row,
                "SELECT " + COLUMNS + " FROM outbox WHERE died IS NULL AND channel = ? ORDER BY place LIMIT 1",
                channel);
    }

    /** Whether anything waits in a queue. */
    public boolean waits(long channel) {
        return counts.rows(channel) > 0;
    }

    /** Whether the last row of a queue may be a line that waits for company; mostly it surely is not. */
    public boolean mayEndInLine(long channel) {
        return counts.mayHoldLine(channel);
    }

    /** Removes a row, whether it waits by now or is dead. */
    public void remove(OutboxRow row) {
        if (sql.update("DELETE FROM outbox WHERE id = ? AND died IS NULL", row.id()) > 0) {
            counts.removed(row.channel());
        } else {
            forget(row.id());
        }
    }

    /** Removes a dead letter. */
    public void forget(long id) {
        sql.update("DELETE FROM outbox WHERE id = ? AND died IS NOT NULL", id);
    }

    /** Makes a waiting row a dead letter. */
    public void bury(OutboxRow row, long time, String reason) {
        int buried = sql.update(
                "UPDATE outbox SET died = ?, reason = ?, mark = 0 WHERE id = ? AND died IS NULL",
                time,
                reason,
                row.id());
        if (buried > 0) {
            counts.removed(row.channel());
        }
    }

    /** Puts a dead letter at the end of its channel's queue, as if it were new; empty when there is no such dead letter. */
    public Optional<OutboxRow> revive(long id, long now) {
        Optional<OutboxRow> dead = byId(id).filter(row -> row.died().isPresent());
        if (dead.isEmpty()) {
            return Optional.empty();
        }
        long place = counts.nextPlace(dead.get().channel());
        sql.update(
                "UPDATE outbox SET died = NULL, reason = NULL, place = ?, created = ?, tries = 0, unknowns = 0, failing = 0,"
                        + " first_try = NULL, hold = 0 WHERE id = ?",
                place,
                now,
                id);
        counts.added(dead.get().channel(), place, dead.get().fold().isPresent());
        return byId(id);
    }

    /** Rows of all channels or of one, for people: dead letters, then what waits, the oldest first. */
    public List<OutboxRow> list(Optional<Long> channel, int most) {
        if (channel.isPresent()) {
            return sql.list(
                    OutboxTable::row,
                    "SELECT " + COLUMNS + " FROM outbox WHERE channel = ? ORDER BY died IS NULL, id LIMIT ?",
                    channel.get(),
                    most);
        }
        return sql.list(OutboxTable::row, "SELECT " + COLUMNS + " FROM outbox ORDER BY died IS NULL, id LIMIT ?", most);
    }

    /** What waits, by channel. */
    public List<Queue> queues() {
        return sql.list(
                row -> new Queue(row.getLong(1), row.getLong(2), row.getLong(3), row.getLong(4)),
                "SELECT channel, count(*), min(created), sum(hold > 0) FROM outbox"
                        + " WHERE died IS NULL GROUP BY channel ORDER BY channel");
    }

    /**
     * The rows that wait for one channel.
     *
     * @param oldest when the oldest of them was created; wall clock, milliseconds
     * @param held how many of them wait for their time
     */
    public record Queue(long channel, long rows, long oldest, long held) {}

    public long deadLetters() {
        return sql.number("SELECT count(*) FROM outbox WHERE died IS NOT NULL");
    }

    /** Rows that have waited since before {@code time}, whatever they wait for, oldest first. */
    public List<OutboxRow> waitingSince(long time, int most) {
        return sql.list(
                OutboxTable::row,
                "SELECT " + COLUMNS + " FROM outbox WHERE died IS NULL AND created < ? ORDER BY id LIMIT ?",
                time,
                most);
    }

    /** Names of all files that rows need, dead letters too. */
    public Set<String> files() {
        Set<String> files = new HashSet<>();
        sql.list(row -> files.addAll(lines(row.getString(1))), "SELECT files FROM outbox WHERE files IS NOT NULL");
        return files;
    }

    private static @Nullable String joined(List<String> lines) {
        return lines.isEmpty() ? null : String.join("\n", lines);
    }

    private static List<String> lines(@Nullable String text) {
        return text == null ? List.of() : text.lines().toList();
    }

    /**
     * Forgets dead letters from before {@code time} and all but the newest {@code keep}.
     *
     * @return names of files that they needed
     */
    public Set<String> forgetDead(long time, long keep) {
        Set<String> files = new HashSet<>();
        forget(files, "died < ?", time);
        forget(
                files,
                "id IN (SELECT id FROM outbox WHERE died IS NOT NULL ORDER BY died DESC LIMIT -1 OFFSET ?)",
                keep);
        return files;
    }

    private void forget(Set<String> files, String which, long value) {
        sql.list(
                row -> files.addAll(lines(row.getString(1))),
                "SELECT files FROM outbox WHERE died IS NOT NULL AND files IS NOT NULL AND " + which,
                value);
        sql.update("DELETE FROM outbox WHERE died IS NOT NULL AND " + which, value);
    }

    /** Never one that was given before, also after a restart: people retry and drop rows by it. */
    private long nextId() {
        return (lastId < 0 ? sql.number("SELECT seq FROM sqlite_sequence WHERE name = 'outbox'") : lastId) + 1;
    }

    private static OutboxRow row(ResultSet row) throws SQLException {
        return new OutboxRow(
                row.getLong(1),
                row.getLong(2),
                row.getLong(3),
                Optional.ofNullable(row.getString(4)).map(ReferenceKey::new),
                Words.outboxKind(row.getString(5)),
                new Token(row.getString(6)),
                row.getLong(7),
                row.getLong(8),
                row.getBoolean(9),
                row.getBoolean(10),
                row.getBoolean(11),
                row.getInt(12),
                row.getInt(13),
                row.getLong(14),
                optionalLong(row, 15),
                Optional.ofNullable(row.getString(16)),
                lines(row.getString(17)),
                Optional.ofNullable(row.getBytes(18)),
                row.getInt(19),
                optionalLong(row, 20),
                Optional.ofNullable(row.getString(21)),
                row.getBytes(22));
    }

    private static OptionalLong optionalLong(ResultSet row, int column) throws SQLException {
        long value = row.getLong(column);
        return row.wasNull() ? OptionalLong.empty() : OptionalLong.of(value);
    }
}
