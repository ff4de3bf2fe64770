/** Another hook that takes part in a conversation, and what comes of it. */
@NullMarked
package dev.rialto.hook.sync.butler;

import org.jspecify.annotations.NullMarked;
