/** The show: two networks in memory, a real host between them. {@link dev.rialto.cli.demo.Show} is the door. */
@NullMarked
package dev.rialto.cli.demo;

import org.jspecify.annotations.NullMarked;
