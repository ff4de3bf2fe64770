package dev.rialto.hook.sync;

import dev.rialto.api.hook.Channel;
import dev.rialto.hook.sync.SyncSettings.Direction;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The channels of one label.
 *
 * @param virtual the label itself as a channel, where the sync has a plug
 * @param members with what each takes part in, in the order of the config
 */
record SyncGroup(String label, Optional<Channel> virtual, Map<Channel, Direction> members) {

    List<Channel> channels() {
        return List.copyOf(members.keySet());
    }

    /** Whether what happens in the channel is passed on. */
    boolean hears(Channel channel) {
        return members.entrySet().stream()
                .noneMatch(member -> member.getKey().isSameAs(channel) && member.getValue() == Direction.OUT);
    }

    /** Where it is passed on to: the other members that hear, and last the label itself. */
    List<Channel> targets(Channel source) {
        return targets().stream().filter(channel -> !channel.isSameAs(source)).toList();
    }

    /** All that something is ever passed on to. */
    List<Channel> targets() {
        List<Channel> targets = new ArrayList<>();
        members.forEach((channel, direction) -> {
            if (direction != Direction.IN) {
                targets.add(channel);
            }
        });
        virtual.ifPresent(targets::add);
        return targets;
    }
}
