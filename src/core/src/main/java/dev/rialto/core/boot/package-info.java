/** How the host comes up, and what it tells the service manager meanwhile. */
@NullMarked
package dev.rialto.core.boot;

import org.jspecify.annotations.NullMarked;
