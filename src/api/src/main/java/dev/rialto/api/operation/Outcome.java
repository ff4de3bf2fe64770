package dev.rialto.api.operation;

import dev.rialto.api.message.ChannelId;
import java.time.Duration;
import java.util.Optional;

/** How an operation ended. It alone decides what happens next; a {@link Failure} is for people. */
public sealed interface Outcome {

    /** Done. */
    record Sent(Receipt receipt) implements Outcome {}

    /**
     * Will never be done like this.
     *
     * @param scope whether this message or the whole channel is refused
     */
    record Refused(Scope scope, Failure failure) implements Outcome {}

    /**
     * Surely not done, may be done later.
     *
     * @param after how long the network asks us to wait; empty where it says nothing
     */
    record TryLater(Failure failure, Optional<Duration> after) implements Outcome {}

    /** May have been done or not: the connection broke between request and answer. */
    record Unknown(Failure failure) implements Outcome {}

    /** Not done; the channel has another id from now on, where it is to be tried again. */
    record Moved(ChannelId to) implements Outcome {}

    /** How far a refusal reaches. */
    enum Scope {
        /** The network's own word that this content or target is wrong; other messages may pass. */
        MESSAGE,
        /** Kicked, muted, no rights, gone: nothing passes for now. */
        CHANNEL
    }
}
