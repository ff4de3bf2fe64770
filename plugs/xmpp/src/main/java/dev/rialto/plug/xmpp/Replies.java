package dev.rialto.plug.xmpp;

import java.util.Optional;
import org.jivesoftware.smack.packet.ExtensionElement;
import org.jivesoftware.smack.packet.Message;
import org.jivesoftware.smack.packet.StandardExtensionElement;
import org.jxmpp.jid.Jid;

/** Messages that answer to another one (XEP-0461). In rooms they name it as the room does. */
final class Replies {
    private Replies() {}

    /**
     * What is answered to.
     *
     * @param to the occupant who wrote it, where that is told
     */
    record Answered(String id, Optional<String> to) {}

    static Optional<Answered> read(Message message) {
        return Elements.find(message, "reply", Xeps.REPLY)
                .flatMap(element -> Elements.attribute(element, "id")
                        .map(id -> new Answered(id, Elements.attribute(element, "to"))));
    }

    static ExtensionElement answering(String id, Optional<? extends Jid> to) {
        StandardExtensionElement.Builder reply = StandardExtensionElement.builder("reply", Xeps.REPLY);
        to.ifPresent(author -> reply.addAttribute("to", author.toString()));
        return reply.addAttribute("id", id).build();
    }
}
