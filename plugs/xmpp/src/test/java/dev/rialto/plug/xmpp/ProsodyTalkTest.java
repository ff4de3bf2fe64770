package dev.rialto.plug.xmpp;

import dev.rialto.plug.xmpp.server.ProsodyServer;
import dev.rialto.plug.xmpp.server.XmppServer;

/** Talks on Prosody. */
final class ProsodyTalkTest extends TalkContract {
    @Override
    XmppServer server() throws Exception {
        return ProsodyServer.running();
    }
}
