package dev.rialto.core.host;

import dev.rialto.api.hook.Channel;
import dev.rialto.api.message.ChannelRef;
import dev.rialto.api.message.NetworkId;
import dev.rialto.api.plug.PlugException;
import dev.rialto.api.plug.Role;
import dev.rialto.api.plug.Role.MenuEntry;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Has networks show what people can type, where they have a list for that. */
public final class Menus {
    private static final Logger log = LoggerFactory.getLogger(Menus.class);

    private final CurrentSetup current;
    private final Plugs plugs;

    public Menus(CurrentSetup current, Plugs plugs) {
        this.current = current;
        this.plugs = plugs;
    }

    /** A network has connected, or there are other hooks: its lists are set, on a thread of their own. A list that cannot be set costs nothing else. */
    void show(NetworkId network) {
        plugs.live(network)
                .flatMap(live -> live.session().role(Role.CommandMenu.class))
                .ifPresent(menu -> Thread.ofVirtual().name("command menu").start(() -> show(network, menu)));
    }

    private void show(NetworkId network, Role.CommandMenu menu) {
        try {
            Map<ChannelRef, List<MenuEntry>> menus = of(network);
            if (!menus.isEmpty()) {
                menu.show(menus);
            }
        } catch (PlugException e) {
            log.info("{} does not take the list of its commands: {}", network, e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
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
