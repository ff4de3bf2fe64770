package dev.rialto.dist.bridge;

import dev.rialto.plug.xmpp.server.XmppServer;
import java.util.ArrayList;
import java.util.List;
import org.jivesoftware.smack.ConnectionConfiguration.SecurityMode;
import org.jivesoftware.smack.packet.Message;
import org.jivesoftware.smack.tcp.XMPPTCPConnection;
import org.jivesoftware.smack.tcp.XMPPTCPConnectionConfiguration;
import org.jivesoftware.smackx.mam.MamManager;
import org.jivesoftware.smackx.mam.MamManager.MamQuery;
import org.jivesoftware.smackx.mam.MamManager.MamQueryArgs;
import org.jxmpp.jid.impl.JidCreate;

/** What a room remembers (XEP-0313), for what was said while nobody of the test was there. */
final class Archive implements AutoCloseable {
    private static final String READER = "reader";
    private static final int PAGE = 100;

    private final XMPPTCPConnection connection;
    private final String room;

    Archive(XmppServer server, String room) throws Exception {
        this.room = room;
        server.register(READER, READER);
        connection = new XMPPTCPConnection(XMPPTCPConnectionConfiguration.builder()
                .setXmppDomain(server.domain())
                .setHost("127.0.0.1")
                .setPort(server.port())
                .setSecurityMode(SecurityMode.disabled)
                .setUsernameAndPassword(READER, READER)
                .build());
        connection.connect().login();
    }

    /** All that somebody ever said in the room, in order. */
    List<String> bodies(String nick) throws Exception {
        MamQuery query = MamManager.getInstanceFor(connection, JidCreate.bareFrom(room))
                .queryArchive(MamQueryArgs.builder().setResultPageSizeTo(PAGE).build());
        List<Message> messages = new ArrayList<>(query.getMessages());
        while (!query.isComplete()) {
            messages.addAll(query.pageNext(PAGE));
        }
        return messages.stream()
                .filter(message ->
                        message.getFrom().getResourceOrEmpty().toString().equals(nick))
                .flatMap(message -> message.getBodies().stream().limit(1))
                .map(Message.Body::getMessage)
                .toList();
    }

    @Override
    public void close() {
        connection.disconnect();
    }
}
