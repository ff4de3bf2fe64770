package dev.rialto.plug.xmpp;

import dev.rialto.plug.xmpp.server.EjabberdServer;
import dev.rialto.plug.xmpp.server.XmppServer;
import java.util.Map;

/** The archives of ejabberd. */
final class EjabberdArchiveTest extends ArchiveContract {
    @Override
    XmppServer server() throws Exception {
        return EjabberdServer.running();
    }

    @Override
    Map<String, String> withoutArchive() {
        return Map.of("mam", "0", "muc#roomconfig_persistentroom", "1");
    }
}
