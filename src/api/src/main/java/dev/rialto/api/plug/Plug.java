package dev.rialto.api.plug;

import dev.rialto.api.message.NetworkId;

/** One account on one network, as the config says it. Sessions of it come and go. */
public interface Plug {

    /** Stable for the account, whatever the plug is called; from the config alone, no I/O. */
    NetworkId network();

    /**
     * Connects. Called by the host on a virtual thread of its own, one session at a time; interrupted when it takes too long.
     * Whatever was opened before an exception is closed again before it is thrown. The host backs off and calls again: a plug
     * has no loop of its own for that.
     *
     * @param link for this session alone
     * @return the connected session
     * @throws PlugException when it cannot be opened now
     */
    Session open(Link link) throws PlugException, InterruptedException;
}
