package dev.rialto.api.event;

import dev.rialto.api.message.User;
import java.util.Optional;

/**
 * Somebody went out of the channel.
 *
 * @param by who removed them, where it was not their own doing
 */
public record Left(Occurrence occurrence, User user, Optional<User> by) implements Event {}
