package dev.rialto.hook.command;

import dev.rialto.api.hook.Channel;
import dev.rialto.api.message.User;

/** Who somebody is, as the config writes it. */
final class Account {
    private Account() {}

    /** {@code plug:id}; of somebody who has an id. */
    static String of(Channel channel, User user) {
        return channel.plug() + ":" + user.id().orElseThrow();
    }
}
