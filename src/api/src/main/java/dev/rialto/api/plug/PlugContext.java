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

    /**
     * Further channels of this plug that somebody named by their address until now, as a member of a sync does by
     * {@code plug:id}. The config has no section for them, and so no settings. A plug that has to enter its channels asks at
     * each open; all that hooks name in their settings is known by then. Any thread.
     */
    default List<ChannelId> addressed() {
        return List.of();
    }

    /** Survives restarts; no other plug sees it. */
    StateStore state();

    /** The files that operations refer to. */
    MediaFiles media();

    Templates templates();

    /** One channel of the config. */
    record ConfiguredChannel<C extends Record>(String name, ChannelId id, C settings) {}
}
