/**
 * Sends what is said in some channels on to others, and nothing back. The door is {@link
 * dev.rialto.hook.forward.ForwardHookFactory}.
 */
@NullMarked
package dev.rialto.hook.forward;

import org.jspecify.annotations.NullMarked;
