package dev.rialto.api.operation;

import dev.rialto.api.message.ChannelRef;
import dev.rialto.api.message.MessageId;

/** Takes one physical message away. A message that is gone already counts as deleted: {@link Outcome.Sent}. */
public record Delete(ChannelRef channel, Token token, MessageId target) implements Operation {}
