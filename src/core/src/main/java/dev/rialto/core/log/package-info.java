/** What the host says on standard error, for people or machines. {@link dev.rialto.core.log.Logging} is the door. */
@NullMarked
package dev.rialto.core.log;

import org.jspecify.annotations.NullMarked;
