package dev.rialto.plug.xmpp;

import dev.rialto.plug.xmpp.server.ProsodyServer;
import dev.rialto.plug.xmpp.server.XmppServer;

/** Authors on Prosody. */
final class ProsodyAuthorTest extends AuthorContract {
    @Override
    XmppServer server() throws Exception {
        return ProsodyServer.running();
    }
}
