package dev.rialto.plug.xmpp;

import java.util.Optional;
import org.jivesoftware.smack.packet.Stanza;

/** What a room calls an account among its occupants, whatever its nick is (XEP-0421). */
final class OccupantIds {
    private OccupantIds() {}

    /** The id that a stanza carries. Only for a room that gives such ids: others leave in what a sender made up. */
    static Optional<String> of(Stanza stanza) {
        return Elements.find(stanza, "occupant-id", Xeps.OCCUPANT_IDS)
                .flatMap(element -> Elements.attribute(element, "id"));
    }
}
