/** Which messages are copies of which. The door is {@link dev.rialto.core.refs.SyncCache}. */
@NullMarked
package dev.rialto.core.refs;

import org.jspecify.annotations.NullMarked;
