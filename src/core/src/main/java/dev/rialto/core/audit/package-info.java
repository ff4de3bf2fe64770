/** Who had the bridge do what, in a file. */
@NullMarked
package dev.rialto.core.audit;

import org.jspecify.annotations.NullMarked;
