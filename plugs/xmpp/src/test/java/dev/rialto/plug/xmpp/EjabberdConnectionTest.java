package dev.rialto.plug.xmpp;

import dev.rialto.plug.xmpp.server.EjabberdServer;
import dev.rialto.plug.xmpp.server.XmppServer;

/** The connection to ejabberd. */
final class EjabberdConnectionTest extends ConnectionContract {
    @Override
    XmppServer server() throws Exception {
        return EjabberdServer.running();
    }
}
