package dev.rialto.core.inbox;

import dev.rialto.api.event.Deleted;
import dev.rialto.api.event.Edited;
import dev.rialto.api.event.Event;
import dev.rialto.api.event.Occurrence;
import dev.rialto.api.event.Posted;
import dev.rialto.api.event.Reacted;
import dev.rialto.api.hook.Incoming;
import dev.rialto.api.hook.Relay;
import dev.rialto.api.hook.Relay.Copy;
import dev.rialto.api.hook.Relay.Line;
import dev.rialto.api.hook.Relay.Reactions;
import dev.rialto.api.hook.Relay.Removal;
import dev.rialto.api.hook.Relay.Revision;
import dev.rialto.api.hook.Relay.Title;
import dev.rialto.api.hook.Relay.Withheld;
import dev.rialto.api.hook.Router;
import dev.rialto.api.message.Message;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The stage that asks the routers where an event goes, and where its copies go from there. One pass finds all: what a copy
 * brings about is routed here too, not when the copy has arrived.
 *
 * <p>The one rule against loops: no channel is reached twice by one message.
 */
final class Route {
    private static final Logger log = LoggerFactory.getLogger(Route.class);

    private final List<Router> routers;
    private final int maxHops;

    Route(List<Router> routers, int maxHops) {
        this.routers = List.copyOf(routers);
        this.maxHops = maxHops;
    }

    /**
     * All that an event brings about.
     *
     * @param relays to real channels, and what is kept from virtual ones, in the order in which they were asked for
     * @param seen the event itself and its copies in virtual channels, which are there at once
     */
    record Routes(List<Relay> relays, List<Incoming> seen) {}

    Routes from(Incoming first) {
        return from(List.of(first));
    }

    /** The same for a message that is in several channels from the beginning. */
    Routes from(List<Incoming> beginnings) {
        List<Relay> relays = new ArrayList<>();
        List<Incoming> seen = new ArrayList<>();
        // By number: a channel may have two objects, where two names of the config have become one.
        Set<Long> reached = new HashSet<>();
        Set<Long> told = new HashSet<>();
        Deque<Incoming> todo = new ArrayDeque<>(beginnings);
        for (Incoming beginning : beginnings) {
            reached.add(beginning.channel().number());
            seen.add(beginning);
        }
        while (!todo.isEmpty()) {
            Incoming at = todo.removeFirst();
            for (Router router : routers) {
                for (Relay relay : router.route(at)) {
                    if (!relay.target().sentTo() && !(relay.what() instanceof Withheld)) {
                        log.debug(
                                "{}: nothing is sent there: it is not active",
                                relay.target().name());
                        continue;
                    }
                    boolean fresh = switch (relay.what()) {
                        case Copy _, Revision _, Removal _, Reactions _ ->
                            reached.add(relay.target().number());
                        // A line or a title is no copy of anything: each hook may say its own, once a channel.
                        case Line _, Title _ ->
                            relay.target().number() != at.channel().number()
                                    && told.add(relay.target().number());
                        // Another hook may have a copy for the same channel.
                        case Withheld _ -> true;
                    };
                    if (!fresh) {
                        continue;
                    }
                    // What is kept from a label is kept from whatever it would have reached by that.
                    if (!relay.target().virtual() || relay.what() instanceof Withheld) {
                        relays.add(relay);
                    }
                    follow(at, relay).ifPresent(next -> {
                        if (relay.target().virtual()) {
                            seen.add(next);
                        }
                        if (next.hops() < maxHops) {
                            todo.addLast(next);
                        }
                    });
                }
            }
        }
        return new Routes(relays, seen);
    }

    /** The copy as an event of the channel that it goes to. */
    private static Optional<Incoming> follow(Incoming at, Relay relay) {
        Event event = at.event();
        Occurrence there = new Occurrence(relay.target().ref(), event.at(), event.key(), false, event.origin());
        Optional<Event> copy = switch (relay.what()) {
            case Copy(Message message, var _) -> posted(event, there, message);
            case Revision(Message message, var _, var _) -> edited(event, there, message);
            case Removal _ ->
                event instanceof Deleted deleted
                        ? Optional.of(new Deleted(there, deleted.target(), deleted.by()))
                        : Optional.empty();
            case Reactions _ ->
                event instanceof Reacted reacted
                        ? Optional.of(new Reacted(there, reacted.target(), reacted.reactions()))
                        : Optional.empty();
            case Withheld _, Line _, Title _ -> Optional.empty();
        };
        return copy.map(
                next -> new Incoming(relay.target(), next, at.reference(), at.hops() + 1, at.urgent(), at.source()));
    }

    private static Optional<Event> posted(Event event, Occurrence there, Message message) {
        return switch (event) {
            case Posted posted ->
                Optional.of(
                        new Posted(there, posted.names(), message, posted.album(), Optional.empty(), Optional.empty()));
            case Edited edited -> Optional.of(new Edited(there, edited.target(), message, edited.names()));
            default -> Optional.empty();
        };
    }

    private static Optional<Event> edited(Event event, Occurrence there, Message message) {
        return event instanceof Edited edited
                ? Optional.of(new Edited(there, edited.target(), message, edited.names()))
                : Optional.empty();
    }
}
