/** The contracts that every plug and hook inherits as tests, and the fakes they need. */
@NullMarked
package dev.rialto.tck;

import org.jspecify.annotations.NullMarked;
