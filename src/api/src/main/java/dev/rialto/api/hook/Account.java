package dev.rialto.api.hook;

import dev.rialto.api.message.User;
import dev.rialto.api.message.UserId;

/**
 * One account on one network, written {@code plug:id} as in the config.
 *
 * @param plug the config's name of the plug
 * @param id the one that its owner cannot change
 */
public record Account(String plug, UserId id) {

    /** The account by which somebody who has an id speaks in a channel. */
    public static Account of(Channel channel, User user) {
        return new Account(channel.plug(), user.id().orElseThrow());
    }

    @Override
    public String toString() {
        return plug + ":" + id;
    }
}
