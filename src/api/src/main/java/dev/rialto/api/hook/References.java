package dev.rialto.api.hook;

import dev.rialto.api.message.MessageId;
import java.util.Optional;

/** Which messages are copies of which. From memory where it can, else from the store. */
public interface References {

    /** The reference of a physical message, by any of its names. */
    Optional<SyncRef> find(Channel channel, MessageId id);

    Optional<SyncRef> find(ReferenceKey key);
}
