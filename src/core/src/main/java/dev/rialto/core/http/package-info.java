/**
 * The doors through which the command line and other programs reach the running host: JSON over HTTP. The daemon's own is
 * {@link dev.rialto.core.http.ControlDoor}, the far side of it {@link dev.rialto.core.http.ControlClient}.
 */
@NullMarked
package dev.rialto.core.http;

import org.jspecify.annotations.NullMarked;
