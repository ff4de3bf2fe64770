package dev.rialto.plug.xmpp;

import dev.rialto.plug.xmpp.server.EjabberdServer;
import dev.rialto.tck.plug.NetworkDriver;
import dev.rialto.tck.plug.PlugContract;

/** The contract of plugs, on ejabberd. */
final class EjabberdContractTest extends PlugContract {
    @Override
    protected NetworkDriver driver() throws Exception {
        return new XmppDriver(EjabberdServer.running());
    }
}
