package dev.rialto.core.store;

/**
 * One event that waits in its channel's queue.
 *
 * @param epoch of the channel when the event was accepted
 * @param place in the queue of the channel
 * @param accepted wall clock, milliseconds
 */
public record InboxRow(long id, long channel, int epoch, long place, long accepted, byte[] body) {}
