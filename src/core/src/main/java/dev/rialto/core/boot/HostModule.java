package dev.rialto.core.boot;

import com.google.inject.AbstractModule;
import com.google.inject.Provider;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import dev.rialto.api.hook.Channel;
import dev.rialto.api.hook.Poster;
import dev.rialto.api.plug.HostClock;
import dev.rialto.api.plug.Role;
import dev.rialto.api.plug.Templates;
import dev.rialto.core.audit.AuditFile;
import dev.rialto.core.config.BridgeConfig;
import dev.rialto.core.config.ConfigReader;
import dev.rialto.core.directory.ChannelTitles;
import dev.rialto.core.host.Control;
import dev.rialto.core.host.CurrentSetup;
import dev.rialto.core.host.HookHost;
import dev.rialto.core.host.HookOutbox;
import dev.rialto.core.host.HookParts;
import dev.rialto.core.host.HookStates;
import dev.rialto.core.host.Host;
import dev.rialto.core.host.HostControl;
import dev.rialto.core.host.Housekeeping;
import dev.rialto.core.host.Menus;
import dev.rialto.core.host.Plugs;
import dev.rialto.core.host.Reload;
import dev.rialto.core.host.SetupFactory;
import dev.rialto.core.host.StatusReport;
import dev.rialto.core.inbox.Inbox;
import dev.rialto.core.log.Redactor;
import dev.rialto.core.media.MediaStore;
import dev.rialto.core.outbox.Outbox;
import dev.rialto.core.refs.ChannelBook;
import dev.rialto.core.refs.SyncCache;
import dev.rialto.core.refs.Ulids;
import dev.rialto.core.store.DirectoryLock;
import dev.rialto.core.store.Store;
import dev.rialto.core.template.PebbleTemplates;
import java.util.function.LongFunction;

/** What is made of what. The parts know nothing of this. */
final class HostModule extends AbstractModule {
    private final BridgeConfig config;
    private final ConfigReader reader;
    private final HostClock clock;
    private final DirectoryLock lock;
    private final Store store;

    HostModule(BridgeConfig config, ConfigReader reader, HostClock clock, DirectoryLock lock, Store store) {
        this.config = config;
        this.reader = reader;
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
        bind(CurrentSetup.class).toInstance(new CurrentSetup());
        bind(Redactor.class).toInstance(Redactor.of(config));
    }

    @Provides
    @Singleton
    MediaStore media(Provider<Plugs> plugs, CurrentSetup current) {
        return new MediaStore(
                config.host().dataDir().resolve("media"),
                () -> current.get().config().media(),
                store,
                clock,
                network ->
                        plugs.get().live(network).flatMap(live -> live.session().role(Role.ContentSource.class)));
    }

    @Provides
    @Singleton
    Plugs plugs(Provider<Outbox> outbox) {
        return new Plugs(
                clock, config.host().openTimeout(), network -> outbox.get().idle(network));
    }

    @Provides
    @Singleton
    ChannelBook channels(CurrentSetup current) {
        ChannelBook channels = new ChannelBook(store);
        channels.onMerge((given, stays) -> current.get().directory().merged(given, stays));
        return channels;
    }

    /** The channel of a number, whatever it is called. */
    @Provides
    @Singleton
    LongFunction<Channel> channelOfNumber(ChannelBook channels, CurrentSetup current) {
        return number ->
                current.get().directory().channel(channels.located(number).ref());
    }

    @Provides
    @Singleton
    SyncCache references(ChannelBook channels, LongFunction<Channel> channelOfNumber, CurrentSetup current) {
        return new SyncCache(
                store,
                channels,
                channelOfNumber,
                () -> current.get().config().references().cacheSize());
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
            CurrentSetup current,
            LongFunction<Channel> channelOfNumber) {
        return new Outbox(
                store,
                clock,
                channels,
                references,
                plugs,
                ulids,
                () -> current.get().config().outbox(),
                media,
                network -> current.get().style(network),
                number -> channelOfNumber.apply(number).name());
    }

    @Provides
    @Singleton
    HookParts hookParts(
            SyncCache references,
            Templates templates,
            Provider<Poster> poster,
            MediaStore media,
            Ulids ulids,
            Provider<HostControl> control,
            CurrentSetup current,
            Redactor redactor) {
        return new HookParts(
                new HookStates(store),
                clock,
                references,
                templates,
                poster::get,
                (name, text) -> media.keep(ulids.key().value(), name, text),
                new HookOutbox(control::get, redactor),
                new AuditFile(config.host().dataDir().resolve(AuditFile.NAME), clock, redactor),
                current,
                new HookHost(control::get, redactor));
    }

    @Provides
    @Singleton
    SetupFactory setups(
            ChannelBook channels,
            Plugs view,
            ChannelTitles titles,
            MediaStore media,
            Templates templates,
            HookParts hookParts,
            CurrentSetup current) {
        return new SetupFactory(store, clock, channels, view, titles, media, templates, hookParts, current);
    }

    @Provides
    @Singleton
    Inbox inbox(ChannelBook channels, SyncCache references, Ulids ulids, Outbox outbox, CurrentSetup current) {
        return new Inbox(
                store,
                clock,
                channels,
                references,
                ulids,
                outbox,
                () -> current.get().stages());
    }

    @Provides
    @Singleton
    Poster poster(Inbox inbox) {
        return inbox.posting();
    }

    @Provides
    @Singleton
    StatusReport report(Plugs plugs, ChannelBook channels, CurrentSetup current, Outbox outbox) {
        return new StatusReport(current, clock, store, plugs, channels, outbox);
    }

    @Provides
    @Singleton
    Menus menus(CurrentSetup current, Plugs plugs) {
        return new Menus(store, current, plugs);
    }

    @Provides
    @Singleton
    Reload reload(SetupFactory setups, CurrentSetup current, Plugs plugs, Menus menus, Redactor redactor) {
        return new Reload(reader, clock, redactor, setups, current, plugs, menus);
    }

    @Provides
    @Singleton
    HostControl control(
            CurrentSetup current,
            SyncCache references,
            Poster poster,
            Outbox outbox,
            StatusReport report,
            Reload reload) {
        return new Control(store, current, references, poster, outbox, report, reload);
    }

    @Provides
    @Singleton
    Host host(
            ChannelBook channels,
            SetupFactory setups,
            CurrentSetup current,
            Plugs plugs,
            Outbox outbox,
            Inbox inbox,
            SyncCache references,
            Menus menus,
            HostControl control) {
        current.set(setups.first(config));
        Housekeeping housekeeping = new Housekeeping(current, store, clock, inbox, outbox, references);
        return new Host(
                config, clock, lock, store, channels, current, plugs, outbox, inbox, housekeeping, menus, control);
    }
}
