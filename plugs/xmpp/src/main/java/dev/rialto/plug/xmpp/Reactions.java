package dev.rialto.plug.xmpp;

import dev.rialto.api.message.Reaction;
import java.util.List;
import java.util.Optional;
import org.jivesoftware.smack.packet.ExtensionElement;
import org.jivesoftware.smack.packet.Message;
import org.jivesoftware.smack.packet.StandardExtensionElement;

/** All reactions of one occupant to one message (XEP-0444). */
final class Reactions {
    private Reactions() {}

    /** A message and what somebody's reactions to it are from now on. */
    record Reacting(String id, List<Reaction> reactions) {}

    static Optional<Reacting> read(Message message) {
        return Elements.find(message, "reactions", Xeps.REACTIONS)
                .flatMap(element -> Elements.attribute(element, "id").map(id -> new Reacting(id, emojis(element))));
    }

    private static List<Reaction> emojis(StandardExtensionElement element) {
        return Optional.ofNullable(element.getElements("reaction")).orElse(List.of()).stream()
                .flatMap(each -> Optional.ofNullable(each.getText()).stream())
                .map(String::strip)
                .filter(emoji -> !emoji.isEmpty())
                .distinct()
                .map(Reaction::emoji)
                .toList();
    }

    static ExtensionElement reacting(String id, List<Reaction> reactions) {
        StandardExtensionElement.Builder element =
                StandardExtensionElement.builder("reactions", Xeps.REACTIONS).addAttribute("id", id);
        reactions.forEach(reaction ->
                element.addElement("reaction", XmppMarkup.clean(reaction.text()).replace("]]>", "]]")));
        return element.build();
    }
}
