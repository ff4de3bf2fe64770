package dev.rialto.plug.xmpp;

import dev.rialto.plug.xmpp.server.EjabberdServer;
import dev.rialto.plug.xmpp.server.XmppServer;

/** Authors on ejabberd. */
final class EjabberdAuthorTest extends AuthorContract {
    @Override
    XmppServer server() throws Exception {
        return EjabberdServer.running();
    }
}
