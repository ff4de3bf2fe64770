package dev.rialto.hook.command;

import dev.rialto.api.event.Event;
import dev.rialto.api.event.Invoked;
import dev.rialto.api.event.Origin;
import dev.rialto.api.event.Posted;
import dev.rialto.api.hook.Channel;
import dev.rialto.api.hook.ChatCommand;
import dev.rialto.api.hook.Incoming;
import dev.rialto.api.message.Forwarded;
import dev.rialto.api.message.Message;
import dev.rialto.api.message.User;
import dev.rialto.api.plug.HostClock;
import java.time.Duration;
import java.util.Optional;

/** Finds the commands among what happens: those that their authors gave just now, themselves, and may give. */
final class Calls {

    /** What was said longer ago was said to a bridge that did not hear it; nobody expects an answer any more. */
    private static final Duration FRESH = Duration.ofSeconds(60);

    private final HostClock clock;
    private final Prefixes prefixes;
    private final Catalogue catalogue;
    private final Confirmations confirmations;

    Calls(HostClock clock, Prefixes prefixes, Catalogue catalogue, Confirmations confirmations) {
        this.clock = clock;
        this.prefixes = prefixes;
        this.catalogue = catalogue;
        this.confirmations = confirmations;
    }

    /** The command that an event is; changes nothing. */
    Optional<Call> in(Incoming incoming) {
        if (!counts(incoming)) {
            return Optional.empty();
        }
        Channel channel = incoming.channel();
        if (incoming.event() instanceof Posted posted) {
            return author(posted).flatMap(by -> typed(channel, by, posted.asTyped()));
        }
        if (incoming.event() instanceof Invoked invoked && isSomebody(invoked.by())) {
            return command(invoked.command(), channel, invoked.by())
                    .map(command -> new Call(
                            command,
                            invoked.by(),
                            Arguments.of(invoked.arguments(), command.parameters()),
                            String.join(" ", invoked.arguments())));
        }
        return Optional.empty();
    }

    /** The name of a command that somebody typed who may not use it there. */
    Optional<String> refused(Incoming incoming) {
        if (!counts(incoming) || !(incoming.event() instanceof Posted posted)) {
            return Optional.empty();
        }
        Channel channel = incoming.channel();
        return author(posted)
                .flatMap(by -> CommandLine.of(posted.asTyped(), prefixes.in(channel))
                        .flatMap(line -> catalogue.known(line.name(), channel))
                        .filter(name -> command(name, channel, by).isEmpty()));
    }

    /** Whether it happened just now, and where it is heard. */
    private boolean counts(Incoming incoming) {
        return incoming.hops() == 0 && !incoming.channel().virtual() && isFresh(incoming);
    }

    /** Who said something that can be a command: their own words, and not what they do. */
    private static Optional<User> author(Posted posted) {
        return posted.message().action() || isForwarded(posted.message())
                ? Optional.empty()
                : posted.message().author().filter(Calls::isSomebody);
    }

    private Optional<Call> typed(Channel channel, User by, String text) {
        return CommandLine.of(text, prefixes.in(channel))
                .flatMap(line -> command(line.name(), channel, by)
                        .map(command ->
                                new Call(command, by, Arguments.of(line.rest(), command.parameters()), line.rest())));
    }

    private Optional<ChatCommand> command(String name, Channel channel, User by) {
        return name.equalsIgnoreCase(Confirmations.COMMAND) && confirmations.isAsked(channel, by)
                ? Optional.of(ConfirmCommand.INSTANCE)
                : catalogue.open(name, channel, by);
    }

    /** What was claimed when it arrived is not too old by having waited for commands before it. */
    private boolean isFresh(Incoming incoming) {
        Event event = incoming.event();
        return !event.own()
                && event.origin() == Origin.LIVE
                && (incoming.urgent()
                        || Duration.between(event.at(), clock.now()).compareTo(FRESH) <= 0);
    }

    private static boolean isForwarded(Message message) {
        return message.attachments().stream().anyMatch(Forwarded.class::isInstance);
    }

    /** A name alone proves nothing, so nobody runs anything by it. */
    private static boolean isSomebody(User user) {
        return user.id().isPresent();
    }
}
