package dev.rialto.plug.xmpp;

import dev.rialto.plug.xmpp.server.ProsodyServer;
import dev.rialto.plug.xmpp.server.XmppServer;

/** The connection to Prosody. */
final class ProsodyConnectionTest extends ConnectionContract {
    @Override
    XmppServer server() throws Exception {
        return ProsodyServer.running();
    }
}
