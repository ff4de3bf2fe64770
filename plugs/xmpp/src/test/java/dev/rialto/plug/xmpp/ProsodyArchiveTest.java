package dev.rialto.plug.xmpp;

import dev.rialto.plug.xmpp.server.ProsodyServer;
import dev.rialto.plug.xmpp.server.XmppServer;
import java.util.Map;

/** The archives of Prosody. */
final class ProsodyArchiveTest extends ArchiveContract {
    @Override
    XmppServer server() throws Exception {
        return ProsodyServer.running();
    }

    @Override
    Map<String, String> withoutArchive() {
        return Map.of("muc#roomconfig_enablearchiving", "0", "muc#roomconfig_persistentroom", "1");
    }
}
