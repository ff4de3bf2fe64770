package dev.rialto.api.operation;

import dev.rialto.api.message.ChannelRef;

/**
 * One thing to do on a network, such as the core hands it to {@code Session.execute}: already split and degraded to what the
 * channel's capabilities allow.
 */
public sealed interface Operation permits Post, Edit, Delete, React, Rename, Pin, OpenThread {

    ChannelRef channel();

    /** The same at every try of this step. */
    Token token();
}
