package dev.rialto.core.refs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rialto.api.hook.ReferenceKey;
import dev.rialto.api.hook.SyncRef;
import dev.rialto.core.config.StoreSettings.Synchronous;
import dev.rialto.core.store.ReferenceRow;
import dev.rialto.core.store.SqliteStore;
import dev.rialto.tck.time.ManualClock;
import dev.rialto.tck.time.Patience;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SyncCacheTest {
    private static final int KEYS = 6;
    private static final int CHANGES = 150;

    @TempDir
    Path directory;

    private static SyncCache cache(SqliteStore store, int size) {
        return new SyncCache(
                store,
                new ChannelBook(store),
                number -> {
                    throw new IllegalStateException("no channel is asked for");
                },
                () -> size);
    }

    private static ReferenceKey key(int number) {
        return new ReferenceKey("key " + number);
    }

    private static void add(SqliteStore store, int number) throws Exception {
        store.write(tables -> {
                    tables.references()
                            .add(new ReferenceRow(
                                    key(number), Optional.empty(), Optional.empty(), "", 0, SyncRef.State.LIVE, 0, ""));
                    return true;
                })
                .durable()
                .get(Patience.SECONDS, TimeUnit.SECONDS);
    }

    @Test
    void whoeverAsksAfterAChangeSeesItHoweverManyAskMeanwhile() throws Exception {
        try (SqliteStore store =
                SqliteStore.open(directory.resolve("rialto.db"), Synchronous.NORMAL, 0, new ManualClock())) {
            SyncCache cache = cache(store, KEYS / 2);
            for (int i = 0; i < KEYS; i++) {
                add(store, i);
            }
            AtomicBoolean over = new AtomicBoolean();
            AtomicReference<String> wrong = new AtomicReference<>("");
            List<Thread> readers = new ArrayList<>();
            for (int reader = 0; reader < 3; reader++) {
                // They never wait: as virtual threads they would leave the others no turn where processors are few.
                readers.add(Thread.ofPlatform().start(() -> {
                    int[] last = new int[KEYS];
                    for (int n = 0; !over.get(); n++) {
                        int number = n % KEYS;
                        int seen = cache.known(key(number))
                                .orElseThrow()
                                .reference()
                                .hash();
                        if (seen < last[number]) {
                            wrong.set(key(number) + " went back from " + last[number] + " to " + seen);
                        }
                        last[number] = seen;
                    }
                }));
            }
            List<Thread> writers = new ArrayList<>();
            for (int i = 0; i < KEYS; i++) {
                int number = i;
                writers.add(Thread.ofVirtual().start(() -> {
                    for (int change = 1; change <= CHANGES; change++) {
                        int hash = change;
                        store.write(
                                        tables -> {
                                            tables.references().setText(key(number), hash, "");
                                            return key(number);
                                        },
                                        cache::changed)
                                .durable()
                                .join();
                        int seen = cache.known(key(number))
                                .orElseThrow()
                                .reference()
                                .hash();
                        if (seen != hash) {
                            wrong.set(key(number) + " is " + seen + " after it was set to " + hash);
                        }
                    }
                }));
            }
            for (Thread writer : writers) {
                writer.join();
            }
            over.set(true);
            for (Thread reader : readers) {
                reader.join();
            }
            assertThat(wrong.get()).isEmpty();
        }
    }

    @Test
    void itHoldsNoMoreThanItMay() throws Exception {
        try (SqliteStore store =
                SqliteStore.open(directory.resolve("rialto.db"), Synchronous.NORMAL, 0, new ManualClock())) {
            SyncCache cache = cache(store, 2);
            for (int i = 0; i < 4; i++) {
                add(store, i);
                assertThat(cache.known(key(i))).isPresent();
            }
            // Changed behind its back, which nobody may do: who is in memory still says the old word, who is not the
            // new.
            store.write(tables -> {
                        for (int i = 0; i < 4; i++) {
                            tables.references().setText(key(i), 1, "");
                        }
                        return true;
                    })
                    .durable()
                    .get(Patience.SECONDS, TimeUnit.SECONDS);
            assertThat(cache.known(key(3)).orElseThrow().reference().hash()).isZero();
            assertThat(cache.known(key(2)).orElseThrow().reference().hash()).isZero();
            assertThat(cache.known(key(1)).orElseThrow().reference().hash()).isEqualTo(1);
            assertThat(cache.known(key(0)).orElseThrow().reference().hash()).isEqualTo(1);
        }
    }
}
