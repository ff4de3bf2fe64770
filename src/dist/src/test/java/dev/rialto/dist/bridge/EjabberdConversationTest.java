package dev.rialto.dist.bridge;

import dev.rialto.plug.xmpp.server.EjabberdServer;
import dev.rialto.plug.xmpp.server.XmppServer;

final class EjabberdConversationTest extends ConversationContract {
    @Override
    XmppServer server() throws Exception {
        return EjabberdServer.running();
    }
}
