package dev.rialto.core.refs;

import dev.rialto.api.message.ChannelRef;
import dev.rialto.core.directory.ChannelNumbers;
import dev.rialto.core.store.ChannelTable.Located;
import dev.rialto.core.store.ChannelTable.Move;
import dev.rialto.core.store.Store;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * The channels and where they are, in memory over the store. Holds an entry of a hundred bytes for each channel that was ever
 * heard of since the start.
 */
public final class ChannelBook implements ChannelNumbers {
    private final Store store;
    private final Map<ChannelRef, Long> byAddress = new ConcurrentHashMap<>();
    private final Map<Long, Located> byNumber = new ConcurrentHashMap<>();
    private final List<MoveListener> listeners = new CopyOnWriteArrayList<>();

    public ChannelBook(Store store) {
        this.store = store;
    }

    @Override
    public long number(ChannelRef ref) {
        Long known = byAddress.get(ref);
        if (known != null) {
            return known;
        }
        Located found = store.<Located>write(tables -> tables.channels().locate(ref), located -> remember(ref, located))
                .join();
        return found.number();
    }

    @Override
    public List<Long> numbers(List<ChannelRef> refs) {
        return store
                .write(
                        tables -> {
                            List<Located> all = new ArrayList<>();
                            for (ChannelRef ref : refs) {
                                all.add(tables.channels().locate(ref));
                            }
                            return all;
                        },
                        all -> {
                            for (int i = 0; i < all.size(); i++) {
                                remember(refs.get(i), all.get(i));
                            }
                        })
                .join()
                .stream()
                .map(Located::number)
                .toList();
    }

    /** The channel at an address; a number is given to one never seen. */
    public Located locate(ChannelRef ref) {
        return located(number(ref));
    }

    /** The channel of a number that was given once. */
    public Located located(long number) {
        Located known = byNumber.get(number);
        if (known != null) {
            return known;
        }
        Located read = store.read(
                        reader -> reader.ask(tables -> tables.channels().byNumber(number)))
                .orElseThrow(() -> new IllegalArgumentException("no channel has the number " + number));
        Located before = byNumber.putIfAbsent(number, read);
        return before == null ? read : before;
    }

    public int epoch(long number) {
        return located(number).epoch();
    }

    @Override
    public Optional<ChannelRef> current(long number) {
        return Optional.of(located(number).ref());
    }

    @Override
    public void onMove(MoveListener listener) {
        listeners.add(listener);
    }

    /** A commit has moved a channel. Called after it, before anything later is committed. */
    public void moved(Move move) {
        Located now = move.now();
        byNumber.put(now.number(), now);
        byAddress.put(now.ref(), now.number());
        listeners.forEach(listener -> listener.moved(now.number(), now.ref()));
    }

    private void remember(ChannelRef asked, Located located) {
        byAddress.put(asked, located.number());
        byNumber.put(located.number(), located);
    }
}
