package dev.rialto.core.host;

import dev.rialto.api.message.ChannelId;
import dev.rialto.api.plug.HostClock;
import dev.rialto.api.plug.MediaFiles;
import dev.rialto.api.plug.Plug;
import dev.rialto.api.plug.PlugContext;
import dev.rialto.api.plug.PlugContext.ConfiguredChannel;
import dev.rialto.api.plug.PlugFactory;
import dev.rialto.api.plug.StateStore;
import dev.rialto.api.plug.Templates;
import dev.rialto.core.config.BridgeConfig;
import dev.rialto.core.config.PlugSection;
import java.util.List;
import java.util.function.Supplier;

/** Makes a plug of its section: gives the factory its own record types back, which the config holds as plain records. */
public final class PlugParts {
    private PlugParts() {}

    /**
     * The plug of a section. No I/O.
     *
     * @param addressed channels of this plug that were named by their address, at the time of the question
     */
    public static Plug create(
            PlugSection section,
            BridgeConfig config,
            HostClock clock,
            StateStore state,
            MediaFiles media,
            Templates templates,
            Supplier<List<ChannelId>> addressed) {
        return create(section.factory(), section, config, clock, state, media, templates, addressed);
    }

    private static <S extends Record, C extends Record> Plug create(
            PlugFactory<S, C> factory,
            PlugSection section,
            BridgeConfig config,
            HostClock clock,
            StateStore state,
            MediaFiles media,
            Templates templates,
            Supplier<List<ChannelId>> addressed) {
        List<ConfiguredChannel<C>> channels = config.channels().values().stream()
                .filter(channel -> channel.plug().equals(section.name()))
                .map(channel -> new ConfiguredChannel<>(
                        channel.name(), channel.id(), factory.channel().cast(channel.settings())))
                .toList();
        return factory.create(
                factory.settings().cast(section.settings()),
                new Context<>(
                        section.name(), config.host().name(), clock, channels, state, media, templates, addressed));
    }

    private record Context<C extends Record>(
            String name,
            String hostName,
            HostClock clock,
            List<ConfiguredChannel<C>> channels,
            StateStore state,
            MediaFiles media,
            Templates templates,
            Supplier<List<ChannelId>> named)
            implements PlugContext<C> {
        @Override
        public List<ChannelId> addressed() {
            return named.get();
        }
    }
}
