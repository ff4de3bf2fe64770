/** XMPP group chats. */
@NullMarked
package dev.rialto.plug.xmpp;

import org.jspecify.annotations.NullMarked;
