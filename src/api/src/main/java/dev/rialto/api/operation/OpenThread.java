package dev.rialto.api.operation;

import dev.rialto.api.message.ChannelRef;
import dev.rialto.api.message.MessageId;
import java.util.Optional;

/**
 * Opens a thread inside the channel.
 *
 * @param from the message that it begins with, where the network wants one
 */
public record OpenThread(ChannelRef channel, Token token, String title, Optional<MessageId> from)
        implements Operation {}
