/** A network in memory, for the demo and for tests. */
@NullMarked
package dev.rialto.plug.demo;

import org.jspecify.annotations.NullMarked;
