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
import dev.rialto.core.store.SqliteStore;
import dev.rialto.core.store.StoreException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** What is allowed in a config and is probably not meant. */
final class Warnings {
    private static final long MEBIBYTE = 1024 * 1024;

    private final BridgeConfig config;
    private final Map<String, NetworkId> networks;
    private final List<String> lines = new ArrayList<>();

    Warnings(BridgeConfig config, Map<String, NetworkId> networks) {
        this.config = config;
        this.networks = networks;
    }

    List<String> lines() {
        if (config.plugs().isEmpty()) {
            lines.add("there are no plugs: nothing will be connected");
        } else if (config.hooks().values().stream().noneMatch(HookSection::enabled)) {
            lines.add("there are no hooks: nothing will be passed on");
        }
        Map<ChannelRef, ChannelRef> moved = moved();
        config.channels().values().forEach(channel -> channel(channel, moved));
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

    /** The channels that have moved, as far as the data of former runs tells: from where they were to where they are. */
    private Map<ChannelRef, ChannelRef> moved() {
        Path file = config.host().dataDir().resolve(SqliteStore.FILE);
        try {
            return Files.exists(file)
                    ? SqliteStore.ask(file, tables -> tables.channels().moved())
                    : Map.of();
        } catch (StoreException e) {
            lines.add("host.data-dir: " + e.getMessage() + "; so nothing is known of channels that have moved");
            return Map.of();
        }
    }

    private void channel(ChannelSection channel, Map<ChannelRef, ChannelRef> moved) {
        String where = channel.place().origin() + ": " + channel.place().path() + ": ";
        Optional.ofNullable(config.plugs().get(channel.plug()))
                .filter(plug -> !plug.enabled())
                .map(PlugSection::name)
                .ifPresent(plug -> lines.add(where + "its plug " + plug + " is off"));
        Optional.ofNullable(networks.get(channel.plug()))
                .map(network -> moved.get(new ChannelRef(network, channel.id())))
                .ifPresent(now -> lines.add(where + "the channel has moved: its id is " + now.id() + " now"));
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
