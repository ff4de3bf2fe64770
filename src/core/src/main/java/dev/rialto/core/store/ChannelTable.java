package dev.rialto.core.store;

import dev.rialto.api.message.ChannelId;
import dev.rialto.api.message.ChannelRef;
import dev.rialto.api.message.NetworkId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongPredicate;
import org.jspecify.annotations.Nullable;

/** Channels, their numbers, and where they are. */
public final class ChannelTable {
    private final Sql sql;
    /** Numbers that were given up, as the running transaction sees them; null while they are not read. */
    private @Nullable Map<Long, Long> former;

    ChannelTable(Sql sql) {
        this.sql = sql;
    }

    /**
     * A channel as it stands.
     *
     * @param epoch which of its places this is; ids of messages are unique within it. Greater is not always later
     */
    public record Located(long number, ChannelRef ref, int epoch) {}

    /** The channel at an address, or one that moved away from there. */
    public Optional<Located> find(ChannelRef ref) {
        String network = ref.network().value();
        String id = ref.id().value();
        Optional<Located> here = sql.first(
                row -> located(row.getLong(1), network, row.getString(2), row.getInt(3)),
                "SELECT number, id, epoch FROM channel WHERE network = ? AND id = ?",
                network,
                id);
        if (here.isPresent()) {
            return here;
        }
        return sql.first(
                row -> located(row.getLong(1), network, row.getString(2), row.getInt(3)),
                "SELECT c.number, c.id, c.epoch FROM former_channel f JOIN channel c ON c.number = f.number"
                        + " WHERE f.network = ? AND f.id = ?",
                network,
                id);
    }

    /**
     * The epoch that an address stands for: what is heard from a former one is about the messages that were there, not about
     * those of the same ids where the channel is now.
     */
    public int epochAt(ChannelRef ref) {
        return sql.first(
                        row -> row.getInt(1),
                        "SELECT epoch FROM channel WHERE network = ?1 AND id = ?2"
                                + " UNION ALL SELECT epoch FROM former_channel WHERE network = ?1 AND id = ?2 LIMIT 1",
                        ref.network().value(),
                        ref.id().value())
                .orElse(0);
    }

    /** The same; a channel never seen before gets a number. */
    public Located locate(ChannelRef ref) {
        Optional<Located> known = find(ref);
        if (known.isPresent()) {
            return known.get();
        }
        long number = sql.insert(
                "INSERT INTO channel (network, id) VALUES (?, ?)",
                ref.network().value(),
                ref.id().value());
        return new Located(number, ref, 0);
    }

    /** The channel of a number, or of the number that stays where this one was given up. */
    public Optional<Located> byNumber(long number) {
        return sql.first(
                row -> located(row.getLong(1), row.getString(2), row.getString(3), row.getInt(4)),
                "SELECT number, network, id, epoch FROM channel"
                        + " WHERE number = coalesce((SELECT number FROM former_number WHERE former = ?1), ?1)",
                number);
    }

    /** The number that stands for a channel now; another one where two have become one. For the writer alone. */
    public long now(long number) {
        Map<Long, Long> known = former;
        if (known == null) {
            Map<Long, Long> read = new HashMap<>();
            sql.list(row -> read.put(row.getLong(1), row.getLong(2)), "SELECT former, number FROM former_number");
            known = read;
            former = known;
        }
        return known.isEmpty() ? number : known.getOrDefault(number, number);
    }

    /** The transaction was taken back. */
    void rolledBack() {
        former = null;
    }

    public List<Located> all() {
        return sql.list(
                row -> located(row.getLong(1), row.getString(2), row.getString(3), row.getInt(4)),
                "SELECT number, network, id, epoch FROM channel ORDER BY number");
    }

    /** Each place that a channel was at before, and the one where it is. */
    public Map<ChannelRef, ChannelRef> moved() {
        Map<ChannelRef, ChannelRef> places = new HashMap<>();
        sql.list(
                        row -> Map.entry(
                                located(0, row.getString(1), row.getString(2), 0)
                                        .ref(),
                                located(0, row.getString(1), row.getString(3), 0)
                                        .ref()),
                        "SELECT f.network, f.id, c.id FROM former_channel f JOIN channel c ON c.number = f.number")
                .forEach(move -> places.put(move.getKey(), move.getValue()));
        return places;
    }

