package dev.rialto.api.event;

import dev.rialto.api.message.MessageId;
import dev.rialto.api.message.User;
import java.util.Optional;

/**
 * Somebody took a message away. A network that deletes many at once makes one event of each.
 *
 * @param by who, where the network tells
 */
public record Deleted(Occurrence occurrence, MessageId target, Optional<User> by) implements Event {}
