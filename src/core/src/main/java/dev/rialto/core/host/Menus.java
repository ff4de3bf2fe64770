package dev.rialto.core.host;

import com.google.common.collect.Sets;
import dev.rialto.api.hook.Channel;
import dev.rialto.api.message.ChannelId;
import dev.rialto.api.message.ChannelRef;
import dev.rialto.api.message.NetworkId;
import dev.rialto.api.plug.PlugException;
import dev.rialto.api.plug.Role;
import dev.rialto.api.plug.Role.MenuEntry;
import dev.rialto.core.mailbox.Lane;
import dev.rialto.core.store.StateTable;
import dev.rialto.core.store.Store;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has networks show what people can type, where they have a list for that. Which channels have one is kept in the store, so that
 * it can be taken away when no hook has a say in it any more, after a restart too.
 */
public final class Menus {
    private static final Logger log = LoggerFactory.getLogger(Menus.class);

    private final Store store;
    private final CurrentSetup current;
    private final Plugs plugs;
    /** One for each network: two at once could be done in the wrong order. */
    private final Map<NetworkId, Lane> lanes = new ConcurrentHashMap<>();

    public Menus(Store store, CurrentSetup current, Plugs plugs) {
        this.store = store;
        this.current = current;
        this.plugs = plugs;
    }

    /** A network has connected, or there are other hooks: its lists are set, on a thread of their own. A list that cannot be set costs nothing else. */
    void show(NetworkId network) {
        lanes.computeIfAbsent(network, known -> new Lane("command menu", () -> set(known)))
                .wake();
    }

    private void set(NetworkId network) {
        try {
            Optional<Role.CommandMenu> menu =
                    plugs.live(network).flatMap(live -> live.session().role(Role.CommandMenu.class));
            if (menu.isPresent()) {
                set(network, menu.get());
            }
        } catch (PlugException e) {
            log.info("{} does not take the list of its commands: {}", network, e.getMessage());
        } catch (InterruptedException e) {
            log.debug("The list of commands of {} was cut short", network);
        }
    }

    private void set(NetworkId network, Role.CommandMenu menu) throws PlugException, InterruptedException {
        String owner = "menu:" + network;
        Set<String> before = store.read(tables -> tables.state().all(owner)).keySet();
        Map<ChannelRef, List<MenuEntry>> menus = of(network);
        Set<String> shown =
                menus.keySet().stream().map(channel -> channel.id().value()).collect(Collectors.toSet());
        // Before they are shown: a list that nobody knows of would stay for good.
        change(Sets.difference(shown, before), (state, channel) -> state.put(owner, channel, ""));
        Set<String> gone = Sets.difference(before, shown);
        gone.forEach(channel -> menus.put(new ChannelRef(network, new ChannelId(channel)), List.of()));
        if (!menus.isEmpty()) {
            menu.show(menus);
        }
        change(gone, (state, channel) -> state.remove(owner, channel));
    }

    private void change(Set<String> channels, BiConsumer<StateTable, String> change) throws InterruptedException {
        if (!channels.isEmpty()) {
            Store.await(store.write(tables -> {
                        channels.forEach(channel -> change.accept(tables.state(), channel));
                        return true;
                    })
                    .written());
        }
    }

    private Map<ChannelRef, List<MenuEntry>> of(NetworkId network) {
        Setup setup = current.get();
        Map<ChannelRef, List<MenuEntry>> menus = new LinkedHashMap<>();
        for (Channel channel : setup.directory().channels()) {
            if (channel.ref().network().equals(network)) {
                entries(setup.hooks(), channel).ifPresent(entries -> menus.put(channel.ref(), entries));
            }
        }
        return menus;
    }

    /** Of the hooks that have a command of a name the first describes it. */
    private static Optional<List<MenuEntry>> entries(Hooks hooks, Channel channel) {
        List<List<MenuEntry>> all = hooks.all().stream()
                .map(hook -> hook.menu(channel))
                .flatMap(Optional::stream)
                .toList();
        if (all.isEmpty()) {
            return Optional.empty();
        }
        Map<String, MenuEntry> byName = new LinkedHashMap<>();
        all.forEach(entries -> entries.forEach(entry -> byName.putIfAbsent(entry.name(), entry)));
        return Optional.of(new ArrayList<>(byName.values()));
    }
}
