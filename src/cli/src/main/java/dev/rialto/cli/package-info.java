/** The command line; {@link dev.rialto.cli.RialtoCommand} is the door. */
@NullMarked
package dev.rialto.cli;

import org.jspecify.annotations.NullMarked;
