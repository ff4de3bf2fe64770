package dev.rialto.core.directory;

import com.google.common.cache.Cache;
import com.google.common.cache.CacheBuilder;
import dev.rialto.api.hook.Channel;
import java.util.Optional;

/** What channels are called on their networks, as last heard; of the ten thousand heard of last. Outlives a reload. */
public final class ChannelTitles {
    private static final int MOST = 10_000;

    private final Cache<Long, String> titles =
            CacheBuilder.newBuilder().maximumSize(MOST).build();

    public Optional<String> known(Channel channel) {
        return Optional.ofNullable(titles.getIfPresent(channel.number()));
    }

    /** The network told a title: by an event, or because it was asked. */
    public void heard(Channel channel, String title) {
        titles.put(channel.number(), title);
    }
}
