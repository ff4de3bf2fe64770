package dev.rialto.core.inbox;

import dev.rialto.api.event.Event;
import dev.rialto.core.format.EventFormat;
import dev.rialto.core.format.FormatException;
import dev.rialto.core.store.InboxRow;
import java.util.Optional;

/**
 * An accepted event that waits in its lane.
 *
 * @param event as the plug gave it; empty for a row that was read from the table, which is decoded when its turn comes
 * @param nanos when it was accepted, on the monotonic clock; of rows from before the start, the start
 */
record Arrived(InboxRow row, Optional<Event> event, long nanos) {

    Event read() throws FormatException {
        return event.isPresent() ? event.get() : EventFormat.read(row.body());
    }
}
