package dev.rialto.relay;

import java.util.List;
import java.util.Optional;

/** Lists of a config that may be left out. */
public final class Lists {
    private Lists() {}

    /**
     * Refuses a list that is there and names nothing: one that was emptied by mistake must not count for everything.
     *
     * @throws IllegalArgumentException that begins with the key
     */
    public static void requireSome(String key, Optional<? extends List<?>> list) {
        if (list.filter(List::isEmpty).isPresent()) {
            throw new IllegalArgumentException(key + " is empty; name some, or leave the key out");
        }
    }
}
