package dev.rialto.plug.xmpp;

import java.util.List;
import java.util.logging.Logger;
import org.jivesoftware.smack.AbstractXMPPConnection;

/**
 * Keeps Smack from telling each end of a stream as a warning with a stack trace, be it a server that is stopped in good order.
 * {@link XmppClient} hears of the same ends and tells them in a line.
 */
final class SmackLog {

    /** Held, since a logger that nobody holds forgets its filter. */
    private static final Logger CONNECTIONS = Logger.getLogger(AbstractXMPPConnection.class.getName());

    /** With a stack trace each, of what we tell in a line ourselves, or what is of no matter once a connection is given up. */
    private static final List<String> LEFT_OUT = List.of(
            " closed with error",
            "Exception while waiting for closing stream element",
            "Connection was already disconnected when attempting to handle");

    private SmackLog() {}

    /** Before the first connection; again does nothing. */
    static void install() {
        CONNECTIONS.setFilter(entry -> LEFT_OUT.stream().noneMatch(String.valueOf(entry.getMessage())::contains));
    }
}
