package dev.rialto.core.store;

import dev.rialto.api.hook.ReferenceKey;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** How people react to messages, for each channel that it is relayed to. */
public final class ReactionTable {
    private final Sql sql;

    ReactionTable(Sql sql) {
        this.sql = sql;
    }

    /**
     * Whose reactions, and to which physical message.
     *
     * @param source number of the channel where they reacted
     * @param sender empty for all of whom the network tells no name
     */
    public record Giver(ReferenceKey reference, long source, int part, String sender) {}

    /** How often an emoji is there. */
    public record Tally(String emoji, int count) {}

    private record Row(long target, String emoji, int count, long place) {}

    /**
     * Sets all reactions of somebody, in the order in which they gave them. One that was there before keeps its place; one that
     * is relayed to a channel no more is taken back there.
     *
     * @param given each emoji once
     * @param targets the channels that they are relayed to
     * @return the channels that have something else to show now
     */
    public Set<Long> set(Giver giver, List<Tally> given, Set<Long> targets) {
        Map<Long, Map<String, Row>> before = new HashMap<>();
        for (Row row : rows(giver)) {
            before.computeIfAbsent(row.target(), _ -> new HashMap<>()).put(row.emoji(), row);
        }
        sql.update(
                "DELETE FROM reaction WHERE reference = ? AND source = ? AND part = ? AND sender = ?",
                giver.reference().value(),
                giver.source(),
                giver.part(),
                giver.sender());
        long next = sql.number(
                "SELECT coalesce(max(place) + 1, 0) FROM reaction WHERE reference = ?",
                giver.reference().value());
        Set<Long> changed = new HashSet<>(before.keySet());
        for (long target : targets) {
            Map<String, Row> old = before.getOrDefault(target, Map.of());
            boolean same = old.size() == given.size();
            for (int i = 0; i < given.size(); i++) {
                Tally tally = given.get(i);
                Optional<Row> known = Optional.ofNullable(old.get(tally.emoji()));
                same &= known.filter(row -> row.count() == tally.count()).isPresent();
                long later = next + i;
                long place = known.filter(row -> row.count() >= tally.count())
                        .map(Row::place)
                        .orElse(later);
                add(giver, target, tally, place);
            }
            if (same) {
                changed.remove(target);
            } else {
                changed.add(target);
            }
        }
        return changed;
    }

    private List<Row> rows(Giver giver) {
        return sql.list(
                row -> new Row(row.getLong(1), row.getString(2), row.getInt(3), row.getLong(4)),
                "SELECT target, emoji, count, place FROM reaction"
                        + " WHERE reference = ? AND source = ? AND part = ? AND sender = ?",
                giver.reference().value(),
                giver.source(),
                giver.part(),
                giver.sender());
    }

    private void add(Giver giver, long target, Tally tally, long place) {
        sql.update(
                "INSERT INTO reaction (reference, target, source, part, sender, emoji, count, place)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                giver.reference().value(),
                target,
                giver.source(),
                giver.part(),
                giver.sender(),
                tally.emoji(),
                tally.count(),
                place);
    }

    /**
     * What a channel is to show of a message: the most frequent first, of those that are as frequent the latest. Who gives the
     * same to several parts of it counts once.
     */
    public List<Tally> of(ReferenceKey reference, long target) {
        return sql.list(
                row -> new Tally(row.getString(1), row.getInt(2)),
                "SELECT emoji, sum(times), max(latest) FROM ("
                        + " SELECT emoji, max(count) AS times, max(place) AS latest FROM reaction"
                        + " WHERE reference = ? AND target = ?"
                        + " GROUP BY emoji, source, sender, CASE sender WHEN '' THEN part ELSE 0 END"
                        + ") GROUP BY emoji ORDER BY 2 DESC, 3 DESC, 1",
                reference.value(),
                target);
    }

    /** Reactions in and for a channel whose number was given up are those of the one that stays, which shows none of its own. */
    public void adopt(long from, long to) {
        sql.update("UPDATE OR REPLACE reaction SET target = ? WHERE target = ?", to, from);
        sql.update("UPDATE OR REPLACE reaction SET source = ? WHERE source = ?", to, from);
        sql.update("DELETE FROM reaction WHERE source = ? AND target = source", to);
    }
}
