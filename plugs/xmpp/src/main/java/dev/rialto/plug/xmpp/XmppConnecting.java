package dev.rialto.plug.xmpp;

import dev.rialto.api.operation.ErrorKind;
import dev.rialto.api.plug.PlugException;
import java.io.IOException;
import java.net.Socket;
import java.security.GeneralSecurityException;
import org.jivesoftware.smack.ConnectionConfiguration.SecurityMode;
import org.jivesoftware.smack.tcp.XMPPTCPConnectionConfiguration;
import org.jxmpp.jid.EntityBareJid;
import org.jxmpp.jid.parts.Resourcepart;
import org.jxmpp.stringprep.XmppStringprepException;

/** What Smack needs to know to connect as the settings say. */
final class XmppConnecting {
    private static final int DIRECT_PORT = 5223;
    private static final int CONNECT_MILLIS = 15_000;

    private XmppConnecting() {}

    static XMPPTCPConnectionConfiguration configuration(
            EntityBareJid account, XmppSettings settings, XmppTrust trust, String hostName) throws PlugException {
        try {
            String domain = account.getDomain().toString();
            XMPPTCPConnectionConfiguration.Builder builder = XMPPTCPConnectionConfiguration.builder()
                    .setXmppDomain(account.asDomainBareJid())
                    .setUsernameAndPassword(
                            account.getLocalpart().toString(),
                            settings.password().reveal())
                    .setResource(Resourcepart.from(settings.resource().orElse(hostName)))
                    .setConnectTimeout(CONNECT_MILLIS)
                    .setCompressionEnabled(false)
                    // From then on the server hands out what people wrote meanwhile: once somebody is there to take it.
                    .setSendPresence(false)
                    .setSocketFactory(new StreamSockets(Socket::new));
            settings.host().ifPresent(builder::setHost);
            settings.port().ifPresent(builder::setPort);
            switch (settings.tls()) {
                case REQUIRED ->
                    builder.setSecurityMode(SecurityMode.required)
                            .setCustomX509TrustManager(trust.manager())
                            .setHostnameVerifier(trust.verifier());
                case DIRECT -> {
                    if (settings.host().isEmpty()) {
                        builder.setHost(domain);
                    }
                    if (settings.port().isEmpty()) {
                        builder.setPort(DIRECT_PORT);
                    }
                    // To Smack the socket is a plain one that needs no securing any more.
                    builder.setSecurityMode(SecurityMode.disabled)
                            .setSocketFactory(DirectTlsSocket.factory(
                                    trust.context().getSocketFactory(), trust.verifier(), domain));
                }
                case NONE -> builder.setSecurityMode(SecurityMode.disabled);
            }
            return builder.build();
        } catch (XmppTrust.NotTrusted e) {
            throw XmppErrors.connection(e);
        } catch (XmppStringprepException e) {
            throw new PlugException(ErrorKind.CONFIG, "the host's name cannot be a resource; say resource = …", e);
        } catch (GeneralSecurityException | IOException e) {
            throw new PlugException(ErrorKind.CONFIG, "trust cannot be read: " + XmppErrors.line(e), e);
        }
    }
}
