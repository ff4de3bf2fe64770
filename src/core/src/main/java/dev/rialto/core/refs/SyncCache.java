package dev.rialto.core.refs;

import dev.rialto.api.hook.Channel;
import dev.rialto.api.hook.ReferenceKey;
import dev.rialto.api.hook.References;
import dev.rialto.api.hook.SyncBackRef;
import dev.rialto.api.hook.SyncRef;
import dev.rialto.api.message.MessageId;
import dev.rialto.core.store.MessageRow;
import dev.rialto.core.store.ReferenceRow;
import dev.rialto.core.store.Store;
import java.time.Instant;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntSupplier;
import java.util.function.LongFunction;

/**
 * References in memory over the store: bounded, the least used go first, and what changes in the store is forgotten here. So
 * memory never knows better than the table.
 *
 * <p>Safe for many threads.
 */
public final class SyncCache implements References {
    private final Store store;
    private final ChannelBook channels;
    private final LongFunction<Channel> directory;
    private final IntSupplier size;
    /** The least used first. */
    private final Map<ReferenceKey, Known> memory = new LinkedHashMap<>(16, 0.75f, true);
    /** What is being read from the table, by who began last; what changes meanwhile is taken out. Guarded by {@code memory}. */
    private final Map<ReferenceKey, Object> reading = new HashMap<>();

    /**
     * A cache of references.
     *
     * @param directory the channel of a number
     * @param size how many at most, as it is now
     */
    public SyncCache(Store store, ChannelBook channels, LongFunction<Channel> directory, IntSupplier size) {
        this.store = store;
        this.channels = channels;
        this.directory = directory;
        this.size = size;
        channels.onMerge((given, stays) -> forget());
    }

    /**
     * A reference with the rows of all names of all its copies.
     *
     * @param withheld numbers of the channels that it is kept from
     */
    public record Known(ReferenceRow reference, List<MessageRow> names, List<Long> withheld) {

        /**
         * The physical messages that a channel has of it, primary names only, in the order of the parts; those that are gone
         * are left out.
         */
        public List<MessageRow> copies(long channel, int epoch) {
            return names.stream()
                    .filter(row -> row.channel() == channel && row.epoch() == epoch && !row.alias() && !row.gone())
                    .toList();
        }

        /** Whether a channel got any file of it, whatever became of that. */
        public boolean hasFiles(long channel) {
            return names.stream().anyMatch(row -> row.channel() == channel && row.kind() == SyncBackRef.Kind.MEDIA);
        }
    }

    /**
     * The reference of a physical message.
     *
     * @param author who names it; what others chose as names is not found by it. Empty finds a name that only one chose
     */
    public Optional<Known> find(long channel, int epoch, MessageId id, Optional<String> author) {
        return store.read(tables -> tables.messages().find(channel, epoch, id, author))
                .flatMap(row -> known(row.reference()));
    }

    public Optional<Known> known(ReferenceKey key) {
        Object reader = new Object();
        synchronized (memory) {
            Known known = memory.get(key);
            if (known != null) {
                return Optional.of(known);
            }
            reading.put(key, reader);
        }
        // Not under the lock, which the store's thread takes after each commit. What was changed meanwhile is not
        // remembered.
        Optional<Known> read = Optional.empty();
        try {
            read = store.read(tables -> {
                Optional<ReferenceRow> row = tables.references().find(key);
                return row.isEmpty()
                        ? Optional.<Known>empty()
                        : Optional.of(new Known(
                                row.get(),
                                tables.messages().of(key),
                                tables.references().withheldFrom(key)));
            });
        } finally {
            synchronized (memory) {
                if (reading.remove(key, reader)) {
                    read.ifPresent(known -> remember(key, known));
                }
            }
        }
        return read;
    }

    private void remember(ReferenceKey key, Known known) {
        memory.put(key, known);
        Iterator<Known> eldest = memory.values().iterator();
        for (int tooMany = memory.size() - size.getAsInt(); tooMany > 0; tooMany--) {
            eldest.next();
            eldest.remove();
        }
    }

    /** A commit has changed a reference. Called after it, before anything later is committed. */
    public void changed(ReferenceKey key) {
        synchronized (memory) {
            memory.remove(key);
            reading.remove(key);
        }
    }

    /** The numbers of channels have changed: nothing that is remembered can be relied on. */
    private void forget() {
        synchronized (memory) {
            memory.clear();
            reading.clear();
        }
    }

    @Override
    public Optional<SyncRef> find(Channel channel, MessageId id) {
        return find(channel.number(), channels.epoch(channel.number()), id, Optional.empty())
                .map(this::ref);
    }

    @Override
    public Optional<SyncRef> find(ReferenceKey key) {
        return known(key).map(this::ref);
    }

    /** As hooks see it. */
    public SyncRef ref(Known known) {
        ReferenceRow row = known.reference();
        return new SyncRef(
                row.key(),
                row.source().map(directory::apply),
                row.author(),
                row.authorName(),
                Instant.ofEpochMilli(row.at()),
                row.state(),
                row.excerpt(),
                known.names().stream()
                        .filter(name -> !name.alias() && !name.gone())
                        .map(name -> new SyncBackRef(
                                directory.apply(name.channel()), name.id(), name.part(), name.kind(), name.original()))
                        .toList());
    }
}
