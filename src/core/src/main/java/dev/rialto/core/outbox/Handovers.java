package dev.rialto.core.outbox;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongUnaryOperator;
import java.util.stream.Stream;

/**
 * Lanes whose number was given up, from the commit that gave their rows to another until they have ended what they had begun.
 * The lane that has the rows now waits for them: it would send a row a second time that is being sent, and what is behind it
 * too early. Any thread.
 */
final class Handovers {
    private final Set<OutboundLane> ending = ConcurrentHashMap.newKeySet();
    private final LongUnaryOperator now;

    /**
     * @param now the number that stands for a channel now
     */
    Handovers(LongUnaryOperator now) {
        this.now = now;
    }

    /** The rows of a lane are another's; it begins no other row. */
    void begin(OutboundLane lane) {
        ending.add(lane);
    }

    /** A lane is through with what it had begun; tells whether it was one of these. */
    boolean end(OutboundLane lane) {
        return ending.remove(lane);
    }

    boolean ending(OutboundLane lane) {
        return ending.contains(lane);
    }

    /** Whether a lane has to wait for one whose rows it was given. */
    boolean waits(OutboundLane lane) {
        // Nearly always there are none.
        return ending.stream()
                .anyMatch(
                        other -> other != lane && now.applyAsLong(other.channel()) == now.applyAsLong(lane.channel()));
    }

    Stream<OutboundLane> lanes() {
        return ending.stream();
    }
}
