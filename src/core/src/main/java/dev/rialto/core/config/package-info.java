/**
 * The config file as records. {@link dev.rialto.core.config.ConfigLoader} is the door: it gives a {@link
 * dev.rialto.core.config.BridgeConfig} or all that is wrong, each with file and line. Nothing outside this package
 * sees HOCON.
 */
@NullMarked
package dev.rialto.core.config;

import org.jspecify.annotations.NullMarked;
