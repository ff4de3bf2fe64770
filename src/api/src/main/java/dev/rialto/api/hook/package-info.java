/**
 * What a hook is: it looks at events, changes them, says where they go, or reacts to them. The doors are {@link HookFactory}
 * and {@link Hook}.
 */
@NullMarked
package dev.rialto.api.hook;

import org.jspecify.annotations.NullMarked;
