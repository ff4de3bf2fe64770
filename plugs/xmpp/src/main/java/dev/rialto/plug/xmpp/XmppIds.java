package dev.rialto.plug.xmpp;

import dev.rialto.api.message.MessageId;
import java.util.Optional;

/**
 * How this plug writes the ids of messages. A message in a room has an id that its sender chose, and one that the room gave
 * (XEP-0359); corrections name the first (XEP-0308), all else the second. So the id of a message of ours holds both.
 *
 * <ul>
 *   <li>{@code stanza}: what the room called it
 *   <li>{@code stanza client}: the same of ours, with the id that we chose
 *   <li>{@code stanza client correction}: the same under the name of one of its corrections
 *   <li>{@code @id}: any id, as its author names it: it holds together with its author alone
 * </ul>
 */
final class XmppIds {
    private static final String AUTHORS = "@";

    private XmppIds() {}

    static MessageId given(String stanza) {
        return new MessageId(escaped(stanza));
    }

    static MessageId ours(String stanza, String client) {
        return new MessageId(escaped(stanza) + " " + escaped(client));
    }

    static MessageId ofCorrection(String stanza, String client, String correction) {
        return new MessageId(escaped(stanza) + " " + escaped(client) + " " + escaped(correction));
    }

    static MessageId byAuthor(String id) {
        return new MessageId(AUTHORS + id);
    }

    /** What the room calls the message, or its sender where the room gives no ids: what replies and retractions name. */
    static String stanza(MessageId id) {
        return id.value().startsWith(AUTHORS)
                ? id.value().substring(AUTHORS.length())
                : plain(id.value().split(" ", 2)[0]);
    }

    /** What its sender calls the message, as far as the id tells. */
    static Optional<String> client(MessageId id) {
        if (id.value().startsWith(AUTHORS)) {
            return Optional.of(id.value().substring(AUTHORS.length()));
        }
        String[] parts = id.value().split(" ", 3);
        return parts.length > 1 ? Optional.of(plain(parts[1])) : Optional.empty();
    }

    /** Whether it is of a message of ours, as far as the id tells. */
    static boolean isOurs(MessageId id) {
        return !id.value().startsWith(AUTHORS) && id.value().indexOf(' ') > 0;
    }

    private static String escaped(String part) {
        return part.replace("%", "%25").replace(" ", "%20").replace(AUTHORS, "%40");
    }

    private static String plain(String part) {
        return part.replace("%40", AUTHORS).replace("%20", " ").replace("%25", "%");
    }
}
