package dev.rialto.core.store;

import dev.rialto.api.hook.ReferenceKey;
import dev.rialto.api.message.MessageId;
import dev.rialto.core.store.ChannelTable.Given;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** Every known name of a physical message. */
public final class MessageTable {
    private static final String COLUMNS =
            "channel, epoch, id, author, reference, part, kind, alias, original, gone, hash, reacted";

    private final Sql sql;

    MessageTable(Sql sql) {
        this.sql = sql;
    }

    /** Adds a name; one that is known stays what it was. Tells whether it is new. */
    public boolean add(MessageRow row) {
        return sql.update(
                        "INSERT OR IGNORE INTO message (" + COLUMNS + ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                        row.channel(),
                        row.epoch(),
                        row.id().value(),
                        row.author(),
                        row.reference().value(),
                        row.part(),
                        Words.of(row.kind()),
                        row.alias(),
                        row.original(),
                        row.gone(),
                        row.hash(),
                        row.reacted())
                > 0;
    }

    /**
     * The message that goes by a name.
     *
     * @param author who uses the name: a name that somebody chose is found by themselves only, and by them before any other
     *     message of that name; empty finds it where just one person chose it
     */
    public Optional<MessageRow> find(long channel, int epoch, MessageId id, Optional<String> author) {
        List<MessageRow> named = sql.list(
                MessageTable::row,
                "SELECT " + COLUMNS + " FROM message WHERE channel = ? AND epoch = ? AND id = ? ORDER BY author DESC",
                channel,
                epoch,
                id.value());
        return named.stream()
                .filter(row -> row.author().isEmpty()
                        || author.map(who -> who.equals(row.author())).orElse(named.size() == 1))
                .findFirst();
    }

    /** All names of all copies of a message, by channel and part. */
    public List<MessageRow> of(ReferenceKey reference) {
        return sql.list(
                MessageTable::row,
                "SELECT " + COLUMNS + " FROM message WHERE reference = ? ORDER BY channel, epoch, part, alias",
                reference.value());
    }

    /** The number of the next part that a channel gets of a message. */
    public int nextPart(ReferenceKey reference, long channel, int epoch) {
        return (int) sql.number(
                "SELECT coalesce(max(part) + 1, 0) FROM message WHERE reference = ? AND channel = ? AND epoch = ?",
                reference.value(),
                channel,
                epoch);
    }

    /** Notes that a physical message is not there any more, under all its names. */
    public void markGone(MessageRow row) {
        sql.update(
                "UPDATE message SET gone = 1 WHERE reference = ? AND channel = ? AND epoch = ? AND part = ?",
                row.reference().value(),
                row.channel(),
                row.epoch(),
                row.part());
    }

    /** Gives the names of a channel whose number was given up to the one that stays. */
    public void adopt(Given given, long to) {
        sql.update(
                "UPDATE message SET channel = ?, epoch = epoch + ? WHERE channel = ?",
                to,
                given.shift(),
                given.number());
    }

    /** Notes what a physical message shows now, and of what kind it is, as {@code row} says. */
    public void setShown(MessageRow row, int hash) {
        sql.update(
                "UPDATE message SET kind = ?, hash = ? WHERE reference = ? AND channel = ? AND epoch = ? AND part = ?",
                Words.of(row.kind()),
                hash,
                row.reference().value(),
                row.channel(),
                row.epoch(),
                row.part());
    }

    /** Notes what our reactions to a physical message are now. */
    public void setReacted(MessageRow row, int reacted) {
        sql.update(
                "UPDATE message SET reacted = ? WHERE reference = ? AND channel = ? AND epoch = ? AND part = ?",
                reacted,
                row.reference().value(),
                row.channel(),
                row.epoch(),
                row.part());
    }

    private static MessageRow row(ResultSet row) throws SQLException {
        return new MessageRow(
                row.getLong(1),
                row.getInt(2),
                new MessageId(row.getString(3)),
                row.getString(4),
                new ReferenceKey(row.getString(5)),
                row.getInt(6),
                Words.messageKind(row.getString(7)),
                row.getBoolean(8),
                row.getBoolean(9),
                row.getBoolean(10),
                row.getInt(11),
                row.getInt(12));
    }
}
