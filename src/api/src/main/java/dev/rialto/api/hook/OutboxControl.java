package dev.rialto.api.hook;

import java.util.List;
import java.util.Optional;

/** The host's outbox, for hooks by which people look after it. Waits for the database, never for a network. Any thread. */
public interface OutboxControl {

    /**
     * What was given up and what waits to be sent, in this order, the oldest first: a line each, without what the messages say.
     *
     * @param channel only what is for this one
     * @param most so many rows at most; a last line tells that there are more
     */
    List<String> lines(Optional<Channel> channel, int most);

    /**
     * Lets what was given up be tried again.
     *
     * @param channel only what is for this one
     * @return how many
     * @throws CommandException when nothing can be changed now
     */
    int retry(Optional<Channel> channel) throws CommandException, InterruptedException;

    /** Throws away what was given up; the same otherwise. What still waits stays. */
    int drop(Optional<Channel> channel) throws CommandException, InterruptedException;
}
