package dev.rialto.core.store;

import dev.rialto.api.hook.ReferenceKey;
import dev.rialto.api.hook.Relay.Quoting;
import java.util.Optional;

/**
 * Which of our own messages answer another, and how each channel shows that. An edit on a network says anew what it answers to;
 * one by a program does not.
 */
public final class AnswerTable {
    private final Sql sql;

    AnswerTable(Sql sql) {
        this.sql = sql;
    }

    /** That a message answers {@code parent}, and how its copy in one channel shows it. */
    public record Answer(ReferenceKey parent, Quoting quoting) {}

    /** Notes it for one copy, the first time. */
    public void add(ReferenceKey reference, long channel, Answer answer) {
        sql.update(
                "INSERT OR IGNORE INTO answer (reference, channel, parent, native, length) VALUES (?, ?, ?, ?, ?)",
                reference.value(),
                channel,
                answer.parent().value(),
                answer.quoting().nativeReply(),
                answer.quoting().length());
    }

    /** What the copy in one channel answers; empty for what answers nothing, and for what was not said by us. */
    public Optional<Answer> find(ReferenceKey reference, long channel) {
        return sql.first(
                row -> new Answer(new ReferenceKey(row.getString(1)), new Quoting(row.getBoolean(2), row.getInt(3))),
                "SELECT parent, native, length FROM answer WHERE reference = ? AND channel = ?",
                reference.value(),
                channel);
    }

    /** The copies of a channel whose number was given up are those of the one that stays. */
    public void adopt(long from, long to) {
        sql.update("UPDATE OR REPLACE answer SET channel = ? WHERE channel = ?", to, from);
    }
}
