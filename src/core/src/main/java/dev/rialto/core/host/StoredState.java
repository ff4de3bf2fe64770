package dev.rialto.core.host;

import dev.rialto.api.plug.StateStore;
import dev.rialto.core.store.Store;
import java.util.Map;
import java.util.Optional;

/** The strings of one plug or hook, in the store. */
public final class StoredState implements StateStore {
    private final Store store;
    private final String owner;

    /**
     * A part of the store's state.
     *
     * @param owner whose; no two have the same
     */
    public StoredState(Store store, String owner) {
        this.store = store;
        this.owner = owner;
    }

    @Override
    public Optional<String> get(String key) {
        return store.read(tables -> tables.state().get(owner, key));
    }

    @Override
    public void put(String key, String value) {
        store.write(tables -> {
                    tables.state().put(owner, key, value);
                    return true;
                })
                .durable()
                .join();
    }

    @Override
    public void remove(String key) {
        store.write(tables -> {
                    tables.state().remove(owner, key);
                    return true;
                })
                .durable()
                .join();
    }

    @Override
    public Map<String, String> all() {
        return store.read(tables -> tables.state().all(owner));
    }
}
