/** Turns what is to be said into the physical messages that a channel can show. No I/O, no state. */
@NullMarked
package dev.rialto.core.render;

import org.jspecify.annotations.NullMarked;
