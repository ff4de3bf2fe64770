package dev.rialto.api.event;

import dev.rialto.api.message.User;
import java.util.Optional;

/**
 * Somebody came into the channel.
 *
 * @param by who brought them, where it was not their own doing
 */
public record Joined(Occurrence occurrence, User user, Optional<User> by) implements Event {}
