package dev.rialto.api.operation;

import dev.rialto.api.message.ChannelRef;
import dev.rialto.api.message.MessageId;
import dev.rialto.api.message.Reaction;
import java.util.List;

/**
 * Sets all of our reactions to one message.
 *
 * @param reactions the whole wanted set, most important first; empty takes all back
 */
public record React(ChannelRef channel, Token token, MessageId target, List<Reaction> reactions) implements Operation {
    public React {
        reactions = List.copyOf(reactions);
    }
}
