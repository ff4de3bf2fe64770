/** The program as people run it, between a real XMPP server and a stand-in for Telegram. */
@NullMarked
package dev.rialto.dist.bridge;

import org.jspecify.annotations.NullMarked;
