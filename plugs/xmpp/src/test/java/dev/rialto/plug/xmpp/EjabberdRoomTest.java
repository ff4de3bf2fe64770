package dev.rialto.plug.xmpp;

import dev.rialto.plug.xmpp.server.EjabberdServer;
import dev.rialto.plug.xmpp.server.XmppServer;

/** Rooms on ejabberd. */
final class EjabberdRoomTest extends RoomContract {
    @Override
    XmppServer server() throws Exception {
        return EjabberdServer.running();
    }
}
