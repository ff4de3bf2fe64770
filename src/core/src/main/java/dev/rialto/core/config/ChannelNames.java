package dev.rialto.core.config;

import dev.rialto.api.hook.Conversation;
import dev.rialto.api.message.ChannelId;
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
    private final Set<String> plugs;
    private final Set<String> channels;
    private final Map<String, ChannelName.Virtual> virtual = new HashMap<>();
    private final List<String> known = new ArrayList<>();

    /**
     * @param plugs names of the plugs of the config
     * @param channels names of its channels
     * @param taken all other names of the config: a label of a conversation gives way to them
     */
    ChannelNames(
            Collection<String> plugs,
            Collection<String> channels,
            Collection<String> taken,
            List<Conversation> conversations) {
        this.plugs = Set.copyOf(plugs);
        this.channels = Set.copyOf(channels);
        known.addAll(channels);
        Map<String, ChannelName.Virtual> bare = new HashMap<>();
        Set<String> ambiguous = new HashSet<>(taken);
        ambiguous.addAll(plugs);
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
        return new ChannelNames(
                config.plugs().keySet(),
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
        int colon = name.indexOf(':');
        if (colon > 0
                && plugs.contains(name.substring(0, colon))
                && !name.substring(colon + 1).isBlank()) {
            return Optional.of(
                    new ChannelName.Address(name.substring(0, colon), new ChannelId(name.substring(colon + 1))));
        }
        return Optional.empty();
    }

    /** Every name there is, but for {@code plug:id}; for suggestions. */
    public Collection<String> known() {
        return known;
    }
}
