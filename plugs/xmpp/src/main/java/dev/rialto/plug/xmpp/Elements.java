package dev.rialto.plug.xmpp;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jivesoftware.smack.packet.Message;
import org.jivesoftware.smack.packet.StandardExtensionElement;
import org.jivesoftware.smack.packet.Stanza;

/** Looks into stanzas for elements that Smack reads as they are. */
final class Elements {
    private Elements() {}

    static Optional<StandardExtensionElement> find(Stanza stanza, String name, String namespace) {
        return all(stanza, name, namespace).stream().findFirst();
    }

    static List<StandardExtensionElement> all(Stanza stanza, String name, String namespace) {
        return stanza.getExtensions().stream()
                .filter(StandardExtensionElement.class::isInstance)
                .map(StandardExtensionElement.class::cast)
                .filter(element -> element.getElementName().equals(name)
                        && element.getNamespace().equals(namespace))
                .toList();
    }

    static Optional<StandardExtensionElement> child(StandardExtensionElement parent, String name, String namespace) {
        return Optional.ofNullable(parent.getFirstElement(name, namespace));
    }

    /** An attribute that says something. */
    static Optional<String> attribute(StandardExtensionElement element, String name) {
        return Optional.ofNullable(element.getAttributeValue(name)).filter(value -> !value.isBlank());
    }

    static StandardExtensionElement empty(String name, String namespace) {
        return StandardExtensionElement.builder(name, namespace).build();
    }

    static StandardExtensionElement withId(String name, String namespace, String id) {
        return StandardExtensionElement.builder(name, namespace)
                .addAttribute("id", id)
                .build();
    }

    /** The subject, which can be empty; Smack alone finds it in one language only. */
    static Optional<String> subject(Message message) {
        return Optional.ofNullable(message.getSubject())
                .or(() -> message.getSubjects().stream()
                        .map(Message.Subject::getSubject)
                        .findFirst());
    }

    /** The text that people read: that in the message's own language, else the first there is. */
    static Optional<String> body(Message message) {
        return Optional.ofNullable(message.getBody())
                .or(() -> message.getBodies().stream()
                        .map(Message.Body::getMessage)
                        .filter(Objects::nonNull)
                        .findFirst());
    }
}
