/** What happened on a network, on its way in. */
@NullMarked
package dev.rialto.api.event;

import org.jspecify.annotations.NullMarked;
