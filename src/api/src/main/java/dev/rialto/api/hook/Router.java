package dev.rialto.api.hook;

import java.util.List;

/** Says where an event goes and what is to arrive there. Never sends anything itself. */
public non-sealed interface Router extends Hook {

    /**
     * Where this event goes. Quick, asks no network, and changes nothing outside of the router: it may be called again for the
     * same event after a crash, and what it remembers of an event must be right then too. Called on the lane of the event's channel, many channels at a time. An exception puts the event aside.
     *
     * <p>A relay to a channel that holds a copy of the message already is left out by the host, so a router need not look
     * for loops.
     */
    List<Relay> route(Incoming incoming);
}
