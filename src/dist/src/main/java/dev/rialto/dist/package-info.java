/** What ships; {@link dev.rialto.dist.Main} is the door. */
@NullMarked
package dev.rialto.dist;

import org.jspecify.annotations.NullMarked;
