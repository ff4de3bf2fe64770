package dev.rialto.plug.xmpp;

import dev.rialto.api.event.Event;
import dev.rialto.api.plug.Cursor;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jxmpp.jid.EntityBareJid;

/**
 * The way of one room's events to the host: while its archive is read, what is said live is held back, and follows it. Safe for
 * many threads; a call waits for the host's database, and for the calls before it.
 */
final class Intake {

    /** What is said beyond that is let go; the archive has it. */
    private static final int MOST_HELD = 1_000;

    private static final int BATCH = 100;

    private record Batch(List<Event> events, Optional<Cursor> cursor) {}

    private final EntityBareJid room;
    private final Acceptor acceptor;
    private final List<Batch> held = new ArrayList<>();
    private boolean holding;
    private boolean overflowed;

    Intake(EntityBareJid room, Acceptor acceptor) {
        this.room = room;
        this.acceptor = acceptor;
    }

    synchronized void hold() {
        holding = true;
        overflowed = false;
        held.clear();
    }

    /** What was said just now. */
    synchronized void live(List<Event> events, Optional<Place> place) {
        if (events.isEmpty()) {
            return;
        }
        if (!holding) {
            acceptor.accept(events, place.map(at -> at.cursor(room)));
        } else if (held.size() < MOST_HELD) {
            held.add(new Batch(events, place.map(at -> at.cursor(room))));
        } else {
            overflowed = true;
        }
    }

    /** What the archive has; false when nothing more is to be read. */
    synchronized boolean archived(List<Event> events, Place place) {
        return acceptor.accept(events, Optional.of(place.cursor(room)));
    }

    /** Hands over what was held; false when some of it was let go, so that the archive is to be read on first. */
    synchronized boolean release() {
        if (overflowed) {
            hold();
            return false;
        }
        holding = false;
        for (int at = 0; at < held.size(); at += BATCH) {
            List<Batch> batch = held.subList(at, Math.min(at + BATCH, held.size()));
            acceptor.accept(
                    batch.stream().flatMap(each -> each.events().stream()).toList(),
                    batch.stream().flatMap(each -> each.cursor().stream()).reduce((before, after) -> after));
        }
        held.clear();
        return true;
    }
}
