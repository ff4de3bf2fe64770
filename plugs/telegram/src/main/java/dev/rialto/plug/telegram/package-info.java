/** Telegram, through the Bot API. */
@NullMarked
package dev.rialto.plug.telegram;

import org.jspecify.annotations.NullMarked;
