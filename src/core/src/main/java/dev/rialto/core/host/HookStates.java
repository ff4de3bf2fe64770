package dev.rialto.core.host;

import dev.rialto.api.plug.StateStore;
import dev.rialto.core.store.Store;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The state of each hook, once for as long as the host runs: a hook and the one that a reload puts in its place see the same. Any
 * thread.
 */
public final class HookStates {
    private final Store store;
    private final Map<String, StateStore> byHook = new ConcurrentHashMap<>();

    public HookStates(Store store) {
        this.store = store;
    }

    /** That of a hook, by the config's name of it. Asks for nothing yet. */
    StateStore of(String hook) {
        return byHook.computeIfAbsent(hook, name -> new RememberedState(new StoredState(store, "hook:" + name)));
    }
}
