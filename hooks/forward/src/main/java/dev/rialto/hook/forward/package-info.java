/** Sends what is said in one channel on to others. */
@NullMarked
package dev.rialto.hook.forward;

import org.jspecify.annotations.NullMarked;
