package dev.rialto.core.check;

import dev.rialto.api.hook.Conversation;
import dev.rialto.api.message.ChannelId;
import dev.rialto.api.message.ChannelRef;
import dev.rialto.api.message.NetworkId;
import dev.rialto.core.config.BridgeConfig;
import dev.rialto.core.config.ChannelName;
import dev.rialto.core.config.ChannelNames;
import dev.rialto.core.config.ChannelSection;
import dev.rialto.core.config.ConfigProblem;
import dev.rialto.core.config.Conversations;
import dev.rialto.core.config.HookSection;
import dev.rialto.core.config.Origin;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Looks for a place that is in two conversations, or twice in one, because a channel has moved to where another one of the
 * config is. Two names that are written for one address are refused when the config is read.
 */
final class Members {
    private final BridgeConfig config;
    private final Map<String, NetworkId> networks;
    private final Moved moved;
    private final ChannelNames names;
    private final Map<ChannelRef, Member> seen = new HashMap<>();
    private final List<ConfigProblem> problems = new ArrayList<>();

    Members(BridgeConfig config, Map<String, NetworkId> networks, Moved moved) {
        this.config = config;
        this.networks = networks;
        this.moved = moved;
        this.names = ChannelNames.of(config);
    }

    private record Member(String name, String path, Origin origin) {}

    List<ConfigProblem> problems() {
        for (HookSection hook : config.hooks().values()) {
            for (Conversation conversation : Conversations.of(List.of(hook))) {
                for (int i = 0; i < conversation.members().size(); i++) {
                    String inside = conversation.path() + "[" + i + "]";
                    member(new Member(
                            conversation.members().get(i),
                            hook.place().path() + "." + inside,
                            hook.place().where(inside)));
                }
            }
        }
        return problems;
    }

    private void member(Member member) {
        Optional<ChannelRef> place =
                names.find(member.name()).flatMap(this::address).map(moved::now);
        Optional<Member> first = place.map(here -> seen.putIfAbsent(here, member));
        if (first.isPresent()) {
            problems.add(new ConfigProblem(
                    member.origin(),
                    member.path(),
                    member.name() + " is the same channel as " + first.get().name() + " since it moved to "
                            + place.get().id() + ", and a channel is in one conversation only; first in "
                            + first.get().path() + ", at " + first.get().origin(),
                    Optional.empty()));
        }
    }

    private Optional<ChannelRef> address(ChannelName name) {
        return switch (name) {
            case ChannelName.Configured(String configured) ->
                Optional.ofNullable(config.channels().get(configured)).flatMap(this::address);
            case ChannelName.Address(String plug, ChannelId id) -> address(plug, id);
            case ChannelName.Virtual _ -> Optional.empty();
        };
    }

    private Optional<ChannelRef> address(ChannelSection channel) {
        return address(channel.plug(), channel.id());
    }

    private Optional<ChannelRef> address(String plug, ChannelId id) {
        return Optional.ofNullable(networks.get(plug)).map(network -> new ChannelRef(network, id));
    }
}
