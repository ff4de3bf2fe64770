package dev.rialto.api.event;

import dev.rialto.api.message.MessageId;
import dev.rialto.api.message.UserId;
import java.util.Optional;

/**
 * A delivery report for a message that we sent.
 *
 * @param recipient whose copy it is about, where there are several
 */
public record StatusChanged(
        Occurrence occurrence, MessageId target, Optional<UserId> recipient, Status status, String detail)
        implements Event {

    /** How far a message has come. */
    public enum Status {
        ACCEPTED,
        DELIVERED,
        READ,
        EXPIRED,
        FAILED
    }
}
