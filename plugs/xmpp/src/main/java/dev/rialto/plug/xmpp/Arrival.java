package dev.rialto.plug.xmpp;

import dev.rialto.api.event.Origin;
import java.time.Instant;
import java.util.Optional;
import org.jivesoftware.smack.packet.Message;

/**
 * A message of a room, and how it came.
 *
 * @param at when it was said, by the network's clock where that is told
 * @param stanzaId what the room calls it
 */
record Arrival(Message message, Origin origin, Instant at, Optional<String> stanzaId) {

    /** Whether the room sends it on just now, from somebody who is there, however long it was on its way to the room. */
    boolean live() {
        return origin != Origin.ARCHIVE;
    }
}
