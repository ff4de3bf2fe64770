package dev.rialto.core.directory;

import com.google.common.cache.Cache;
import com.google.common.cache.CacheBuilder;
import dev.rialto.api.hook.Channel;
import java.time.Duration;
import java.util.Optional;

/** What channels are called on their networks, as last heard; of the ten thousand heard of last. */
public final class ChannelTitles {
    private static final int MOST = 10_000;

    /** A network that did not tell a title may have one some time later. */
    private static final Duration ASK_AGAIN = Duration.ofMinutes(10);

    private final Cache<Long, String> titles =
            CacheBuilder.newBuilder().maximumSize(MOST).build();
    private final Cache<Long, Boolean> asked = CacheBuilder.newBuilder()
            .maximumSize(MOST)
            .expireAfterWrite(ASK_AGAIN)
            .build();

    public Optional<String> known(Channel channel) {
        return Optional.ofNullable(titles.getIfPresent(channel.number()));
    }

    /** Whether the network is to be asked for a title that is not known: true once in a while. */
    boolean shouldAsk(Channel channel) {
        return asked.asMap().putIfAbsent(channel.number(), true) == null;
    }

    /** The network told a title: by an event, or because it was asked. */
    public void heard(Channel channel, String title) {
        titles.put(channel.number(), title);
    }
}
