package dev.rialto.tck.plug;

import dev.rialto.api.message.ChannelId;
import dev.rialto.api.plug.HostClock;
import dev.rialto.api.plug.PlugContext;
import dev.rialto.tck.host.InMemoryStateStore;
import dev.rialto.tck.host.SimplePlugContext;
import dev.rialto.tck.host.TestMediaFiles;
import java.util.List;
import java.util.function.Function;

/**
 * What stays of a host over restarts of a plug: the driver makes each plug's context of it.
 *
 * @param channels those that the config names
 */
public record TestHost(HostClock clock, List<ChannelId> channels, InMemoryStateStore state, TestMediaFiles media) {

    public TestHost {
        channels = List.copyOf(channels);
    }

    public TestHost(HostClock clock, List<ChannelId> channels) {
        this(clock, channels, new InMemoryStateStore(), new TestMediaFiles());
    }

    /**
     * A context for the plug.
     *
     * @param settings what the config says of one channel
     */
    public <C extends Record> PlugContext<C> context(Function<ChannelId, C> settings) {
        SimplePlugContext.Builder<C> context = SimplePlugContext.<C>builder("subject")
                .clock(clock)
                .state(state)
                .media(media);
        channels.forEach(id -> context.channel("channel-" + id.value(), id, settings.apply(id)));
        return context.build();
    }
}
