package dev.rialto.plug.xmpp;

import dev.rialto.api.message.NetworkId;
import dev.rialto.api.plug.Link;
import dev.rialto.api.plug.Plug;
import dev.rialto.api.plug.PlugContext;
import dev.rialto.api.plug.PlugException;
import dev.rialto.api.plug.Session;
import org.jxmpp.jid.EntityBareJid;

/** One account on XMPP. */
final class XmppPlug implements Plug {
    private final EntityBareJid account;
    private final XmppSettings settings;
    private final XmppTrust trust;
    private final PlugContext<XmppChannelSettings> context;

    XmppPlug(EntityBareJid account, XmppSettings settings, XmppTrust trust, PlugContext<XmppChannelSettings> context) {
        this.account = account;
        this.settings = settings;
        this.trust = trust;
        this.context = context;
    }

    @Override
    public NetworkId network() {
        return new NetworkId("xmpp:" + account);
    }

    @Override
    public Session open(Link link) throws PlugException, InterruptedException {
        return XmppSession.open(account, settings, trust, context, link);
    }

    @Override
    public String toString() {
        return network().toString();
    }
}