    /**
     * Gives a channel another id and the next epoch. Its old id keeps naming it. Had the new id a number of its own already,
     * the two are one channel from now on, and one of the numbers is given up; what the other tables have under that one is the
     * caller's to move.
     *
     * @param held numbers that others know the channel by, and that are not given up if that can be helped
     * @return empty when it was there already
     */
    public Optional<Move> move(long number, ChannelId to, LongPredicate held) {
        Located before = byNumber(number).orElseThrow();
        if (before.ref().id().equals(to)) {
            return Optional.empty();
        }
        ChannelRef there = new ChannelRef(before.ref().network(), to);
        Optional<Located> other = sql.first(
                row -> new Located(row.getLong(1), there, row.getInt(2)),
                "SELECT number, epoch FROM channel WHERE network = ? AND id = ?",
                there.network().value(),
                to.value());
        if (other.isEmpty()) {
            return Optional.of(new Move(put(before, there, before.epoch() + 1), Optional.empty()));
        }
        return Optional.of(
                held.test(other.get().number()) && !held.test(before.number())
                        ? absorbed(before, other.get())
                        : absorbing(before, other.get()));
    }

    /** The number that moves stays: what was at the new place is of epochs after its own. */
    private Move absorbing(Located before, Located other) {
        int shift = before.epoch() + 1 - lowestEpoch(other);
        giveUp(other.number(), before.number(), shift);
        return new Move(put(before, other.ref(), other.epoch() + shift), Optional.of(new Given(other.number(), shift)));
    }

    /** The number of the new place stays as it is: what the other one had before is of epochs below all of its own. */
    private Move absorbed(Located before, Located other) {
        int shift = lowestEpoch(other) - 1 - before.epoch();
        giveUp(before.number(), other.number(), shift);
        addFormer(before.ref(), other.number(), before.epoch() + shift);
        return new Move(other, Optional.of(new Given(before.number(), shift)));
    }

    private Located put(Located before, ChannelRef there, int epoch) {
        sql.update(
                "UPDATE channel SET id = ?, epoch = ? WHERE number = ?",
                there.id().value(),
                epoch,
                before.number());
        sql.update(
                "DELETE FROM former_channel WHERE network = ? AND id = ?",
                there.network().value(),
                there.id().value());
        addFormer(before.ref(), before.number(), before.epoch());
        return new Located(before.number(), there, epoch);
    }

    private void addFormer(ChannelRef place, long number, int epoch) {
        sql.update(
                "INSERT OR REPLACE INTO former_channel (network, id, number, epoch) VALUES (?, ?, ?, ?)",
                place.network().value(),
                place.id().value(),
                number,
                epoch);
    }

    private void giveUp(long given, long stays, int shift) {
        sql.update("DELETE FROM channel WHERE number = ?", given);
        sql.update("UPDATE former_channel SET number = ?, epoch = epoch + ? WHERE number = ?", stays, shift, given);
        sql.update("UPDATE former_number SET number = ? WHERE number = ?", stays, given);
        sql.update("INSERT INTO former_number (former, number) VALUES (?, ?)", given, stays);
        former = null;
    }

    private int lowestEpoch(Located channel) {
        return (int) sql.number(
                "SELECT min(epoch) FROM (SELECT ?1 AS epoch UNION ALL SELECT epoch FROM former_channel WHERE number = ?2)",
                channel.epoch(),
                channel.number());
    }

    /**
     * What a move did.
     *
     * @param given the number that was given up, where two channels became one
     */
    public record Move(Located now, Optional<Given> given) {}

    /**
     * A number that was given up.
     *
     * @param shift what is added to its epochs to make them epochs of the number that stays
     */
    public record Given(long number, int shift) {}

    private static Located located(long number, String network, String id, int epoch) {
        return new Located(number, new ChannelRef(new NetworkId(network), new ChannelId(id)), epoch);
    }
}
