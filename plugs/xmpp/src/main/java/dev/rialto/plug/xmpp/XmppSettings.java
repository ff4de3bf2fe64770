package dev.rialto.plug.xmpp;

import dev.rialto.api.plug.Secret;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The section of a plug of type {@code xmpp}; {@code reference.conf} beside it explains the keys.
 *
 * @param jid the account's bare address
 * @param nick what the bridge is called in its rooms
 * @param resource the name of this one connection
 * @param host where the server is; else the domain's SRV records say it
 * @param insecure whether {@code tls = none} is allowed to a server elsewhere
 * @param trust {@code system}, a PEM file, or {@code sha-256:…}
 * @param textLimit the most bytes of one message's text as it is sent
 */
public record XmppSettings(
        String jid,
        Secret password,
        String nick,
        Optional<String> resource,
        Optional<String> host,
        OptionalInt port,
        Tls tls,
        boolean insecure,
        String trust,
        int textLimit,
        CatchUp catchUp) {

    /** The least that a text limit can be: one long line of a person. */
    private static final int SHORTEST_LIMIT = 200;

    /** What servers take of one stanza, with room for all that is around the text. */
    private static final int LONGEST_LIMIT = 60_000;

    public XmppSettings {
        if (port.isPresent() && (port.getAsInt() < 1 || port.getAsInt() > 65_535)) {
            throw new IllegalArgumentException("port is to be from 1 to 65535, not " + port.getAsInt());
        }
        if (textLimit < SHORTEST_LIMIT || textLimit > LONGEST_LIMIT) {
            throw new IllegalArgumentException(
                    "text-limit is to be from " + SHORTEST_LIMIT + " to " + LONGEST_LIMIT + " bytes, not " + textLimit);
        }
    }

    /** How the connection is kept from listeners. */
    public enum Tls {
        /** StartTLS on the ordinary port (RFC 6120, 5). */
        REQUIRED,
        /** TLS from the first byte (XEP-0368). */
        DIRECT,
        /** In the clear. */
        NONE
    }

    /**
     * How much of what was said while we were away is read from a room's archive; the rest is let go.
     *
     * @param maxAge what is older is let go
     * @param maxEvents what comes after so many is let go
     */
    public record CatchUp(Duration maxAge, int maxEvents) {
        public CatchUp {
            if (maxAge.isNegative() || maxEvents < 0) {
                throw new IllegalArgumentException("catch-up takes no negative values; 0 reads nothing");
            }
        }
    }
}
