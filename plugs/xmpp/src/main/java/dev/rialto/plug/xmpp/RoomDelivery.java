package dev.rialto.plug.xmpp;

import dev.rialto.api.event.Event;
import dev.rialto.api.plug.Cursor;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jxmpp.jid.EntityBareJid;

/**
 * The way of one room's events to the host. After each entry what is said live is held back while the archive is read, and
 * follows it. As long as the archive has not been read to its end, live events move no cursor: it would pass what is still to be
 * read.
 *
 * <p>Safe for many threads; a call waits for the host's database, and for the calls before it.
 */
final class RoomDelivery {

    /** What is said beyond that while the archive is read is let go; the archive has it. */
    private static final int MOST_HELD = 1_000;

    private static final int BATCH = 100;

    private record Batch(List<Event> events, Optional<Cursor> cursor) {}

    private final EntityBareJid room;
    private final Acceptor acceptor;
    private final List<Batch> held = new ArrayList<>();
    private long entry;
    private boolean holding;
    private boolean overflowed;
    private boolean unread;

    RoomDelivery(EntityBareJid room, Acceptor acceptor) {
        this.room = room;
        this.acceptor = acceptor;
    }

    /**
     * We are about to ask to be let in.
     *
     * @param archive whether the room keeps what was said meanwhile; else there is nothing to wait for
     */
    synchronized void begin(boolean archive) {
        entry++;
        holding = archive;
        unread = archive;
        if (!archive) {
            handOver();
        }
    }

    /** The number of the last entry. Who reads for an entry says for which: by the next one there is more to be read. */
    synchronized long entry() {
        return entry;
    }

    /** The archive is about to be read; false when there was another entry, for which it will be read anyway. */
    synchronized boolean hold(long forEntry) {
        if (forEntry != entry) {
            return false;
        }
        holding = true;
        return true;
    }

    /** What was said just now. */
    synchronized void live(List<Event> events, Optional<Place> place) {
        if (events.isEmpty()) {
            return;
        }
        Batch batch = new Batch(events, place.map(at -> at.cursor(room)));
        if (!holding) {
            accept(List.of(batch));
        } else if (held.size() < MOST_HELD) {
            held.add(batch);
        } else {
            overflowed = true;
        }
    }

    /** What the archive has; false when nothing more is to be read. */
    synchronized boolean archived(List<Event> events, Place place) {
        return acceptor.accept(events, Optional.of(place.cursor(room)));
    }

    /**
     * Nothing before this place is wanted: hands over what was held, with the place to go on from, in one commit. What was held
     * may be older than the place, and nobody would read it again.
     */
    synchronized void goOnFrom(Place place) {
        Optional<Cursor> last = held.stream()
                .flatMap(batch -> batch.cursor().stream())
                .reduce((before, after) -> after)
                .or(() -> Optional.of(place.cursor(room)));
        acceptor.accept(held.stream().flatMap(batch -> batch.events().stream()).toList(), last);
        held.clear();
        overflowed = false;
    }

    /**
     * The archive was read to its end: hands over what was held. False when some of it was let go, so that the archive is to be
     * read on first.
     */
    synchronized boolean release(long forEntry) {
        if (forEntry != entry) {
            return true;
        }
        if (overflowed) {
            overflowed = false;
            held.clear();
            return false;
        }
        unread = false;
        handOver();
        return true;
    }

    /** The archive does not answer: hands over what was held, and what is said from now on, without it. */
    synchronized void giveUp(long forEntry) {
        if (forEntry == entry) {
            unread = true;
            overflowed = false;
            handOver();
        }
    }

    private void handOver() {
        holding = false;
        for (int at = 0; at < held.size(); at += BATCH) {
            accept(held.subList(at, Math.min(at + BATCH, held.size())));
        }
        held.clear();
    }

    private void accept(List<Batch> batches) {
        acceptor.accept(
                batches.stream().flatMap(batch -> batch.events().stream()).toList(),
                batches.stream()
                        .flatMap(batch -> batch.cursor().stream())
                        .filter(cursor -> !unread)
                        .reduce((before, after) -> after));
    }
}
