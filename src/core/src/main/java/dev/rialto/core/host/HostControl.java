package dev.rialto.core.host;

import dev.rialto.api.hook.PostOptions;
import dev.rialto.api.hook.ReferenceKey;
import java.util.List;
import java.util.Optional;

/**
 * What people and programs may ask of the running host. The command line and the doors for other programs call it, on
 * virtual threads of theirs, many at a time. Nothing here waits for a network; what changes something waits for the database
 * and is durable on return.
 */
public interface HostControl {

    /** How everything stands now. Counts what waits in the tables, beside all other work: not for every second. */
    HostStatus status();

    /**
     * Posts a message into a channel, or into all channels of a label or conversation, as nobody in particular.
     *
     * @param target a channel, {@code plug:id}, a label, or the label of a conversation
     * @param text plain text, not blank
     * @throws ControlException when there is no such target, or nothing can be accepted now
     */
    SendReport send(String target, String text, PostOptions options) throws ControlException, InterruptedException;

    /**
     * Posts a message into a conversation; all its members get a copy.
     *
     * @param label of the conversation, bare or as {@code plug:label}
     * @param author as whom; empty for nobody
     * @param replyTo the message that it answers
     * @throws ControlException when there is no such conversation or message, or nothing can be accepted now
     */
    SendReport post(String label, String text, Optional<String> author, Optional<ReferenceKey> replyTo)
            throws ControlException, InterruptedException;

    /**
     * Changes all copies of a message that was posted here.
     *
     * @throws ControlException when there is no such message, it is deleted, or nothing can be accepted now
     */
    void edit(ReferenceKey id, String text) throws ControlException, InterruptedException;

    /**
     * Deletes all copies of a message.
     *
     * @throws ControlException when there is no such message, it is deleted already, or nothing can be accepted now
     */
    void delete(ReferenceKey id) throws ControlException, InterruptedException;

    /** So many rows of the outbox are listed at most. */
    int MOST_ENTRIES = 1_000;

    /**
     * What was given up and what waits to be sent, in this order, the oldest first; at most {@link #MOST_ENTRIES}.
     *
     * @param channel only what is for this one
     * @throws ControlException when there is no such channel
     */
    List<OutboxEntry> outbox(Optional<String> channel) throws ControlException;

    /**
     * Lets one dead letter be tried again, behind all that waits for its channel.
     *
     * @throws ControlException when there is no such row, or it is not a dead letter
     */
    void retry(long id) throws ControlException, InterruptedException;

    /**
     * Throws one waiting row or dead letter away.
     *
     * @throws ControlException when there is no such row, or it is being sent at this moment
     */
    void drop(long id) throws ControlException, InterruptedException;

    /**
     * Takes the config as its file says it now, all of it but {@code host}, {@code store} and {@code http}. Hooks change in
     * place; plugs whose section or channels have changed are opened anew, which goes on when this returns; the others stay
     * connected. A broken config changes nothing.
     *
     * @throws ControlException when the config is broken, with a line for each thing that is wrong; or when nothing can be
     *     changed now
     */
    ReloadReport reload() throws ControlException, InterruptedException;
}
