package dev.rialto.api.message;

/**
 * One of the names that a network has for a physical message. XMPP has up to three for one: the sender's own id, the origin
 * id, and the id that the room gave.
 *
 * @param chosenByClient whether a sender may choose it freely; such a name counts only together with its author, so that
 *     nobody edits another's message by naming theirs alike
 */
public record MessageName(MessageId id, boolean chosenByClient) {

    /** A name that the network itself gave. */
    public static MessageName given(String id) {
        return new MessageName(new MessageId(id), false);
    }

    /** A name that the sender chose. */
    public static MessageName chosen(String id) {
        return new MessageName(new MessageId(id), true);
    }
}
