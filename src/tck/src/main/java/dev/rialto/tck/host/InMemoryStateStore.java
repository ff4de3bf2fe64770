package dev.rialto.tck.host;

import dev.rialto.api.plug.StateStore;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A {@link StateStore} that lasts as long as the test; hand the same one to the next plug to play a restart. */
public final class InMemoryStateStore implements StateStore {
    private final Map<String, String> values = new TreeMap<>();

    @Override
    public synchronized Optional<String> get(String key) {
        return Optional.ofNullable(values.get(key));
    }

    @Override
    public synchronized void put(String key, String value) {
        values.put(key, value);
    }

    @Override
    public synchronized void remove(String key) {
        values.remove(key);
    }

    @Override
    public synchronized Map<String, String> all() {
        return Map.copyOf(values);
    }
}
