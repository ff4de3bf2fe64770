/** How events, drafts and operations are written into rows: JSON with a format number and names of our own. */
@NullMarked
package dev.rialto.core.format;

import org.jspecify.annotations.NullMarked;
