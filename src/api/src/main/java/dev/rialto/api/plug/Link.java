package dev.rialto.api.plug;

import dev.rialto.api.event.Event;
import dev.rialto.api.message.ChannelRef;
import java.util.List;
import java.util.Optional;

/** The host, as one session sees it. All methods may be called on any thread. */
public interface Link {

    /**
     * Hands over events in the order in which they happened. Returns when they are stored for good; only then is the network
     * told that we have them. Waits for the database alone, never for a hook or another network. What was accepted before
     * is known by its key and ends here.
     *
     * @param position where to read on after these events
     * @throws InterruptedException when the session is being closed; nothing was stored then
     */
    void accept(List<? extends Event> events, Cursor position) throws InterruptedException;

    /** The same for events that move no cursor. */
    void accept(List<? extends Event> events) throws InterruptedException;

    /** Where the cursor of that name stood last, after a restart too. */
    Optional<Cursor> position(String cursor);

    /** Something that is worth nothing a moment later: not stored. */
    void signal(Signal signal);

    /** The network told how we stand in a channel. */
    void status(ChannelRef channel, ChannelStatus status);

    /**
     * All that an archive holds of this channel from before this session is accepted by now. A plug whose
     * {@link Capabilities#archive()} is true calls it once for each configured channel after each open, be the catch-up
     * successful or not; operations whose fate is uncertain wait for it, since the archive may show that they arrived.
     */
    void caughtUp(ChannelRef channel);

    /**
     * The session goes on, and something keeps it from its work for now: its stream is broken and being resumed. For people
     * alone; what is sent, and when, does not depend on it. Each call takes the place of the one before, and it ends with the
     * session.
     *
     * @param what one line for people; empty once all is well again
     */
    void trouble(Optional<String> what);

    /** This session is over; the host closes it and opens another. Only the first call counts. */
    void lost(PlugException cause);
}
