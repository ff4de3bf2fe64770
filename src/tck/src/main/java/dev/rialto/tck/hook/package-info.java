/** The contract of hooks, and a host in memory for their tests: {@link dev.rialto.tck.hook.FakeHost}. */
@NullMarked
package dev.rialto.tck.hook;

import org.jspecify.annotations.NullMarked;
