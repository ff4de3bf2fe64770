package dev.rialto.api.operation;

import dev.rialto.api.message.ChannelRef;
import dev.rialto.api.message.MessageId;

/**
 * Pins a message to the channel or takes it off.
 *
 * @param pinned whether it is to be pinned
 */
public record Pin(ChannelRef channel, Token token, MessageId target, boolean pinned) implements Operation {}
