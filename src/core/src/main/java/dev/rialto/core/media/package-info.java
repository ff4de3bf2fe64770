/** Files on their way from one network to others. The door is {@link dev.rialto.core.media.MediaStore}. */
@NullMarked
package dev.rialto.core.media;

import org.jspecify.annotations.NullMarked;
