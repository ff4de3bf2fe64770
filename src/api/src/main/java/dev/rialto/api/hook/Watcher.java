package dev.rialto.api.hook;

/** Reacts to events after they are stored and routed. */
public non-sealed interface Watcher extends Hook {

    /**
     * Sees one event, at most once, in the order of its channel. Called on a virtual thread of the watcher's own queue, one
     * event at a time; it may take its time and ask networks. What does not fit into the queue meanwhile is counted and
     * logged. An exception is logged.
     */
    void seen(Incoming incoming) throws InterruptedException;
}
