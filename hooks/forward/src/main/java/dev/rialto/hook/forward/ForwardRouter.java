package dev.rialto.hook.forward;

import dev.rialto.api.event.Deleted;
import dev.rialto.api.event.Edited;
import dev.rialto.api.event.Event;
import dev.rialto.api.event.Joined;
import dev.rialto.api.event.Left;
import dev.rialto.api.event.Posted;
import dev.rialto.api.event.Reacted;
import dev.rialto.api.event.Renamed;
import dev.rialto.api.hook.Channel;
import dev.rialto.api.hook.Conversation;
import dev.rialto.api.hook.Directory;
import dev.rialto.api.hook.Incoming;
import dev.rialto.api.hook.Relay;
import dev.rialto.api.hook.Router;
import dev.rialto.api.message.User;
import dev.rialto.relay.Accounts;
import dev.rialto.relay.Relayer;
import java.util.List;
import java.util.Optional;

/** Passes on what happens in a source to its targets. */
final class ForwardRouter implements Router {
    private final ForwardRoutes routes;
    private final Relayer relayer;
    private final Directory directory;
    private final Optional<Accounts> allow;
    private final Accounts deny;

    ForwardRouter(ForwardSettings settings, ForwardRoutes routes, Relayer relayer, Directory directory) {
        this.routes = routes;
        this.relayer = relayer;
        this.directory = directory;
        List<String> allowed = settings.users().allow();
        this.allow = allowed.isEmpty() ? Optional.empty() : Optional.of(Accounts.of("users.allow", allowed, directory));
        this.deny = Accounts.of("users.deny", settings.users().deny(), directory);
    }

    @Override
    public List<Relay> route(Incoming incoming) {
        List<Channel> targets = routes.targets(incoming.channel());
        if (targets.isEmpty()) {
            return List.of();
        }
        return mayPass(incoming)
                ? relayer.relays(incoming, label(incoming.channel()), targets)
                : Relayer.withheld(incoming, targets);
    }

    /** A deletion always passes: it takes away what was forwarded, and adds nothing. */
    private boolean mayPass(Incoming incoming) {
        if (incoming.event() instanceof Deleted) {
            return true;
        }
        Optional<User> user = who(incoming.event());
        boolean allowed = allow.map(accounts -> user.filter(each -> accounts.contains(incoming.channel(), each))
                        .isPresent())
                .orElse(true);
        return allowed
                && user.filter(each -> deny.contains(incoming.channel(), each)).isEmpty();
    }

    private static Optional<User> who(Event event) {
        if (event instanceof Posted posted) {
            return posted.message().author();
        }
        if (event instanceof Edited edited) {
            return edited.message().author();
        }
        if (event instanceof Joined joined) {
            return Optional.of(joined.user());
        }
        if (event instanceof Left left) {
            return Optional.of(left.user());
        }
        if (event instanceof Reacted reacted) {
            return reacted.reactions() instanceof Reacted.OfUser given ? Optional.of(given.user()) : Optional.empty();
        }
        return event instanceof Renamed renamed ? renamed.by() : Optional.empty();
    }

    /** What the source is a part of, for the template of a name. */
    private String label(Channel source) {
        return directory.conversation(source).map(Conversation::label).orElseGet(source::name);
    }
}
