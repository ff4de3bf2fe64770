package dev.rialto.core.inbox;

import dev.rialto.api.event.Event;
import dev.rialto.api.event.Posted;
import dev.rialto.api.message.Message;
import dev.rialto.core.format.FormatException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The stage that joins the parts of an album into one message. The parts follow each other in their channel; a part may be a
 * moment late, so the last one waits for company for {@link #PATIENCE}.
 */
final class Gather {
    static final Duration PATIENCE = Duration.ofMillis(500);

    /** The most parts that any network's album has. */
    private static final int MOST = 20;

    /**
     * The rows that are one event together.
     *
     * @param rows at least one; the first is the one whose names and reply count
     * @param parts all posts of an album, or none
     */
    record Gathered(List<Arrived> rows, Event event, List<Posted> parts) {}

    /**
     * What the first rows of a lane make.
     *
     * @param rows at least one
     * @param now on the monotonic clock
     * @return empty when more parts may come
     */
    Optional<Gathered> first(List<Arrived> rows, long now) throws FormatException {
        Arrived head = rows.getFirst();
        Event event = head.read();
        if (!(event instanceof Posted posted) || posted.album().isEmpty() || posted.own()) {
            return Optional.of(new Gathered(List.of(head), event, List.of()));
        }
        List<Arrived> taken = new ArrayList<>();
        List<Posted> parts = new ArrayList<>();
        for (Arrived row : rows) {
            Optional<Posted> part = part(row).filter(found -> found.album().equals(posted.album()));
            if (part.isEmpty() || parts.size() == MOST) {
                return Optional.of(joined(taken, parts));
            }
            taken.add(row);
            parts.add(part.get());
        }
        boolean patient = parts.size() < MOST && now - taken.getLast().nanos() < PATIENCE.toNanos();
        return patient ? Optional.empty() : Optional.of(joined(taken, parts));
    }

    /** The part of an album that a row holds; a row that cannot be read is none, and is dealt with when its turn comes. */
    private static Optional<Posted> part(Arrived row) {
        try {
            return row.read() instanceof Posted posted ? Optional.of(posted) : Optional.empty();
        } catch (FormatException e) {
            return Optional.empty();
        }
    }

    private static Gathered joined(List<Arrived> rows, List<Posted> parts) {
        Message message = Albums.joined(parts.stream().map(Posted::message).toList());
        return new Gathered(List.copyOf(rows), parts.getFirst().withMessage(message), List.copyOf(parts));
    }
}
