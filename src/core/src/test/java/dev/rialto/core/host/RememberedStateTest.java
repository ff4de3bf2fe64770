package dev.rialto.core.host;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rialto.api.plug.StateStore;
import dev.rialto.tck.host.InMemoryStateStore;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class RememberedStateTest {
    private final CountedState stored = new CountedState();

    /** Counts how often it is asked. */
    private static final class CountedState implements StateStore {
        private final InMemoryStateStore values = new InMemoryStateStore();
        private int asked;

        @Override
        public Optional<String> get(String key) {
            asked++;
            return values.get(key);
        }

        @Override
        public void put(String key, String value) {
            values.put(key, value);
        }

        @Override
        public void remove(String key) {
            values.remove(key);
        }

        @Override
        public Map<String, String> all() {
            asked++;
            return values.all();
        }
    }

    @Test
    void isAskedOnceAndNotWhenItIsMade() {
        stored.put("a", "1");
        RememberedState state = new RememberedState(stored);
        assertThat(stored.asked).isZero();
        assertThat(state.get("a")).contains("1");
        assertThat(state.get("b")).isEmpty();
        assertThat(state.all()).isEqualTo(Map.of("a", "1"));
        assertThat(stored.asked).isOne();
    }

    @Test
    void whatIsWrittenIsKeptAndKnown() {
        RememberedState state = new RememberedState(stored);
        state.put("a", "1");
        state.put("b", "2");
        state.put("a", "3");
        state.remove("b");
        state.remove("c");
        assertThat(state.all()).isEqualTo(Map.of("a", "3"));
        assertThat(new RememberedState(stored).all()).isEqualTo(Map.of("a", "3"));
    }
}
