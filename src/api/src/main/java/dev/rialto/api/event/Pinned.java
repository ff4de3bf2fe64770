package dev.rialto.api.event;

import dev.rialto.api.message.MessageId;
import dev.rialto.api.message.User;
import java.util.Optional;

/**
 * A message was pinned to the channel or taken off again.
 *
 * @param pinned whether it is pinned now
 */
public record Pinned(Occurrence occurrence, MessageId target, boolean pinned, Optional<User> by) implements Event {}
