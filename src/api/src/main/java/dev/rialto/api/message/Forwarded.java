package dev.rialto.api.message;

import java.time.Instant;
import java.util.Optional;

/**
 * Marks a message as written elsewhere before: the message's own text and files are those of the forwarded one.
 *
 * @param author who wrote it first, where that is told
 * @param at when it was first written
 */
public record Forwarded(Optional<User> author, Optional<Instant> at) implements Attachment {}
