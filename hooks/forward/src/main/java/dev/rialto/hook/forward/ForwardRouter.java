package dev.rialto.hook.forward;

import dev.rialto.api.event.Deleted;
import dev.rialto.api.hook.Channel;
import dev.rialto.api.hook.Conversation;
import dev.rialto.api.hook.Directory;
import dev.rialto.api.hook.Incoming;
import dev.rialto.api.hook.Relay;
import dev.rialto.api.hook.Router;
import dev.rialto.api.message.User;
import dev.rialto.relay.Accounts;
import dev.rialto.relay.Actor;
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
        this.allow = settings.users().allow().map(names -> Accounts.of("users.allow", names, directory));
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
        Channel source = incoming.source().channel();
        Optional<User> user = Actor.of(incoming);
        boolean allowed = allow.map(accounts ->
                        user.filter(each -> accounts.contains(source, each)).isPresent())
                .orElse(true);
        return allowed && user.filter(each -> deny.contains(source, each)).isEmpty();
    }

    /** What the source is a part of, for the template of a name. */
    private String label(Channel source) {
        return directory.conversation(source).map(Conversation::label).orElseGet(source::name);
    }
}
