package dev.rialto.api.plug;

import dev.rialto.api.message.ChannelRef;
import dev.rialto.api.operation.Operation;
import dev.rialto.api.operation.Outcome;
import java.util.Optional;

/** One connection of a plug. */
public interface Session extends AutoCloseable {

    /** What the channel can show and do. No I/O; called before each {@link #execute}, on any thread. */
    Capabilities capabilities(ChannelRef channel);

    /**
     * Does one thing on the network and waits for the answer. Called on virtual threads: one call at a time for a channel,
     * many at a time for many channels. Never splits, quotes, falls back or retries by itself: the operation fits the
     * capabilities, and the outcome says what happened.
     *
     * @throws InterruptedException when the host has waited long enough; counts as {@link Outcome.Unknown}
     */
    Outcome execute(Operation operation) throws InterruptedException;

    /** A further thing that the network can be asked, where this plug can. */
    <R extends Role> Optional<R> role(Class<R> role);

    /** Ends the connection in good order. Never throws; twice is fine; called on any thread. */
    @Override
    void close();
}
