/** What hooks that relay share: where a copy goes, and what it looks like there. */
@NullMarked
package dev.rialto.relay;

import org.jspecify.annotations.NullMarked;
