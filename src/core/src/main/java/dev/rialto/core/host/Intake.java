package dev.rialto.core.host;

import dev.rialto.api.event.Event;
import dev.rialto.api.message.ChannelRef;
import dev.rialto.api.message.NetworkId;
import dev.rialto.api.plug.ChannelStatus;
import dev.rialto.api.plug.Cursor;
import java.util.List;
import java.util.Optional;

/** What the plugs' connections tell the rest of the host. Any thread. */
interface Intake {

    /** As {@code Link.accept}. */
    void accept(NetworkId network, List<? extends Event> events, Optional<Cursor> position) throws InterruptedException;

    Optional<Cursor> position(NetworkId network, String cursor);

    void status(ChannelRef channel, ChannelStatus status);

    /** Has something done once all that is accepted of a channel by now is dealt with. */
    void afterwards(ChannelRef channel, Runnable then);

    /** A network is connected, or an archive of it has been read: what waits for that may go on. */
    void ready(NetworkId network);
}
