package dev.rialto.plug.xmpp.server;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jivesoftware.smack.packet.Message;
import org.jivesoftware.smack.packet.StandardExtensionElement;
import org.jspecify.annotations.Nullable;

/** What a client that knows the extensions shows of a room: its messages as they are now. Safe for many threads. */
public final class RoomView {

    /**
     * One message.
     *
     * @param clientId what its sender called it
     * @param stanzaId what the room called it
     * @param body the text without what stands in for extensions
     * @param replyTo what it answers to, as the room calls it
     * @param reactions by nick
     */
    public record Shown(
            String clientId,
            String stanzaId,
            String nick,
            String body,
            boolean unstyled,
            Optional<String> replyTo,
            Map<String, List<String>> reactions,
            Message stanza) {}

    private final List<Shown> messages = new ArrayList<>();
    private Optional<String> subject = Optional.empty();

    /** All that is shown, in order. */
    public synchronized List<Shown> messages() {
        return List.copyOf(messages);
    }

    public synchronized Optional<String> subject() {
        return subject;
    }

    synchronized void add(Message message) {
        if (message.getFrom().getResourceOrNull() == null) {
            return;
        }
        String nick = message.getFrom().getResourceOrNull().toString();
        StandardExtensionElement retract = element(message, "retract", "urn:xmpp:message-retract:1");
        StandardExtensionElement replace = element(message, "replace", "urn:xmpp:message-correct:0");
        StandardExtensionElement reactions = element(message, "reactions", "urn:xmpp:reactions:0");
        String body = message.getBodies().stream()
                .map(Message.Body::getMessage)
                .findFirst()
                .orElse(null);
        if (retract != null) {
            messages.removeIf(
                    shown -> shown.nick().equals(nick) && shown.stanzaId().equals(retract.getAttributeValue("id")));
        } else if (reactions != null) {
            react(nick, reactions);
        } else if (body == null) {
            message.getSubjects().stream().findFirst().ifPresent(each -> subject = Optional.of(each.getSubject()));
        } else if (replace != null) {
            messages.replaceAll(
                    shown -> shown.nick().equals(nick) && shown.clientId().equals(replace.getAttributeValue("id"))
                            ? new Shown(
                                    shown.clientId(),
                                    shown.stanzaId(),
                                    nick,
                                    text(message, body),
                                    isUnstyled(message),
                                    shown.replyTo(),
                                    shown.reactions(),
                                    message)
                            : shown);
        } else {
            messages.add(shown(message, nick, body));
        }
    }

    private static Shown shown(Message message, String nick, String body) {
        StandardExtensionElement reply = element(message, "reply", "urn:xmpp:reply:0");
        return new Shown(
                String.valueOf(message.getStanzaId()),
                stanzaId(message),
                nick,
                text(message, body),
                isUnstyled(message),
                Optional.ofNullable(reply).map(element -> element.getAttributeValue("id")),
                Map.of(),
                message);
    }

    /** What the room called it. */
    static String stanzaId(Message message) {
        StandardExtensionElement id = element(message, "stanza-id", "urn:xmpp:sid:0");
        return id == null ? "" : id.getAttributeValue("id");
    }

    private void react(String nick, StandardExtensionElement reactions) {
        List<StandardExtensionElement> given = reactions.getElements("reaction");
        List<String> emojis = given == null
                ? List.of()
                : given.stream().map(StandardExtensionElement::getText).toList();
        messages.replaceAll(shown -> {
            if (!shown.stanzaId().equals(reactions.getAttributeValue("id"))) {
                return shown;
            }
            Map<String, List<String>> all = new LinkedHashMap<>(shown.reactions());
            all.put(nick, emojis);
            return new Shown(
                    shown.clientId(),
                    shown.stanzaId(),
                    shown.nick(),
                    shown.body(),
                    shown.unstyled(),
                    shown.replyTo(),
                    all,
                    shown.stanza());
        });
    }

    /** Without the range that stands in for a reply. */
    private static String text(Message message, String body) {
        StandardExtensionElement fallback = element(message, "fallback", "urn:xmpp:fallback:0");
        if (fallback == null
                || !"urn:xmpp:reply:0".equals(fallback.getAttributeValue("for"))
                || fallback.getFirstElement("body") == null) {
            return body;
        }
        StandardExtensionElement range = fallback.getFirstElement("body");
        int[] points = body.codePoints().toArray();
        int start = Integer.parseInt(range.getAttributeValue("start"));
        int end = Integer.parseInt(range.getAttributeValue("end"));
        return new String(points, 0, start) + new String(points, end, points.length - end);
    }

    private static boolean isUnstyled(Message message) {
        return element(message, "unstyled", "urn:xmpp:styling:0") != null;
    }

    static @Nullable StandardExtensionElement element(Message message, String name, String namespace) {
        return message.getExtensions().stream()
                .filter(StandardExtensionElement.class::isInstance)
                .map(StandardExtensionElement.class::cast)
                .filter(element -> element.getElementName().equals(name)
                        && element.getNamespace().equals(namespace))
                .findFirst()
                .orElse(null);
    }
}
