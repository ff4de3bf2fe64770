package dev.rialto.plug.xmpp;

import dev.rialto.plug.xmpp.server.EjabberdServer;
import dev.rialto.plug.xmpp.server.XmppServer;

/** Talks on ejabberd. */
final class EjabberdTalkTest extends TalkContract {
    @Override
    XmppServer server() throws Exception {
        return EjabberdServer.running();
    }
}
