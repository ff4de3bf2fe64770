package dev.rialto.core.host;

import dev.rialto.api.plug.StateStore;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * A state that answers from memory but for the first question, so that a hook may ask for each message. Nobody else writes to
 * what is behind it. Any thread.
 */
final class RememberedState implements StateStore {
    private final StateStore stored;
    private volatile @Nullable Map<String, String> memory;

    RememberedState(StateStore stored) {
        this.stored = stored;
    }

    @Override
    public Optional<String> get(String key) {
        return Optional.ofNullable(known().get(key));
    }

    /** Nobody sees what is not on the disk yet. */
    @Override
    public synchronized void put(String key, String value) {
        stored.put(key, value);
        known().put(key, value);
    }

    @Override
    public synchronized void remove(String key) {
        stored.remove(key);
        known().remove(key);
    }

    @Override
    public Map<String, String> all() {
        return Map.copyOf(known());
    }

    private Map<String, String> known() {
        Map<String, String> known = memory;
        return known == null ? read() : known;
    }

    private synchronized Map<String, String> read() {
        Map<String, String> known = memory;
        if (known == null) {
            known = new ConcurrentHashMap<>(stored.all());
            memory = known;
        }
        return known;
    }
}
