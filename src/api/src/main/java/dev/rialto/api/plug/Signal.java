package dev.rialto.api.plug;

import dev.rialto.api.message.ChannelRef;
import dev.rialto.api.message.User;

/** Something fleeting: no row, no commit. */
public sealed interface Signal {

    ChannelRef channel();

    /** Somebody is writing, or has stopped. */
    record Typing(ChannelRef channel, User user, boolean writing) implements Signal {}
}
