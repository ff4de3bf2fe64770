package dev.rialto.tck.host;

import dev.rialto.api.message.ChannelId;
import dev.rialto.api.plug.HostClock;
import dev.rialto.api.plug.MediaFiles;
import dev.rialto.api.plug.PlugContext;
import dev.rialto.api.plug.StateStore;
import dev.rialto.api.plug.Templates;
import dev.rialto.tck.time.WallClock;
import java.util.ArrayList;
import java.util.List;

/** A {@link PlugContext} of given parts; what is not given is empty and in memory, and the clock is the real one. */
public record SimplePlugContext<C extends Record>(
        String name,
        String hostName,
        HostClock clock,
        List<ConfiguredChannel<C>> channels,
        List<ChannelId> addressed,
        StateStore state,
        MediaFiles media,
        Templates templates)
        implements PlugContext<C> {

    public SimplePlugContext {
        channels = List.copyOf(channels);
        addressed = List.copyOf(addressed);
    }

    public static <C extends Record> Builder<C> builder(String name) {
        return new Builder<>(name);
    }

    /** Makes contexts. */
    public static final class Builder<C extends Record> {
        private final String name;
        private final List<ConfiguredChannel<C>> channels = new ArrayList<>();
        private final List<ChannelId> addressed = new ArrayList<>();
        private String hostName = "rialto";
        private HostClock clock = WallClock.INSTANCE;
        private StateStore state = new InMemoryStateStore();
        private MediaFiles media = new TestMediaFiles();

        private Builder(String name) {
            this.name = name;
        }

        public Builder<C> hostName(String value) {
            hostName = value;
            return this;
        }

        public Builder<C> clock(HostClock value) {
            clock = value;
            return this;
        }

        public Builder<C> channel(String channelName, ChannelId id, C settings) {
            channels.add(new ConfiguredChannel<>(channelName, id, settings));
            return this;
        }

        /** A channel that somebody names by its address, and the config nowhere. */
        public Builder<C> addressed(ChannelId id) {
            addressed.add(id);
            return this;
        }

        public Builder<C> state(StateStore value) {
            state = value;
            return this;
        }

        public Builder<C> media(MediaFiles value) {
            media = value;
            return this;
        }

        public SimplePlugContext<C> build() {
            return new SimplePlugContext<>(
                    name, hostName, clock, channels, addressed, state, media, new PlainTemplates());
        }
    }
}
