package dev.rialto.core.host;

import java.time.Duration;
import java.util.Optional;

/**
 * One row of the outbox, without what it says.
 *
 * @param id for {@code rialto outbox retry} and {@code drop}
 * @param channel the name of the channel that it is for
 * @param kind what it is to do there: {@code post}, {@code edit}, {@code delete} …
 * @param age since it was put there
 * @param tries that have been made of its present step
 * @param reason of giving up; of a row that waits, why its last try failed or its channel takes nothing, as far as this
 *     process knows
 */
public record OutboxEntry(
        long id, String channel, String kind, Duration age, int tries, State state, Optional<String> reason) {

    /** How far a row has come. */
    public enum State {
        /** For its turn, for its time, for its network, or for its next try. */
        WAITING,
        /** Its operation is being executed. */
        SENDING,
        /** Given up: a dead letter. */
        DEAD
    }
}
