/** Keeps groups of channels in step. */
@NullMarked
package dev.rialto.hook.sync;

import org.jspecify.annotations.NullMarked;
