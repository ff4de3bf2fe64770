/** The hooks over the real host and networks in memory, by the config that people write. */
@NullMarked
package dev.rialto.hook.sync.bridge;

import org.jspecify.annotations.NullMarked;
