package dev.rialto.core.config;

import dev.rialto.api.hook.Conversation;
import dev.rialto.api.plug.PlugFactory;
import dev.rialto.api.plug.SettingsException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads names of channels, in each form in which one can be written. */
public final class ChannelNames {
    private final Map<String, PlugFactory<?, ?>> plugs;
    private final Set<String> channels;
    private final Map<String, ChannelName.Virtual> virtual = new HashMap<>();
    private final List<String> known = new ArrayList<>();

    /**
     * @param plugs the plugs of the config, by their names
     * @param channels names of its channels
     * @param taken all other names of the config: a label of a conversation gives way to them
     */
    ChannelNames(
            Map<String, PlugFactory<?, ?>> plugs,
            Collection<String> channels,
            Collection<String> taken,
            List<Conversation> conversations) {
        this.plugs = Map.copyOf(plugs);
        this.channels = Set.copyOf(channels);
        known.addAll(channels);
        Map<String, ChannelName.Virtual> bare = new HashMap<>();
        Set<String> ambiguous = new HashSet<>(taken);
        ambiguous.addAll(plugs.keySet());
        ambiguous.addAll(channels);
        for (Conversation conversation : conversations) {
            conversation.plug().ifPresent(plug -> {
                var target = new ChannelName.Virtual(plug, conversation);
                virtual.put(plug + ":" + conversation.label(), target);
                ambiguous.add(plug);
                if (bare.put(conversation.label(), target) != null) {
                    ambiguous.add(conversation.label());
                }
            });
        }
        known.addAll(virtual.keySet());
        bare.keySet().removeAll(ambiguous);
        known.addAll(bare.keySet());
        virtual.putAll(bare);
    }

    /** The names of a config that has no problem. */
    public static ChannelNames of(BridgeConfig config) {
        List<String> taken = new ArrayList<>(config.labels().keySet());
        taken.addAll(config.groups().keySet());
        taken.addAll(config.hooks().keySet());
        Map<String, PlugFactory<?, ?>> plugs = new HashMap<>();
        config.plugs().forEach((name, section) -> plugs.put(name, section.factory()));
        return new ChannelNames(
                plugs,
                config.channels().keySet(),
                taken,
                Conversations.of(config.hooks().values()));
    }

    /** What a name stands for; empty for one that nothing has. */
    public Optional<ChannelName> find(String name) {
        if (channels.contains(name)) {
            return Optional.of(new ChannelName.Configured(name));
        }
        ChannelName label = virtual.get(name);
        if (label != null) {
            return Optional.of(label);
        }
        try {
            return address(name);
        } catch (SettingsException e) {
            return Optional.empty();
        }
    }

    private Optional<ChannelName> address(String name) {
        int colon = name.indexOf(':');
        String plug = name.substring(0, Math.max(colon, 0));
        String id = name.substring(colon + 1);
        return plugs.containsKey(plug) && !id.isBlank()
                ? Optional.of(new ChannelName.Address(plug, plugs.get(plug).channelId(id)))
                : Optional.empty();
    }

    /** Why a name that nothing has is no {@code plug:id} either, where it looks like one: what the plug says of the id. */
    public Optional<String> refusal(String name) {
        try {
            address(name);
            return Optional.empty();
        } catch (SettingsException e) {
            return Optional.ofNullable(e.getMessage());
        }
    }

    /** Every name there is, but for {@code plug:id}; for suggestions. */
    public Collection<String> known() {
        return known;
    }
}
