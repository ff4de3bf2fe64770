package dev.rialto.core.host;

import dev.rialto.api.message.ChannelId;
import dev.rialto.api.message.NetworkId;
import dev.rialto.api.plug.HostClock;
import dev.rialto.api.plug.MediaFiles;
import dev.rialto.api.plug.Plug;
import dev.rialto.api.plug.Templates;
import dev.rialto.core.config.BridgeConfig;
import dev.rialto.core.config.PlugSection;
import dev.rialto.core.directory.BuiltInIdentities;
import dev.rialto.core.directory.ChannelTitles;
import dev.rialto.core.directory.HookDirectory;
import dev.rialto.core.directory.HostDirectory;
import dev.rialto.core.directory.KeptLinks;
import dev.rialto.core.directory.PlugView;
import dev.rialto.core.inbox.HookStages;
import dev.rialto.core.inbox.Watchers;
import dev.rialto.core.refs.ChannelBook;
import dev.rialto.core.store.Store;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;

/** Makes setups. Connects nothing and changes nothing that runs, but for the numbers that new channels are given. */
public final class SetupFactory {
    private final Store store;
    private final HostClock clock;
    private final ChannelBook channels;
    private final PlugView view;
    private final ChannelTitles titles;
    private final MediaFiles media;
    private final Templates templates;
    private final HookParts hookParts;
    private final CurrentSetup current;
    private final KeptLinks links;

    public SetupFactory(
            Store store,
            HostClock clock,
            ChannelBook channels,
            PlugView view,
            ChannelTitles titles,
            MediaFiles media,
            Templates templates,
            HookParts hookParts,
            CurrentSetup current) {
        this.store = store;
        this.clock = clock;
        this.channels = channels;
        this.view = view;
        this.titles = titles;
        this.media = media;
        this.templates = templates;
        this.hookParts = hookParts;
        this.current = current;
        this.links = new KeptLinks(new StoredState(store, "identities"));
    }

    /**
     * The setup of a host that starts.
     *
     * @throws dev.rialto.api.plug.SettingsException when a plug or a hook refuses its section
     */
    public Setup first(BridgeConfig config) {
        Map<String, Plug> plugs = plugs(config, section -> plug(section, config));
        HostDirectory directory = directory(config, plugs);
        Hooks hooks = new Hooks(
                config.hooks().values(),
                (section, made) -> hookParts.create(section, HookDirectory.seenBy(section, directory, made)));
        return setup(config, plugs, directory, hooks, new Watchers(hooks.watchers()));
    }

    /**
     * The setup that takes the place of another. A plug stays the same object where its section and its channels say the same; a
     * hook where its section does, and every name there is means what it meant.
     *
     * @throws dev.rialto.api.plug.SettingsException when a plug or a hook refuses its section
     */
    Setup after(Setup before, BridgeConfig config) {
        Differences differences = new Differences(before.config(), config);
        Map<String, Plug> plugs = plugs(
                config,
                section -> differences.plug(section)
                        ? plug(section, config)
                        : Objects.requireNonNull(before.plugs().get(section.name())));
        boolean named = differences.names() || !networks(plugs).equals(networks(before.plugs()));
        HostDirectory directory = named ? directory(config, plugs) : before.directory();
        Map<String, Set<ChannelId>> entered = new LinkedHashMap<>();
        plugs.keySet()
                .forEach(name ->
                        entered.put(name, new HashSet<>(before.directory().addressed(name))));
        Hooks hooks = new Hooks(
                config.hooks().values(),
                (section, made) -> named || differences.hook(section) || differences.provider(section)
                        ? hookParts.create(section, HookDirectory.seenBy(section, directory, made))
                        : before.hooks().of(section.name()));
        // A plug asks at each open which channels are named by their address alone: for further ones it is opened anew.
        plugs.replaceAll((name, plug) -> {
            PlugSection section = differences.section(name);
            boolean knows = differences.plug(section)
                    || entered.getOrDefault(name, Set.of()).containsAll(directory.addressed(name));
            return knows ? plug : plug(section, config);
        });
        return setup(config, plugs, directory, hooks, before.stages().watchers().with(hooks.watchers()));
    }

    private Setup setup(
            BridgeConfig config, Map<String, Plug> plugs, HostDirectory directory, Hooks hooks, Watchers watchers) {
        HookStages stages = new HookStages(
                number -> directory.channel(channels.located(number).ref()),
                hooks.interceptors(),
                hooks.routers(),
                config.host().maxHops(),
                watchers);
        return new Setup(config, plugs, directory, hooks, stages);
    }

    private static Map<String, Plug> plugs(BridgeConfig config, Function<PlugSection, Plug> made) {
        Map<String, Plug> plugs = new LinkedHashMap<>();
        config.plugs().values().forEach(section -> plugs.put(section.name(), made.apply(section)));
        return plugs;
    }

    private Plug plug(PlugSection section, BridgeConfig config) {
        return PlugParts.create(
                section,
                config,
                clock,
                new StoredState(store, "plug:" + section.name()),
                media,
                templates,
                () -> current.get().directory().addressed(section.name()));
    }

    private HostDirectory directory(BridgeConfig config, Map<String, Plug> plugs) {
        BuiltInIdentities identities = new BuiltInIdentities(config, links);
        return new HostDirectory(config, identities, networks(plugs), channels, view, titles);
    }

    private static Map<String, NetworkId> networks(Map<String, Plug> plugs) {
        Map<String, NetworkId> networks = new LinkedHashMap<>();
        plugs.forEach((name, plug) -> networks.put(name, plug.network()));
        return networks;
    }
}
