/**
 * What the queues of a channel are worked off with: a {@link Lane} runs while there is something to do, a {@link Window} holds
 * the first rows of a queue in memory and leaves the rest in the table, a {@link Backoff} says how long to wait before another try.
 */
@NullMarked
package dev.rialto.core.mailbox;

import org.jspecify.annotations.NullMarked;
