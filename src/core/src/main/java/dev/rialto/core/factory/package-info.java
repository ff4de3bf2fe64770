/** All types of plugs and hooks there are, those of other people's folders included. The door is {@link Factories}. */
@NullMarked
package dev.rialto.core.factory;

import org.jspecify.annotations.NullMarked;
