package dev.rialto.api.event;

import dev.rialto.api.message.Message;
import dev.rialto.api.message.MessageId;
import dev.rialto.api.message.MessageName;
import java.util.List;

/**
 * Somebody changed a message.
 *
 * @param target the message as the network named it; may be a name that its sender chose
 * @param message what it says now, whole; its author is who made the change. A plug tells what the named part of an album says;
 *     hooks get the whole album for it
 * @param names further names that the message has from now on (an XMPP correction has an id of its own). They hold the
 *     target again where its sender chose it: whoever names it may mean another's message, so it counts only together with
 *     who made the change. A target that is not among them is the network's own name
 */
public record Edited(Occurrence occurrence, MessageId target, Message message, List<MessageName> names)
        implements Event {
    public Edited {
        names = List.copyOf(names);
    }
}
