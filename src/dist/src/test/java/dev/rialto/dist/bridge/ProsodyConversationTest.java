package dev.rialto.dist.bridge;

import dev.rialto.plug.xmpp.server.ProsodyServer;
import dev.rialto.plug.xmpp.server.XmppServer;

final class ProsodyConversationTest extends ConversationContract {
    @Override
    XmppServer server() throws Exception {
        return ProsodyServer.running();
    }
}
