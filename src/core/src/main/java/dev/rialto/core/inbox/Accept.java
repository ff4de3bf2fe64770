package dev.rialto.core.inbox;

import dev.rialto.api.event.Event;
import dev.rialto.api.event.EventKey;
import dev.rialto.api.event.Moved;
import dev.rialto.api.event.Posted;
import dev.rialto.api.message.ChannelRef;
import dev.rialto.api.message.NetworkId;
import dev.rialto.api.plug.Cursor;
import dev.rialto.api.plug.HostClock;
import dev.rialto.core.format.EventFormat;
import dev.rialto.core.media.MediaStore;
import dev.rialto.core.refs.ChannelBook;
import dev.rialto.core.refs.Moves;
import dev.rialto.core.refs.Ulids;
import dev.rialto.core.store.ChannelTable.Move;
import dev.rialto.core.store.Commit;
import dev.rialto.core.store.InboxRow;
import dev.rialto.core.store.Store;
import dev.rialto.core.store.Tables;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The stage that stores what a network tells, one commit for a batch, before the network is told that we have it. What was
 * accepted before is known by its key and left out. A channel that moves has its new place from the same commit on.
 */
final class Accept {
    private final Store store;
    private final HostClock clock;
    private final ChannelBook channels;
    private final Ulids ulids;

    Accept(Store store, HostClock clock, ChannelBook channels, Ulids ulids) {
        this.store = store;
        this.clock = clock;
        this.channels = channels;
        this.ulids = ulids;
    }

    /** What a batch left in the store. */
    record Accepted(List<Arrived> rows, List<Optional<Move>> moves) {}

    private record Prepared(Event event, String kind, String key, byte[] body) {}

    /**
     * Stores a batch.
     *
     * @param committed called right after the commit, on the store's thread
     */
    Commit<Accepted> store(
            NetworkId network, List<? extends Event> events, Optional<Cursor> position, Consumer<Accepted> committed) {
        List<Prepared> prepared = new ArrayList<>(events.size());
        for (Event told : events) {
            Event event = MediaStore.hold(told);
            String key = event.key().map(EventKey::value).orElseGet(ulids::next);
            prepared.add(new Prepared(event, Kinds.of(event), key, EventFormat.write(event)));
        }
        // Here and not in the transaction: a number that the book knows must be one that is committed.
        channels.numbers(events.stream().map(Event::channel).distinct().toList());
        return store.write(tables -> accept(tables, network, prepared, position), committed);
    }

    private Accepted accept(Tables tables, NetworkId network, List<Prepared> events, Optional<Cursor> position) {
        long wall = clock.now().toEpochMilli();
        long nanos = clock.nanoTime();
        List<Arrived> rows = new ArrayList<>(events.size());
        List<Optional<Move>> moves = new ArrayList<>();
        for (Prepared prepared : events) {
            ChannelRef from = prepared.event().channel();
            // The book is as of the last commit: after a move the tables know better.
            long channel = channels.number(from);
            int epoch = channels.epochAt(from);
            if (!moves.isEmpty() || tables.channels().now(channel) != channel) {
                channel = tables.channels().locate(from).number();
                epoch = tables.channels().epochAt(from);
            }
            if (showsNothingNew(tables, channel, epoch, prepared.event())) {
                continue;
            }
            Optional<InboxRow> row =
                    tables.inbox().add(channel, epoch, prepared.kind(), prepared.key(), wall, prepared.body());
            if (row.isEmpty()) {
                continue;
            }
            rows.add(new Arrived(row.get(), Optional.of(prepared.event()), nanos));
            if (prepared.event() instanceof Moved moved) {
                moves.add(Moves.inside(tables, channel, moved.to(), channels::held));
            }
        }
        if (position.isPresent()) {
            tables.cursors().put(network, position.get());
        }
        return new Accepted(rows, moves);
    }

    /**
     * An echo of what we sent, with no name that is not known by now. Most are, and what each of them would cost as a row,
     * one more message would.
     */
    private static boolean showsNothingNew(Tables tables, long channel, int epoch, Event event) {
        return event instanceof Posted posted
                && posted.occurrence().own()
                && posted.names().stream()
                        .allMatch(name -> tables.messages()
                                .find(channel, epoch, name.id(), Optional.empty())
                                .isPresent());
    }
}
