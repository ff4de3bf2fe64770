/** How fast it is: JMH benchmarks and the load driver. */
@NullMarked
package dev.rialto.bench;

import org.jspecify.annotations.NullMarked;
