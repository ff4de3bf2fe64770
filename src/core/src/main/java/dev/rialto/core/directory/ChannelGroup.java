package dev.rialto.core.directory;

import dev.rialto.api.hook.Channel;
import dev.rialto.api.hook.Group;
import dev.rialto.core.config.GroupSettings;
import java.util.Set;
import java.util.function.Predicate;

/**
 * One group of the config.
 *
 * @param privateChat whether a channel is a chat with one person
 */
record ChannelGroup(
        String name,
        GroupSettings settings,
        Set<Channel> channels,
        Set<Channel> exclude,
        Predicate<Channel> privateChat)
        implements Group {

    ChannelGroup {
        channels = Set.copyOf(channels);
        exclude = Set.copyOf(exclude);
    }

    @Override
    public boolean contains(Channel channel) {
        return !isIn(exclude, channel) && (isIn(channels, channel) || ofPlug(channel));
    }

    /** Also where the channel has become one with another since the group was made. */
    private static boolean isIn(Set<Channel> all, Channel channel) {
        return all.stream().anyMatch(channel::isSameAs);
    }

    private boolean ofPlug(Channel channel) {
        String plug = channel.plug();
        return settings.anywhere().contains(plug)
                || (settings.named().contains(plug) && channel.named())
                || (settings.privateChats().contains(plug) && privateChat.test(channel))
                || (settings.shared().contains(plug) && !privateChat.test(channel));
    }
}
