package dev.rialto.api.hook;

import dev.rialto.api.message.Message;
import java.util.List;

/** How hooks and programs speak for themselves. All methods wait for the database, never for a network. */
public interface Poster {

    /**
     * Posts one message to one or more channels, under one reference. Durable on return.
     *
     * @param message its reply, where it has one, names a message of the first target, or any message by its {@link ReferenceKey}
     * @return the name by which it can be edited, deleted and answered
     */
    ReferenceKey post(List<Channel> targets, Message message, PostOptions options) throws InterruptedException;

    /**
     * Changes all copies of a message that was posted here. Durable on return.
     *
     * @param message its reply is not looked at: the copies answer to what they answered to before
     * @return whether there is such a message, and it is not deleted
     */
    boolean edit(ReferenceKey key, Message message) throws InterruptedException;

    /**
     * Deletes all copies of a message. Durable on return.
     *
     * @return whether there is such a message, and it was not deleted before
     */
    boolean delete(ReferenceKey key) throws InterruptedException;
}
