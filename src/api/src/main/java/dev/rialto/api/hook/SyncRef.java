package dev.rialto.api.hook;

import dev.rialto.api.message.UserId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * All that is known of one message: where it came from and each copy ever made of it.
 *
 * @param source where it was written; empty for what a program or hook posted
 * @param author who wrote it
 * @param excerpt the beginning of its text, for quotes; all that is kept of it
 */
public record SyncRef(
        ReferenceKey key,
        Optional<Channel> source,
        Optional<UserId> author,
        String authorName,
        Instant at,
        State state,
        String excerpt,
        List<SyncBackRef> copies) {

    public SyncRef {
        copies = List.copyOf(copies);
    }

    /** What became of the message. */
    public enum State {
        LIVE,
        /** A filter kept it from being relayed. */
        DROPPED,
        DELETED
    }
}
