/** Clocks for tests: one that moves by hand, and the real one for tests against real servers. */
@NullMarked
package dev.rialto.tck.time;

import org.jspecify.annotations.NullMarked;
