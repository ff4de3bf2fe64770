package dev.rialto.plug.xmpp;

import java.util.Optional;
import org.jivesoftware.smack.packet.ExtensionElement;
import org.jivesoftware.smack.packet.Message;

/** Messages that take the place of an earlier one (XEP-0308). They name the sender's own id of the first version. */
final class Corrections {
    private Corrections() {}

    static Optional<String> replaced(Message message) {
        return Elements.find(message, "replace", Xeps.CORRECT).flatMap(element -> Elements.attribute(element, "id"));
    }

    static ExtensionElement replacing(String id) {
        return Elements.withId("replace", Xeps.CORRECT, id);
    }
}
