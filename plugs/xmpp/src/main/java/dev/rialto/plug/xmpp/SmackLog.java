package dev.rialto.plug.xmpp;

import java.util.logging.Logger;
import org.jivesoftware.smack.AbstractXMPPConnection;

/**
 * Keeps Smack from telling each end of a stream as a warning with a stack trace, be it a server that is stopped in good order.
 * {@link XmppClient} hears of the same ends and tells them in a line.
 */
final class SmackLog {

    /** Held, since a logger that nobody holds forgets its filter. */
    private static final Logger CONNECTIONS = Logger.getLogger(AbstractXMPPConnection.class.getName());

    private static final String END = " closed with error";

    private SmackLog() {}

    /** Before the first connection; again does nothing. */
    static void install() {
        CONNECTIONS.setFilter(entry -> !String.valueOf(entry.getMessage()).endsWith(END));
    }
}
