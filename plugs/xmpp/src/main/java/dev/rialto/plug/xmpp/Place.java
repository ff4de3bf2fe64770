package dev.rialto.plug.xmpp;

import dev.rialto.api.plug.Cursor;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import org.jxmpp.jid.EntityBareJid;

/**
 * How far a room has been read.
 *
 * @param id of the last message in the room's archive; empty for a room that keeps none
 * @param at when it was said; where to begin when the archive does not know the id any more
 */
record Place(Optional<String> id, Instant at) {

    Cursor cursor(EntityBareJid room) {
        return new Cursor(room.toString(), at + id.map(known -> " " + known).orElse(""));
    }

    /** Empty for what nobody of us wrote. */
    static Optional<Place> of(Cursor cursor) {
        String[] parts = cursor.value().split(" ", 2);
        try {
            return Optional.of(
                    new Place(parts.length > 1 ? Optional.of(parts[1]) : Optional.empty(), Instant.parse(parts[0])));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
