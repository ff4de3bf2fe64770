/**
 * A Bot API over real sockets, as strict as Telegram's own where a bridge can notice. It shares no code with the plug, so that
 * what the two make of the protocol can differ.
 */
@NullMarked
package dev.rialto.plug.telegram.standin;

import org.jspecify.annotations.NullMarked;
