package dev.rialto.api.message;

import java.util.Optional;

/**
 * What a message answers to.
 *
 * @param parent the id of a physical message in the same channel
 * @param author who wrote the parent, as far as the network tells with the reply
 * @param text what the parent says, as far as the network tells with the reply; else empty
 */
public record Reply(MessageId parent, Optional<User> author, RichText text) {}
