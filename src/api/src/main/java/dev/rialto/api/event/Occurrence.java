package dev.rialto.api.event;

import dev.rialto.api.message.ChannelRef;
import java.time.Instant;
import java.util.Optional;

/**
 * Where and when an event happened, and how it is told from all others.
 *
 * @param at when, by the network's clock
 * @param key empty for what the network gives no name, such as presence; such an event is not de-duplicated
 * @param own whether our account, our webhook or one of our puppets did it; never relayed
 */
public record Occurrence(ChannelRef channel, Instant at, Optional<EventKey> key, boolean own, Origin origin) {

    /** Somebody else's doing, just now. */
    public static Occurrence live(ChannelRef channel, Instant at, EventKey key) {
        return new Occurrence(channel, at, Optional.of(key), false, Origin.LIVE);
    }

    /** The same, marked as our own doing or not. */
    public Occurrence withOwn(boolean value) {
        return new Occurrence(channel, at, key, value, origin);
    }

    public Occurrence withOrigin(Origin value) {
        return new Occurrence(channel, at, key, own, value);
    }
}
