/** What {@code rialto check} does: all that a start does before it connects. */
@NullMarked
package dev.rialto.core.check;

import org.jspecify.annotations.NullMarked;
