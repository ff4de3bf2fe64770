/** What the host gives plugs and hooks, in memory. */
@NullMarked
package dev.rialto.tck.host;

import org.jspecify.annotations.NullMarked;
