package dev.rialto.core.config;

import dev.rialto.api.hook.Conversation;
import dev.rialto.api.message.ChannelId;

/** What a name of a channel stands for. */
public sealed interface ChannelName {

    /** One of {@code channels}. */
    record Configured(String name) implements ChannelName {}

    /** Written {@code plug:id}. */
    record Address(String plug, ChannelId id) implements ChannelName {}

    /** The channel of a virtual plug: {@code plug:label}, or the label alone. */
    record Virtual(String plug, Conversation conversation) implements ChannelName {}
}
