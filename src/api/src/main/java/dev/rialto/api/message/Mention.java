package dev.rialto.api.message;

import java.util.Optional;

/**
 * A name in a text that points at somebody.
 *
 * @param user whom, on the network of the channel that the message is in; empty for a name that only looks like one, and
 *     for mentions of everybody
 * @param audience how many are meant
 */
public record Mention(Optional<UserId> user, Audience audience) {

    /** Whom a mention calls. */
    public enum Audience {
        ONE,
        /** All members, those who are here, a role: what must never be copied unasked. */
        MANY
    }

    /** A mention of one known user. */
    public static Mention of(UserId user) {
        return new Mention(Optional.of(user), Audience.ONE);
    }
}
