package dev.rialto.api.hook;

import dev.rialto.api.event.Event;
import java.util.Optional;

/**
 * An event as hooks see it.
 *
 * @param channel where it happened, or where the copy goes that another hook or program made
 * @param event never one of our own doing
 * @param reference the message that it is about, where it is known; for a new message empty
 * @param hops how many hooks have passed the message on before: 0 for what came from a network
 * @param urgent whether it passes what is held back: a command that is going to be run, or an urgent post such as its answer.
 *     Its relays are urgent too
 * @param source what was passed on; before that the same channel and event. Whoever asks whose doing an event is asks here: a
 *     copy's author may be called otherwise, and has no account on the network that the copy goes to
 */
public record Incoming(
        Channel channel, Event event, Optional<SyncRef> reference, int hops, boolean urgent, Source source) {

    /** What no hook has passed on. */
    public Incoming(Channel channel, Event event, Optional<SyncRef> reference, int hops, boolean urgent) {
        this(channel, event, reference, hops, urgent, new Source(channel, event));
    }

    /** The same for what waits with the rest. */
    public Incoming(Channel channel, Event event, Optional<SyncRef> reference, int hops) {
        this(channel, event, reference, hops, false);
    }
}
