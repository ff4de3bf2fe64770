/**
 * The contract of plugs. A plug's test extends {@link dev.rialto.tck.plug.PlugContract} and gives it a
 * {@link dev.rialto.tck.plug.NetworkDriver}.
 */
@NullMarked
package dev.rialto.tck.plug;

import org.jspecify.annotations.NullMarked;
