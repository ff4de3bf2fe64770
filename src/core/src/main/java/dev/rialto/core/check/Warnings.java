package dev.rialto.core.check;

import dev.rialto.api.hook.Conversation;
import dev.rialto.api.message.ChannelRef;
import dev.rialto.api.message.NetworkId;
import dev.rialto.core.config.BridgeConfig;
import dev.rialto.core.config.ChannelSection;
import dev.rialto.core.config.Conversations;
import dev.rialto.core.config.HookSection;
import dev.rialto.core.config.PlugSection;
import dev.rialto.core.config.ReferenceConf;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** What is allowed in a config and is probably not meant. */
final class Warnings {
    private static final long MEBIBYTE = 1024 * 1024;

    private final BridgeConfig config;
    private final Map<String, NetworkId> networks;
    private final Moved moved;
    private final List<String> lines = new ArrayList<>();

    Warnings(BridgeConfig config, Map<String, NetworkId> networks, Moved moved) {
        this.config = config;
        this.networks = networks;
        this.moved = moved;
    }

    List<String> lines() {
        if (config.plugs().isEmpty()) {
            lines.add("there are no plugs: nothing will be connected");
        } else if (config.hooks().values().stream().noneMatch(HookSection::enabled)) {
            lines.add("there are no hooks: nothing will be passed on");
        }
        moved.trouble()
                .ifPresent(trouble ->
                        lines.add("host.data-dir: " + trouble + "; so nothing is known of channels that have moved"));
        Map<ChannelRef, ChannelSection> written = new HashMap<>();
        config.channels().values().forEach(channel -> address(channel).ifPresent(at -> written.put(at, channel)));
        config.channels().values().forEach(channel -> channel(channel, written));
        for (Conversation conversation : Conversations.of(config.hooks().values())) {
            if (conversation.members().size() < 2) {
                lines.add("hooks." + conversation.hook() + ": " + conversation.label()
                        + " joins fewer than two channels");
            }
        }
        config.plugs().values().stream()
                .map(PlugSection::factory)
                .filter(Warnings::foreign)
                .forEach(factory -> lines.addAll(ReferenceConf.problems(factory)));
        config.hooks().values().stream()
                .map(HookSection::factory)
                .filter(Warnings::foreign)
                .forEach(factory -> lines.addAll(ReferenceConf.problems(factory)));
        disk();
        return lines;
    }

    /** Whether it is of the plug path; a test of ours does this for what is part of Rialto. */
    private static boolean foreign(Object factory) {
        return !Objects.equals(factory.getClass().getClassLoader(), Warnings.class.getClassLoader());
    }

    private Optional<ChannelRef> address(ChannelSection channel) {
        return Optional.ofNullable(networks.get(channel.plug())).map(network -> new ChannelRef(network, channel.id()));
    }

    private void channel(ChannelSection channel, Map<ChannelRef, ChannelSection> written) {
        String where = channel.place().origin() + ": " + channel.place().path() + ": ";
        Optional.ofNullable(config.plugs().get(channel.plug()))
                .filter(plug -> !plug.enabled())
                .map(PlugSection::name)
                .ifPresent(plug -> lines.add(where + "its plug " + plug + " is off"));
        address(channel)
                .map(moved.places()::get)
                .ifPresent(now -> lines.add(where + "the channel has moved: its id is " + now.id() + " now"
                        + Optional.ofNullable(written.get(now))
                                .map(other -> ", and so it is the same as "
                                        + other.place().path() + ", at "
                                        + other.place().origin())
                                .orElse("")));
    }

    private void disk() {
        Path folder = config.host().dataDir().toAbsolutePath();
        while (!Files.exists(folder) && folder.getParent() != null) {
            folder = folder.getParent();
        }
        if (!Files.isWritable(folder)) {
            lines.add("host.data-dir: this user may not write to " + folder);
        }
        try {
            long free = Files.getFileStore(folder).getUsableSpace();
            if (free < config.store().minFree().bytes()) {
                lines.add("host.data-dir: the disk has " + free / MEBIBYTE
                        + " MiB left, less than store.min-free: nothing will be accepted");
            }
        } catch (IOException e) {
            lines.add("host.data-dir: the disk of " + folder + " does not say how much is free");
        }
    }
}
