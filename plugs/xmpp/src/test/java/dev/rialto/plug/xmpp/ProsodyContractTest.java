package dev.rialto.plug.xmpp;

import dev.rialto.plug.xmpp.server.ProsodyServer;
import dev.rialto.tck.plug.NetworkDriver;
import dev.rialto.tck.plug.PlugContract;

/** The contract of plugs, on Prosody. */
final class ProsodyContractTest extends PlugContract {
    @Override
    protected NetworkDriver driver() throws Exception {
        return new XmppDriver(ProsodyServer.running());
    }
}
