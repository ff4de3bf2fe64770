package dev.rialto.core.check;

import dev.rialto.api.message.ChannelRef;
import java.util.Optional;

/** Channels that have moved, as far as a data directory knows. */
@FunctionalInterface
public interface FormerChannels {

    /** Where there is no data directory yet. */
    FormerChannels NONE = address -> Optional.empty();

    /** Where the channel is now that was at this address; empty for one that did not move, or was never heard of. */
    Optional<ChannelRef> now(ChannelRef address);
}
