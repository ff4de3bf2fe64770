package dev.rialto.core.directory;

import dev.rialto.api.message.ChannelRef;
import java.util.List;
import java.util.Optional;
import java.util.function.LongPredicate;

/**
 * The host's own number of each channel, which stays when the channel moves. Kept by the store. All methods may be
 * called on any thread.
 */
public interface ChannelNumbers {

    /** The number of the channel that is, or once was, at this address; a new one for an address never seen. */
    long number(ChannelRef ref);

    /** The number of the channel that is, or once was, at this address; an address never seen stays so. */
    Optional<Long> find(ChannelRef ref);

    /** The same for all channels of a config at once, which the store can do in one commit. */
    default List<Long> numbers(List<ChannelRef> refs) {
        return refs.stream().map(this::number).toList();
    }

    /**
     * Where the channel of that number is now; empty for a number that was never given. From memory where it can be.
     */
    Optional<ChannelRef> current(long number);

    /** The number itself, or the one that stands for its channel since two became one. Never waits. */
    long now(long number);

    /**
     * The config goes by this number: should its channel turn out to be the same as another one, this number is the one that
     * stays. Any thread.
     */
    void hold(long number);

    /** The config goes by these numbers alone from now on. Any thread. */
    void holdOnly(LongPredicate numbers);
}
