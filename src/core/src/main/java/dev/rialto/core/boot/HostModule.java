package dev.rialto.core.boot;

import com.google.inject.AbstractModule;
import com.google.inject.Provider;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import dev.rialto.api.hook.Channel;
import dev.rialto.api.hook.Poster;
import dev.rialto.api.message.NetworkId;
import dev.rialto.api.plug.HostClock;
import dev.rialto.api.plug.Plug;
import dev.rialto.api.plug.Role;
import dev.rialto.api.plug.Templates;
import dev.rialto.core.audit.AuditFile;
import dev.rialto.core.config.BridgeConfig;
import dev.rialto.core.config.PlugSection;
import dev.rialto.core.directory.ChannelTitles;
import dev.rialto.core.directory.HostDirectory;
import dev.rialto.core.host.Control;
import dev.rialto.core.host.HookOutbox;
import dev.rialto.core.host.Hooks;
import dev.rialto.core.host.Host;
import dev.rialto.core.host.HostControl;
import dev.rialto.core.host.Housekeeping;
import dev.rialto.core.host.Menus;
import dev.rialto.core.host.PlugParts;
import dev.rialto.core.host.PlugSupervisor;
import dev.rialto.core.host.Plugs;
import dev.rialto.core.host.StatusReport;
import dev.rialto.core.host.StoredState;
import dev.rialto.core.inbox.Inbox;
import dev.rialto.core.inbox.Watchers;
import dev.rialto.core.log.Redactor;
import dev.rialto.core.media.MediaStore;
import dev.rialto.core.outbox.Outbox;
import dev.rialto.core.refs.ChannelBook;
import dev.rialto.core.refs.SyncCache;
import dev.rialto.core.refs.Ulids;
import dev.rialto.core.render.AuthorStyle;
import dev.rialto.core.store.DirectoryLock;
import dev.rialto.core.store.Store;
import dev.rialto.core.template.PebbleTemplates;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.LongFunction;

/** What is made of what. The parts know nothing of this. */
final class HostModule extends AbstractModule {
    private final BridgeConfig config;
    private final HostClock clock;
    private final DirectoryLock lock;
    private final Store store;

    HostModule(BridgeConfig config, HostClock clock, DirectoryLock lock, Store store) {
        this.config = config;
        this.clock = clock;
        this.lock = lock;
        this.store = store;
    }

    @Override
    protected void configure() {
        bind(BridgeConfig.class).toInstance(config);
        bind(HostClock.class).toInstance(clock);
        bind(DirectoryLock.class).toInstance(lock);
        bind(Store.class).toInstance(store);
        bind(Templates.class).toInstance(new PebbleTemplates());
        bind(ChannelTitles.class).toInstance(new ChannelTitles());
    }

    @Provides
    @Singleton
    MediaStore media(Provider<Plugs> plugs) {
        return new MediaStore(
                config.host().dataDir().resolve("media"),
                config.media(),
                store,
                clock,
                network ->
                        plugs.get().live(network).flatMap(live -> live.session().role(Role.ContentSource.class)));
    }

    @Provides
    @Singleton
    Map<String, Plug> plugsByName(Templates templates, MediaStore media, Provider<HostDirectory> directory) {
        Map<String, Plug> plugs = new LinkedHashMap<>();
        for (PlugSection section : config.plugs().values()) {
            StoredState state = new StoredState(store, "plug:" + section.name());
            plugs.put(
                    section.name(),
                    PlugParts.create(
                            section,
                            config,
                            clock,
                            state,
                            media,
                            templates,
                            () -> directory.get().addressed(section.name())));
        }
        return plugs;
    }

    @Provides
    @Singleton
    Plugs plugs(Map<String, Plug> plugs) {
        Map<String, PlugSupervisor> supervisors = new LinkedHashMap<>();
        plugs.forEach((name, plug) -> {
            if (section(name).enabled()) {
                supervisors.put(
                        name,
                        new PlugSupervisor(name, plug, clock, config.host().openTimeout()));
            }
        });
        return new Plugs(supervisors);
    }

    @Provides
    @Singleton
    ChannelBook channels() {
        return new ChannelBook(store);
    }

    @Provides
    @Singleton
    HostDirectory directory(Map<String, Plug> plugs, ChannelBook channels, Plugs view, ChannelTitles titles) {
        Map<String, NetworkId> networks = new LinkedHashMap<>();
        plugs.forEach((name, plug) -> networks.put(name, plug.network()));
        HostDirectory directory = new HostDirectory(config, networks, channels, view, titles);
        channels.onMerge(directory::merged);
        return directory;
    }

