/**
 * The host: it makes plugs and hooks live together. {@link dev.rialto.core.host.HostControl} is what people and programs can
 * ask of it while it runs.
 */
@NullMarked
package dev.rialto.core.host;

import org.jspecify.annotations.NullMarked;
