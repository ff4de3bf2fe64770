package dev.rialto.core.outbox;

import dev.rialto.api.message.ChannelRef;
import dev.rialto.api.message.NetworkId;
import dev.rialto.api.plug.Session;
import java.util.Optional;

/** The plugs' connections, as the outbox needs them. Any thread. */
public interface Sessions {

    /** The connection of a network, while there is one. */
    Optional<Live> live(NetworkId network);

    /** Whether there is one; quick. */
    boolean online(NetworkId network);

    /** This connection does not answer any more: it is closed and another is opened. */
    void restart(Live live, String why);

    /** One connection. */
    interface Live {
        Session session();

        /** Whether all that an archive holds of a channel from before this connection is accepted. */
        boolean archiveRead(ChannelRef channel);
    }
}