    /** The channel of a number, whatever it is called. */
    @Provides
    @Singleton
    LongFunction<Channel> channelOfNumber(ChannelBook channels, HostDirectory directory) {
        return number -> directory.channel(channels.located(number).ref());
    }

    @Provides
    @Singleton
    SyncCache references(ChannelBook channels, LongFunction<Channel> channelOfNumber) {
        return new SyncCache(
                store, channels, channelOfNumber, config.references().cacheSize());
    }

    @Provides
    @Singleton
    Ulids ulids() {
        return new Ulids(clock);
    }

    @Provides
    @Singleton
    Outbox outbox(
            ChannelBook channels,
            SyncCache references,
            Plugs plugs,
            Ulids ulids,
            MediaStore media,
            Map<String, Plug> plugsByName,
            LongFunction<Channel> channelOfNumber) {
        Map<NetworkId, AuthorStyle> styles = new LinkedHashMap<>();
        plugsByName.forEach((name, plug) -> styles.put(plug.network(), style(name)));
        return new Outbox(
                store,
                clock,
                channels,
                references,
                plugs,
                ulids,
                config.outbox(),
                media,
                network -> styles.getOrDefault(network, AuthorStyle.INLINE),
                number -> channelOfNumber.apply(number).name());
    }

    private PlugSection section(String plug) {
        return Objects.requireNonNull(config.plugs().get(plug));
    }

    private AuthorStyle style(String plug) {
        return section(plug)
                .common()
                .authorStyle()
                .map(style -> switch (style) {
                    case LINE -> AuthorStyle.LINE;
                    case INLINE -> AuthorStyle.INLINE;
                })
                .orElse(AuthorStyle.INLINE);
    }

    @Provides
    @Singleton
    Hooks hooks(
            HostDirectory directory,
            SyncCache references,
            Templates templates,
            Provider<Poster> poster,
            MediaStore media,
            Ulids ulids,
            Provider<HostControl> control,
            Provider<StatusReport> report) {
        Redactor redactor = Redactor.of(config);
        return new Hooks(
                config,
                store,
                clock,
                directory,
                references,
                templates,
                poster::get,
                (name, text) -> media.keep(ulids.key().value(), name, text),
                new HookOutbox(control::get, redactor),
                new AuditFile(config.host().dataDir().resolve(AuditFile.NAME), clock, redactor),
                () -> report.get().lines().stream().map(redactor::redact).toList());
    }

    @Provides
    @Singleton
    Watchers watchers(Hooks hooks) {
        return new Watchers(hooks.watchers());
    }

    @Provides
    @Singleton
    Inbox inbox(
            ChannelBook channels,
            SyncCache references,
            Ulids ulids,
            Outbox outbox,
            LongFunction<Channel> channelOfNumber,
            Hooks hooks,
            Watchers watchers) {
        return new Inbox(
                store,
                clock,
                channels,
                references,
                ulids,
                outbox,
                channelOfNumber,
                hooks.interceptors(),
                hooks.routers(),
                watchers,
                config.host().maxHops());
    }

    @Provides
    @Singleton
    Poster poster(Inbox inbox) {
        return inbox.posting();
    }

    @Provides
    @Singleton
    StatusReport report(
            Plugs plugs, ChannelBook channels, HostDirectory directory, Outbox outbox, Provider<Watchers> watchers) {
        return new StatusReport(config, clock, store, plugs, channels, directory, outbox, watchers::get);
    }

    @Provides
    @Singleton
    HostControl control(
            HostDirectory directory, SyncCache references, Poster poster, Outbox outbox, StatusReport report) {
        return new Control(store, directory, references, poster, outbox, report);
    }

    @Provides
    @Singleton
    Host host(
            ChannelBook channels,
            HostDirectory directory,
            Plugs plugs,
            Outbox outbox,
            Inbox inbox,
            SyncCache references,
            Hooks hooks,
            HostControl control) {
        Housekeeping housekeeping = new Housekeeping(config, store, clock, inbox, outbox, references);
        Menus menus = new Menus(hooks.all(), directory, plugs);
        return new Host(
                config, clock, lock, store, channels, directory, plugs, outbox, inbox, housekeeping, menus, control);
    }
}
