/** The host: it loads plugs and hooks and carries every message between them. */
@NullMarked
package dev.rialto.core;

import org.jspecify.annotations.NullMarked;
