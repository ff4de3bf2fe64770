package dev.rialto.plug.xmpp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rialto.api.plug.StateStore;
import dev.rialto.tck.host.InMemoryStateStore;
import dev.rialto.tck.time.Patience;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** People are known again, and a room full of them costs no more than each of them. */
final class KnownAccountsTest {

    /** Counts how often it is read. */
    private static final class CountingStore implements StateStore {
        private final StateStore store = new InMemoryStateStore();
        private final AtomicInteger reads = new AtomicInteger();

        @Override
        public Optional<String> get(String key) {
            reads.incrementAndGet();
            return store.get(key);
        }

        @Override
        public void put(String key, String value) {
            store.put(key, value);
        }

        @Override
        public void remove(String key) {
            store.remove(key);
        }

        @Override
        public Map<String, String> all() {
            reads.incrementAndGet();
            return store.all();
        }
    }

    @Test
    void theStoreIsReadOnceForAllWhoCome() {
        CountingStore store = new CountingStore();
        KnownAccounts accounts = new KnownAccounts(store);
        for (int i = 0; i < 2_000; i++) {
            accounts.put(RoomFixture.ADDRESS, "id" + i, "user" + i + "@localhost");
        }
        assertThat(accounts.account(RoomFixture.ADDRESS, "id7")).contains("user7@localhost");
        assertThat(store.reads).hasValue(1);
        Awaitility.await().atMost(Patience.LIMIT).until(() -> store.store.all().size() == 2_000);
        assertThat(new KnownAccounts(store).account(RoomFixture.ADDRESS, "id1999"))
                .contains("user1999@localhost");
    }

    @Test
    void noMoreAreKeptThanThereAreInARoom() {
        KnownAccounts accounts = new KnownAccounts(new InMemoryStateStore());
        for (int i = 0; i < 6_000; i++) {
            accounts.put(RoomFixture.ADDRESS, "id" + i, "user@localhost");
        }
        assertThat(accounts.account(RoomFixture.ADDRESS, "id4999")).isPresent();
        assertThat(accounts.account(RoomFixture.ADDRESS, "id5000")).isEmpty();
    }
}
