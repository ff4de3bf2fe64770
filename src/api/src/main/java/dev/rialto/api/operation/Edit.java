package dev.rialto.api.operation;

import dev.rialto.api.message.ChannelRef;
import dev.rialto.api.message.Message;
import dev.rialto.api.message.MessageId;
import java.util.Optional;

/**
 * Changes one physical message of ours in place.
 *
 * @param message what it is to say, whole
 * @param persona as whom it was posted
 */
public record Edit(ChannelRef channel, Token token, MessageId target, Message message, Optional<Post.Persona> persona)
        implements Operation {}
