package dev.rialto.core.config;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * All that the config file says, checked as far as it can be without making a plug or a hook. Immutable; maps are by
 * name and in the order of the file.
 *
 * @param labels names of channels, by the label they can be sent to with
 * @param http the door for other programs; empty when only this machine's own command line may ask
 */
public record BridgeConfig(
        HostSettings host,
        StoreSettings store,
        InboxSettings inbox,
        OutboxSettings outbox,
        ReferenceSettings references,
        MediaSettings media,
        Map<String, PlugSection> plugs,
        Map<String, ChannelSection> channels,
        Map<String, List<String>> labels,
        Map<String, GroupSettings> groups,
        Map<String, UserSettings> users,
        Map<String, HookSection> hooks,
        Optional<HttpSettings> http) {

    public BridgeConfig {
        plugs = ordered(plugs);
        channels = ordered(channels);
        labels = ordered(labels);
        groups = ordered(groups);
        users = ordered(users);
        hooks = ordered(hooks);
    }

    /** The same with what a running host does not change: {@code host}, {@code store} and {@code http} are as it started with. */
    public BridgeConfig startedAs(BridgeConfig start) {
        return new BridgeConfig(
                start.host,
                start.store,
                inbox,
                outbox,
                references,
                media,
                plugs,
                channels,
                labels,
                groups,
                users,
                hooks,
                start.http);
    }

    /** {@code Map.copyOf} would lose the order. */
    private static <V> Map<String, V> ordered(Map<String, V> map) {
        return Collections.unmodifiableMap(new LinkedHashMap<>(map));
    }
}
