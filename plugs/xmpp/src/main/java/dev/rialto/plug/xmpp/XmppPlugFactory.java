package dev.rialto.plug.xmpp;

import dev.rialto.api.message.ChannelId;
import dev.rialto.api.message.UserId;
import dev.rialto.api.plug.ApiLevel;
import dev.rialto.api.plug.Plug;
import dev.rialto.api.plug.PlugContext;
import dev.rialto.api.plug.PlugFactory;
import dev.rialto.api.plug.SettingsException;
import java.util.regex.Pattern;
import org.jxmpp.jid.EntityBareJid;
import org.jxmpp.jid.impl.JidCreate;
import org.jxmpp.jid.parts.Resourcepart;
import org.jxmpp.stringprep.XmppStringprepException;

/** Makes plugs of type {@code xmpp}: one account each, in any number of rooms. */
public final class XmppPlugFactory implements PlugFactory<XmppSettings, XmppChannelSettings> {

    /** Names of hosts, in all alphabets, and IPv4 addresses. */
    private static final String NAME = "[\\p{L}\\p{M}\\p{N}_-]+(\\.[\\p{L}\\p{M}\\p{N}_-]+)*\\.?";

    private static final String IPV6 = "\\p{XDigit}*:\\p{XDigit}*:[\\p{XDigit}:.]*(%\\w+)?";

    /** See RFC 7622, 3.2. */
    private static final Pattern DOMAIN = Pattern.compile(NAME + "|\\[" + IPV6 + "]");

    /** What rooms make out of accounts (XEP-0421): as good as a digest is long, so that a name without its server is none. */
    private static final Pattern OCCUPANT_ID = Pattern.compile("[^@\\s]{16,}");

    private static final Pattern HOST = Pattern.compile(DOMAIN + "|" + IPV6);

    /** For {@link java.util.ServiceLoader}. */
    public XmppPlugFactory() {}

    @Override
    public String type() {
        return "xmpp";
    }

    @Override
    public String displayName() {
        return "XMPP";
    }

    @Override
    public int apiLevel() {
        return ApiLevel.CURRENT;
    }

    @Override
    public Class<XmppSettings> settings() {
        return XmppSettings.class;
    }

    @Override
    public Class<XmppChannelSettings> channel() {
        return XmppChannelSettings.class;
    }

    @Override
    public ChannelId address(XmppChannelSettings channel) {
        channel.nick().ifPresent(nick -> nick("nick", nick));
        return channelId(channel.id());
    }

    @Override
    public ChannelId channelId(String written) {
        return TalkIds.isTalk(written)
                ? TalkIds.with(bare("id", TalkIds.address(written), "chat:anna@example.org"))
                : new ChannelId(
                        bare("id", written, "family@conference.example.org").toString());
    }

    /** A room that hides addresses gives an id of its own instead; see {@link XmppOccupants}. */
    @Override
    public UserId userId(String written) {
        return new UserId(
                OCCUPANT_ID.matcher(written).matches()
                        ? written
                        : bare("", written, "anna@example.org").toString());
    }

    @Override
    public boolean isPrivate(ChannelId channel) {
        return TalkIds.isTalk(channel.value());
    }

    /** Where a room tells nothing better, somebody is a nick in it: {@code room@service/nick}. The room's own ids have no @. */
    @Override
    public boolean isAccount(UserId user) {
        int slash = user.value().indexOf('/');
        return slash < 0 || user.value().lastIndexOf('@', slash) < 0;
    }

    @Override
    public Plug create(XmppSettings settings, PlugContext<XmppChannelSettings> context) {
        EntityBareJid account = bare("jid", settings.jid(), "bridge@example.org");
        nick("nick", settings.nick());
        settings.resource().ifPresent(resource -> nick("resource", resource));
        if (settings.password().isEmpty()) {
            throw new SettingsException("password", "no password; the account " + account + " needs one");
        }
        settings.host().ifPresent(XmppPlugFactory::host);
        String host = settings.host().orElse(account.getDomain().toString());
        if (settings.tls() == XmppSettings.Tls.NONE && !settings.insecure() && !isLoopback(host)) {
            throw new SettingsException(
                    "tls",
                    "none would send the password in the clear to " + host
                            + "; use required or direct, or say insecure = true");
        }
        return new XmppPlug(account, settings, XmppTrust.read(settings.trust()), context);
    }

    private static EntityBareJid bare(String key, String value, String example) {
        try {
            EntityBareJid address = JidCreate.from(value).asEntityBareJidIfPossible();
            // The parser takes any text for a domain.
            if (address != null
                    && value.indexOf('/') < 0
                    && DOMAIN.matcher(address.getDomain()).matches()) {
                return address;
            }
        } catch (XmppStringprepException e) {
            // Said below.
        }
        throw new SettingsException(key, "\"" + value + "\" is no address; one looks like " + example);
    }

    /** A nick in a room is the resource of an address; see XEP-0045, 4.1. */
    private static void nick(String key, String value) {
        try {
            if (!value.isBlank()) {
                Resourcepart.from(value);
                return;
            }
        } catch (XmppStringprepException e) {
            // Said below.
        }
        throw new SettingsException(
                key, "\"" + value + "\" cannot be a name on XMPP: it is blank or has a sign that is not allowed there");
    }

    private static void host(String value) {
        if (!HOST.matcher(value).matches()) {
            throw new SettingsException(
                    "host", "\"" + value + "\" is no name or address of a server; the port has a key of its own");
        }
    }

    /** Whether a name surely leads to this machine; no name is looked up for it. */
    private static boolean isLoopback(String host) {
        return host.equals("localhost")
                || host.endsWith(".localhost")
                || host.matches("127(\\.\\d{1,3}){3}")
                || host.equals("::1")
                || host.equals("[::1]");
    }
}
