package dev.rialto.plug.xmpp;

import dev.rialto.api.message.UserId;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * Who wrote the last messages of a room. A client may choose an id that another one has chosen too, so an id can have many
 * authors. Guarded by the room's lock.
 */
final class RecentAuthors {

    /** As many as people go back to take one away. */
    private static final int MOST = 2_000;

    private final Map<String, Set<UserId>> authors = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Set<UserId>> eldest) {
            return size() > MOST;
        }
    };

    void wrote(UserId author, String id) {
        authors.computeIfAbsent(id, key -> new HashSet<>(1)).add(author);
    }

    /** Whether all messages that go by this id are of others, as far as is known. */
    boolean areOthers(UserId user, String id) {
        Set<UserId> known = authors.get(id);
        return known != null && !known.contains(user);
    }
}
