package dev.rialto.core.host;

import dev.rialto.api.hook.Channel;
import dev.rialto.api.hook.Directory;
import dev.rialto.api.hook.Hook;
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

    private final List<Hook> hooks;
    private final Directory directory;
    private final Plugs plugs;

    /** @param hooks of which the first that has a command of a name describes it */
    public Menus(List<Hook> hooks, Directory directory, Plugs plugs) {
        this.hooks = List.copyOf(hooks);
        this.directory = directory;
        this.plugs = plugs;
    }

    /** A network has connected: its lists are set, on a thread of their own. A list that cannot be set costs nothing else. */
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
        Map<ChannelRef, List<MenuEntry>> menus = new LinkedHashMap<>();
        for (Channel channel : directory.channels()) {
            if (channel.ref().network().equals(network)) {
                entries(channel).ifPresent(entries -> menus.put(channel.ref(), entries));
            }
        }
        return menus;
    }

    private Optional<List<MenuEntry>> entries(Channel channel) {
        List<List<MenuEntry>> all = hooks.stream()
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
