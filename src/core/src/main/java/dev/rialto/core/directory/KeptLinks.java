package dev.rialto.core.directory;

import dev.rialto.api.plug.StateStore;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The links that people have made. One for as long as the host runs: identities of a config that a reload replaces and those that
 * take their place see the same. Any thread; who changes it by what it has holds its monitor meanwhile.
 */
public final class KeptLinks {
    private final StateStore state;
    private volatile Map<Long, LinkedAccounts> byKey;

    /** @param state where they are kept; read at once */
    public KeptLinks(StateStore state) {
        this.state = state;
        Map<Long, LinkedAccounts> read = new LinkedHashMap<>();
        state.all().entrySet().stream()
                .sorted(Comparator.comparingLong(entry -> Long.parseLong(entry.getKey())))
                .forEach(entry -> LinkedAccounts.of(entry.getValue())
                        .ifPresent(link -> read.put(Long.valueOf(entry.getKey()), link)));
        byKey = Collections.unmodifiableMap(read);
    }

    /** By the key that each is kept under, in the order in which they were made. Another object after each change, never changed. */
    Map<Long, LinkedAccounts> byKey() {
        return byKey;
    }

    /** Keeps a link under a key that none has. Nobody sees what is not on the disk yet. */
    synchronized void add(LinkedAccounts link) {
        keep(byKey.keySet().stream().mapToLong(Long::longValue).max().orElse(0) + 1, link);
    }

    /** Keeps a link instead of the one that has its key; one account alone is no link any more. */
    synchronized void keep(long key, LinkedAccounts link) {
        Map<Long, LinkedAccounts> next = new LinkedHashMap<>(byKey);
        if (link.members().size() > 1) {
            state.put(Long.toString(key), link.text());
            next.put(key, link);
        } else {
            state.remove(Long.toString(key));
            next.remove(key);
        }
        byKey = Collections.unmodifiableMap(next);
    }
}
