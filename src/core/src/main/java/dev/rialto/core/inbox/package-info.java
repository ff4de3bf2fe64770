/**
 * From a network to the committed outbox rows: Accept, then on the channel's lane Gather, Intercept, Route and Enqueue, one
 * file a stage. The door is {@link dev.rialto.core.inbox.Inbox}.
 */
@NullMarked
package dev.rialto.core.inbox;

import org.jspecify.annotations.NullMarked;
