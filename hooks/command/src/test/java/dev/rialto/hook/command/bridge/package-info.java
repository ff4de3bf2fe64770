/** The hook over the real host and networks in memory, by the config that people write. */
@NullMarked
package dev.rialto.hook.command.bridge;

import org.jspecify.annotations.NullMarked;
