package dev.rialto.plug.xmpp;

import java.util.Optional;
import org.jivesoftware.smack.packet.ExtensionElement;
import org.jivesoftware.smack.packet.Message;
import org.jxmpp.jid.EntityBareJid;

/** Who called a message what (XEP-0359). */
final class StanzaIds {
    private StanzaIds() {}

    /**
     * What the room called it. Only for a room that says it gives such ids: others leave in what a sender made up; see XEP-0359,
     * 5.
     */
    static Optional<String> given(Message message, EntityBareJid room) {
        return Elements.all(message, "stanza-id", Xeps.STANZA_IDS).stream()
                .filter(element -> Elements.attribute(element, "by")
                        .filter(by -> by.equalsIgnoreCase(room.toString()))
                        .isPresent())
                .flatMap(element -> Elements.attribute(element, "id").stream())
                .findFirst();
    }

    /** What its sender called it where the stanza's own id may have been changed on the way. */
    static Optional<String> origin(Message message) {
        return Elements.find(message, "origin-id", Xeps.STANZA_IDS)
                .flatMap(element -> Elements.attribute(element, "id"));
    }

    static ExtensionElement originId(String id) {
        return Elements.withId("origin-id", Xeps.STANZA_IDS, id);
    }
}
