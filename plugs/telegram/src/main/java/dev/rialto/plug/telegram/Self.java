package dev.rialto.plug.telegram;

import dev.rialto.api.message.Mention;
import dev.rialto.api.message.User;
import java.util.Optional;

/**
 * Our own account.
 *
 * @param username without its sign; empty for the few bots that have none
 */
record Self(long id, Optional<String> username) {

    boolean is(long user) {
        return user == id;
    }

    boolean is(User user) {
        return user.id().equals(Optional.of(TelegramPeople.id(id)));
    }

    /** What a name with its sign points at; of others Telegram does not tell whose a name is. */
    Mention mention(String name) {
        return username.filter(own -> name.equalsIgnoreCase("@" + own)).isPresent()
                ? Mention.of(TelegramPeople.id(id))
                : new Mention(Optional.empty(), Mention.Audience.ONE);
    }
}
