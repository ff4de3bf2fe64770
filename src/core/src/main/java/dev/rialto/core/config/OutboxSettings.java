package dev.rialto.core.config;

import java.time.Duration;

/**
 * The section {@code outbox}.
 *
 * @param keepFor how old a row may become at all; the time of an outage counts too
 * @param giveUpAfter for how long one row's own tries may fail; the time of an outage does not count
 * @param onUnknown what becomes of a row of which the network never said whether it arrived
 * @param unknownResends how often such a row is sent again at most
 * @param deadline how long one call may take; with a file, longer by what that takes at 64 KiB a second
 */
public record OutboxSettings(
        Duration keepFor,
        Duration giveUpAfter,
        OnUnknown onUnknown,
        int unknownResends,
        Duration deadline,
        DeadLetters deadLetters,
        Backoff backoff) {

    public OutboxSettings {
        if (unknownResends < 0) {
            throw new IllegalArgumentException("unknown-resends cannot be less than 0");
        }
        if (!keepFor.isPositive()) {
            throw new IllegalArgumentException("keep-for must be more than 0s");
        }
        if (!giveUpAfter.isPositive()) {
            throw new IllegalArgumentException("give-up-after must be more than 0s");
        }
        if (!deadline.isPositive()) {
            throw new IllegalArgumentException("deadline must be more than 0s");
        }
    }

    /** What to prefer when the network does not say. */
    public enum OnUnknown {
        /** A message twice rather than never. */
        RESEND,
        /** A message never rather than twice; it becomes a dead letter. */
        DROP
    }

    /** How long what could not be sent is kept to be looked at. */
    public record DeadLetters(Duration keepFor, long maxCount) {
        public DeadLetters {
            if (keepFor.isNegative()) {
                throw new IllegalArgumentException("keep-for cannot be less than 0s");
            }
            if (maxCount < 0) {
                throw new IllegalArgumentException("max-count cannot be less than 0");
            }
        }
    }

    /** How long the head of a queue waits after a failed try: doubling, with jitter. */
    public record Backoff(Duration first, Duration max) {
        public Backoff {
            if (!first.isPositive()) {
                throw new IllegalArgumentException("first must be more than 0s");
            }
            if (max.compareTo(first) < 0) {
                throw new IllegalArgumentException("max must not be less than first");
            }
        }
    }
}
