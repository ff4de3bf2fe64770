package dev.rialto.hook.sync;

import dev.rialto.api.event.Deleted;
import dev.rialto.api.event.Event;
import dev.rialto.api.event.Joined;
import dev.rialto.api.event.Left;
import dev.rialto.api.event.Posted;
import dev.rialto.api.hook.ChatCommand;
import dev.rialto.api.hook.Incoming;
import dev.rialto.api.hook.Relay;
import dev.rialto.api.hook.Router;
import dev.rialto.api.hook.SyncRef;
import dev.rialto.api.message.User;
import dev.rialto.hook.sync.SyncSettings.DeleteScope;
import dev.rialto.hook.sync.SyncSettings.JoinsOf;
import dev.rialto.relay.Relayer;
import java.util.List;

/**
 * Passes on what happens in a member to the other members and to the label, and what is posted to the label to its members.
 */
final class SyncRouter implements Router {
    private final SyncGroups groups;
    private final DeleteScope deleteScope;
    private final JoinsOf joinsOf;
    private final Relayer members;
    private final Relayer label;
    private final List<ChatCommand> commands;
    private final Speakers speakers = new Speakers();

    /**
     * @param members for what happens in a channel of a network
     * @param label for what is posted to the label, whose author is called already as they are to be
     */
    SyncRouter(SyncSettings settings, SyncGroups groups, Relayer members, Relayer label, List<ChatCommand> commands) {
        this.groups = groups;
        this.deleteScope = settings.deleteScope();
        this.joinsOf = settings.joinsOf();
        this.members = members;
        this.label = label;
        this.commands = List.copyOf(commands);
    }

    @Override
    public List<ChatCommand> commands() {
        return commands;
    }

    @Override
    public List<Relay> route(Incoming incoming) {
        return groups.of(incoming.channel()).stream()
                .filter(group -> group.hears(incoming.channel()))
                .flatMap(group -> route(group, incoming).stream())
                .toList();
    }

    private List<Relay> route(SyncGroup group, Incoming incoming) {
        // A copy that another hook made here was not said by anybody here.
        if (incoming.event() instanceof Posted posted && incoming.hops() == 0) {
            posted.message().author().ifPresent(author -> speakers.spoke(group.label(), incoming.channel(), author));
        }
        if (!counts(group, incoming)) {
            return List.of();
        }
        Relayer relayer = incoming.channel().virtual() ? label : members;
        return relayer.relays(incoming, group.label(), group.targets(incoming.channel()));
    }

    private boolean counts(SyncGroup group, Incoming incoming) {
        Event event = incoming.event();
        if (event instanceof Deleted) {
            return deleteScope == DeleteScope.ALL || ofTheOriginal(incoming);
        }
        if (event instanceof Joined joined) {
            return isTold(group, incoming, joined.user());
        }
        return !(event instanceof Left left) || isTold(group, incoming, left.user());
    }

    /** Another hook passes a deletion on to here when it found that it counts. */
    private static boolean ofTheOriginal(Incoming incoming) {
        return incoming.hops() > 0
                || incoming.reference()
                        .flatMap(SyncRef::source)
                        .filter(incoming.channel()::isSameAs)
                        .isPresent();
    }

    private boolean isTold(SyncGroup group, Incoming incoming, User user) {
        return joinsOf == JoinsOf.ALL || speakers.hasSpoken(group.label(), incoming.channel(), user);
    }
}
