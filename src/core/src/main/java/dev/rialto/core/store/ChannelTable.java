package dev.rialto.core.store;

import dev.rialto.api.message.ChannelId;
import dev.rialto.api.message.ChannelRef;
import dev.rialto.api.message.NetworkId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Channels, their numbers, and where they are. */
public final class ChannelTable {
    private final Sql sql;

    ChannelTable(Sql sql) {
        this.sql = sql;
    }

    /**
     * A channel as it stands.
     *
     * @param epoch how often it has moved
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

    public Optional<Located> byNumber(long number) {
        return sql.first(
                row -> located(number, row.getString(1), row.getString(2), row.getInt(3)),
                "SELECT network, id, epoch FROM channel WHERE number = ?",
                number);
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
     * because something was heard from there first, that number is given up and named in the answer.
     *
     * @return empty when it was there already
     */
    public Optional<Move> move(long number, ChannelId to) {
        Located before = byNumber(number).orElseThrow();
        if (before.ref().id().equals(to)) {
            return Optional.empty();
        }
        String network = before.ref().network().value();
        Optional<Long> other = sql.first(
                row -> row.getLong(1), "SELECT number FROM channel WHERE network = ? AND id = ?", network, to.value());
        if (other.isPresent()) {
            sql.update("DELETE FROM channel WHERE number = ?", other.get());
        }
        sql.update("UPDATE channel SET id = ?, epoch = epoch + 1 WHERE number = ?", to.value(), number);
        sql.update("DELETE FROM former_channel WHERE network = ? AND id = ?", network, to.value());
        sql.update(
                "INSERT OR REPLACE INTO former_channel (network, id, number, epoch) VALUES (?, ?, ?, ?)",
                network,
                before.ref().id().value(),
                number,
                before.epoch());
        Located after = new Located(number, new ChannelRef(before.ref().network(), to), before.epoch() + 1);
        return Optional.of(new Move(after, other));
    }

    /**
     * What a move did.
     *
     * @param given the number that the new place had until now
     */
    public record Move(Located now, Optional<Long> given) {}

    private static Located located(long number, String network, String id, int epoch) {
        return new Located(number, new ChannelRef(new NetworkId(network), new ChannelId(id)), epoch);
    }
}
