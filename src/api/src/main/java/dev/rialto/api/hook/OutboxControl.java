package dev.rialto.api.hook;

import java.util.List;
import java.util.Optional;

/** The host's outbox, for hooks by which people look after it. Waits for the database, never for a network. Any thread. */
public interface OutboxControl {

    /**
     * What was given up and what waits to be sent, in this order, the oldest first: a line each, without what the messages say.
     *
     * @param channel only what is for the one of this name
     * @param most so many rows at most; a last line tells that there are more
     * @throws CommandException when there is no channel of that name
     */
    List<String> lines(Optional<String> channel, int most) throws CommandException;

    /**
     * How many rows were dealt with.
     *
     * @param more whether there are more, which are dealt with by asking again
     */
    record Done(int count, boolean more) {}

    /**
     * Lets what was given up be tried again.
     *
     * @param channel only what is for the one of this name
     * @throws CommandException when there is no channel of that name, or nothing can be changed now
     */
    Done retry(Optional<String> channel) throws CommandException, InterruptedException;

    /** Throws away what was given up; the same otherwise. What still waits stays. */
    Done drop(Optional<String> channel) throws CommandException, InterruptedException;
}
