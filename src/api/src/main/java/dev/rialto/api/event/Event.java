package dev.rialto.api.event;

import dev.rialto.api.message.ChannelRef;
import java.time.Instant;
import java.util.Optional;

/**
 * Something that happened on a network. A plug makes it, {@code Link.accept} stores it, the stages and the hooks see it.
 */
public sealed interface Event
        permits Posted, Edited, Deleted, Reacted, Joined, Left, Renamed, Pinned, Moved, Invoked, StatusChanged {

    /** What all events have. */
    Occurrence occurrence();

    default ChannelRef channel() {
        return occurrence().channel();
    }

    default Instant at() {
        return occurrence().at();
    }

    default Optional<EventKey> key() {
        return occurrence().key();
    }

    default boolean own() {
        return occurrence().own();
    }

    default Origin origin() {
        return occurrence().origin();
    }
}
