package dev.rialto.core.refs;

import dev.rialto.api.message.ChannelRef;
import dev.rialto.core.directory.ChannelNumbers;
import dev.rialto.core.store.ChannelTable.Located;
import dev.rialto.core.store.ChannelTable.Move;
import dev.rialto.core.store.Store;
import dev.rialto.core.store.Tables;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.LongPredicate;

/**
 * The channels and where they are, in memory over the store. Holds an entry of a hundred bytes for each channel that was ever
 * heard of since the start.
 */
public final class ChannelBook implements ChannelNumbers {
    private final Store store;
    private final Map<ChannelRef, Address> byAddress = new ConcurrentHashMap<>();
    private final Map<Long, Located> byNumber = new ConcurrentHashMap<>();
    private final Set<Long> held = ConcurrentHashMap.newKeySet();

    private final List<MergeListener> listeners = new CopyOnWriteArrayList<>();

    /** Learns that two channels are one. Called after the commit, before anything later is committed; never waits. */
    @FunctionalInterface
    public interface MergeListener {

        /**
         * All that was under one number is under another now.
         *
         * @param given the number that was given up
         */
        void merged(long given, long stays);
    }

    /** What an address stands for; a former one for the epoch that the channel had there. */
    private record Address(long number, int epoch) {}

    private record Found(ChannelRef asked, Located located, Address address) {}

    public ChannelBook(Store store) {
        this.store = store;
    }

    @Override
    public long number(ChannelRef ref) {
        return address(ref).number();
    }

    @Override
    public Optional<Long> find(ChannelRef ref) {
        Address known = byAddress.get(ref);
        return known == null
                ? store.read(tables -> tables.channels().find(ref)).map(Located::number)
                : Optional.of(known.number());
    }

    /** The epoch that an address stands for; see {@code ChannelTable.epochAt}. */
    public int epochAt(ChannelRef ref) {
        return address(ref).epoch();
    }

    @Override
    public List<Long> numbers(List<ChannelRef> refs) {
        List<ChannelRef> strange =
                refs.stream().filter(ref -> !byAddress.containsKey(ref)).toList();
        if (!strange.isEmpty()) {
            store.<List<Found>>write(tables -> find(tables, strange), all -> all.forEach(this::remember))
                    .written()
                    .join();
        }
        return refs.stream().map(this::number).toList();
    }

    private static List<Found> find(Tables tables, List<ChannelRef> refs) {
        List<Found> all = new ArrayList<>();
        for (ChannelRef ref : refs) {
            all.add(find(tables, ref));
        }
        return all;
    }

    private Address address(ChannelRef ref) {
        Address known = byAddress.get(ref);
        if (known != null) {
            return known;
        }
        return store.<Found>write(tables -> find(tables, ref), this::remember)
                .written()
                .join()
                .address();
    }

    private static Found find(Tables tables, ChannelRef ref) {
        Located located = tables.channels().locate(ref);
        return new Found(
                ref, located, new Address(located.number(), tables.channels().epochAt(ref)));
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
        Located read = store.read(tables -> tables.channels().byNumber(number))
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
    public long now(long number) {
        Located known = byNumber.get(number);
        return known == null ? number : known.number();
    }

    @Override
    public void hold(long number) {
        held.add(number);
    }

    @Override
    public void holdOnly(LongPredicate numbers) {
        held.removeIf(number -> !numbers.test(number));
    }

    /** Whether the config goes by this number. */
    public boolean held(long number) {
        return held.contains(number);
    }

    /** A commit has moved a channel. Called after it, before anything later is committed. */
    public void moved(Move move) {
        Located now = move.now();
        byNumber.put(now.number(), now);
        move.given().ifPresent(given -> {
            // What is under way for a number that was given up goes where the channel is.
            byNumber.put(given.number(), now);
            byAddress.values().removeIf(address -> address.number() == given.number());
        });
        byAddress.put(now.ref(), new Address(now.number(), now.epoch()));
        move.given().ifPresent(given -> listeners.forEach(listener -> listener.merged(given.number(), now.number())));
    }

    /** Has a part of the host told of each two channels that become one. */
    public void onMerge(MergeListener listener) {
        listeners.add(listener);
    }

    private void remember(Found found) {
        byAddress.put(found.asked(), found.address());
        byNumber.put(found.located().number(), found.located());
    }
}
