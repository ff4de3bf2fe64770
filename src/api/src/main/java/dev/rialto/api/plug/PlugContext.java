package dev.rialto.api.plug;

import dev.rialto.api.message.ChannelId;
import java.util.List;

/**
 * What the host gives a plug for its whole life.
 *
 * @param <C> the record of the plug's own keys of one channel
 */
public interface PlugContext<C extends Record> {

    /** What the config calls the plug. */
    String name();

    /** What the host is called in the config; what other programs see of us where a network shows a client's name. */
    String hostName();

    HostClock clock();

    /** The channels that the config names for this plug. */
    List<ConfiguredChannel<C>> channels();

    /** Survives restarts; no other plug sees it. */
    StateStore state();

    /** The files that operations refer to. */
    MediaFiles media();

    Templates templates();

    /** One channel of the config. */
    record ConfiguredChannel<C extends Record>(String name, ChannelId id, C settings) {}
}
