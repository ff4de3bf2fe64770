package dev.rialto.api.hook;

/** Reacts to events after they are stored and routed. */
public non-sealed interface Watcher extends Hook {

    /**
     * Sees one event, at most once, in the order of its channel. Called on virtual threads of the watcher's own: one event of a
     * channel at a time, events of several channels at the same time; it may take its time and ask networks. There is room
     * for a thousand events that wait; what does not fit is counted and logged. An exception is logged.
     */
    void seen(Incoming incoming) throws InterruptedException;

    /**
     * Whether this is something typed for the bridge to do, on which {@link #seen} is going to act. What a watcher claims is
     * urgent: its copies do not wait with what is held back. Of several that claim it the first alone sees it. Asked before the event is routed, on the lane of its channel;
     * pure and quick as a router. An exception counts as no.
     */
    default boolean claims(Incoming incoming) {
        return false;
    }
}
