package dev.rialto.plug.xmpp;

import dev.rialto.plug.xmpp.server.ProsodyServer;
import dev.rialto.plug.xmpp.server.XmppServer;

/** Rooms on Prosody. */
final class ProsodyRoomTest extends RoomContract {
    @Override
    XmppServer server() throws Exception {
        return ProsodyServer.running();
    }
}
