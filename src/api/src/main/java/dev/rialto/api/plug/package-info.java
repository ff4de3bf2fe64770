/** What a plug is: the adapter for one network, and what the host gives it. The doors are {@link PlugFactory} and {@link Plug}. */
@NullMarked
package dev.rialto.api.plug;

import org.jspecify.annotations.NullMarked;
