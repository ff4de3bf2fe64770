package dev.rialto.plug.xmpp;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jivesoftware.smack.packet.ExtensionElement;
import org.jivesoftware.smack.packet.Message;
import org.jivesoftware.smack.packet.StandardExtensionElement;

/** Messages that take an earlier one away (XEP-0424), in both versions that clients speak, and those of moderators (XEP-0425). */
final class Retractions {
    private Retractions() {}

    /**
     * What a retraction says.
     *
     * @param id of the message, as the room or its sender called it
     * @param moderated whether the room took it away, which only the room itself may say
     * @param moderator the occupant who did it
     */
    record Retraction(String id, boolean moderated, Optional<String> moderator) {}

    static Optional<Retraction> read(Message message) {
        return Elements.find(message, "retract", Xeps.RETRACT)
                .flatMap(retract -> of(retract, Elements.child(retract, "moderated", Xeps.MODERATE)))
                .or(() -> Elements.find(message, "apply-to", Xeps.FASTEN).flatMap(Retractions::fastened));
    }

    private static Optional<Retraction> fastened(StandardExtensionElement apply) {
        Optional<StandardExtensionElement> moderated = Elements.child(apply, "moderated", Xeps.MODERATE_0)
                .filter(element ->
                        Elements.child(element, "retract", Xeps.RETRACT_0).isPresent());
        return moderated.isPresent()
                        || Elements.child(apply, "retract", Xeps.RETRACT_0).isPresent()
                ? of(apply, moderated)
                : Optional.empty();
    }

    private static Optional<Retraction> of(
            StandardExtensionElement named, Optional<StandardExtensionElement> moderated) {
        return Elements.attribute(named, "id")
                .map(id -> new Retraction(
                        id, moderated.isPresent(), moderated.flatMap(element -> Elements.attribute(element, "by"))));
    }

    /**
     * Takes a message away for clients of either version.
     *
     * @param stanza what the room called it
     * @param client what we called it
     */
    static List<ExtensionElement> retracting(String stanza, Optional<String> client) {
        List<ExtensionElement> elements = new ArrayList<>();
        elements.add(Elements.withId("retract", Xeps.RETRACT, stanza));
        client.ifPresent(id -> elements.add(StandardExtensionElement.builder("apply-to", Xeps.FASTEN)
                .addAttribute("id", id)
                .addElement(Elements.empty("retract", Xeps.RETRACT_0))
                .build()));
        elements.add(Fallbacks.whole(Xeps.RETRACT));
        elements.add(Elements.empty("store", Xeps.HINTS));
        return elements;
    }
}
