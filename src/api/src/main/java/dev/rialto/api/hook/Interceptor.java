package dev.rialto.api.hook;

/** Changes or drops events, for all hooks. */
public non-sealed interface Interceptor extends Hook {

    /**
     * Looks at one event. Pure and quick: it may be called again for the same event after a crash, asks no network and has no
     * effect. Called on the lane of the event's channel, many channels at a time. An exception puts the event aside.
     */
    Verdict intercept(Incoming incoming);
}
