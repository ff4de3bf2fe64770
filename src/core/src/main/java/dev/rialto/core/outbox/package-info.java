/**
 * From the committed row to the network and back: Due, Render, Execute, Settle, one file a stage. The door is
 * {@link dev.rialto.core.outbox.Outbox}.
 */
@NullMarked
package dev.rialto.core.outbox;

import org.jspecify.annotations.NullMarked;
