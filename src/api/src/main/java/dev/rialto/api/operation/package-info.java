/** What is to happen on a network, on its way out, and what the network answered. */
@NullMarked
package dev.rialto.api.operation;

import org.jspecify.annotations.NullMarked;
