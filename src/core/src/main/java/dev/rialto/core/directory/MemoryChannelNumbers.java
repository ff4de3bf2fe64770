package dev.rialto.core.directory;

import dev.rialto.api.message.ChannelRef;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongPredicate;

/** Numbers that live as long as this object: where nothing is to be kept, as for {@code rialto check}. */
public final class MemoryChannelNumbers implements ChannelNumbers {
    private final Map<ChannelRef, Long> byAddress = new HashMap<>();
    private final List<ChannelRef> addresses = new ArrayList<>();

    @Override
    public synchronized long number(ChannelRef ref) {
        Long known = byAddress.get(ref);
        if (known != null) {
            return known;
        }
        addresses.add(ref);
        long number = addresses.size();
        byAddress.put(ref, number);
        return number;
    }

    @Override
    public synchronized Optional<Long> find(ChannelRef ref) {
        return Optional.ofNullable(byAddress.get(ref));
    }

    @Override
    public synchronized Optional<ChannelRef> current(long number) {
        return number < 1 || number > addresses.size()
                ? Optional.empty()
                : Optional.of(addresses.get((int) number - 1));
    }

    @Override
    public long now(long number) {
        return number;
    }

    @Override
    public void hold(long number) {
        // No two channels ever become one here.
    }

    @Override
    public void holdOnly(LongPredicate numbers) {
        // As above.
    }

    /** Gives a channel another address; the old one keeps its number. */
    public synchronized void move(long number, ChannelRef to) {
        addresses.set((int) number - 1, to);
        byAddress.put(to, number);
    }
}
