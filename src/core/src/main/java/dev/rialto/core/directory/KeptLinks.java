package dev.rialto.core.directory;

import dev.rialto.api.plug.StateStore;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The links that people have made. One for as long as the host runs: identities of a config that a reload replaces and those that
 * take their place see the same. Any thread; who changes it by what it has holds its monitor meanwhile.
 */
public final class KeptLinks {
    private static final Logger log = LoggerFactory.getLogger(KeptLinks.class);
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,18}");

    private final StateStore state;
    private volatile Map<Long, LinkedAccounts> byKey;

    /** @param state where they are kept; read at once */
    public KeptLinks(StateStore state) {
        this.state = state;
        Map<Long, LinkedAccounts> read = new TreeMap<>();
        state.all().forEach((key, text) -> {
            Optional<LinkedAccounts> link = LinkedAccounts.of(text);
            if (link.isPresent() && NUMBER.matcher(key).matches()) {
                read.put(Long.valueOf(key), link.get());
            } else {
                log.warn("A link of accounts cannot be read and is left alone: {}", key);
            }
        });
        byKey = Collections.unmodifiableMap(read);
    }

    /** By the key that each is kept under, in the order in which they were made. Another object after each change, never changed. */
    Map<Long, LinkedAccounts> byKey() {
        return byKey;
    }

    /** Keeps a link under a key that none has. Nobody sees what is not on the disk yet. */
    synchronized void add(LinkedAccounts link) {
        long last = state.all().keySet().stream()
                .filter(key -> NUMBER.matcher(key).matches())
                .mapToLong(Long::parseLong)
                .max()
                .orElse(0);
        keep(last + 1, link);
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
