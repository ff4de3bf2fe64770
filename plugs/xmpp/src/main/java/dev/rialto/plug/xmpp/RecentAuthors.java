package dev.rialto.plug.xmpp;

import dev.rialto.api.message.UserId;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Who wrote the last messages of a room. A client may choose an id that another one has chosen too, so an id can have many
 * authors. Guarded by the room's lock.
 */
final class RecentAuthors {

    /** As many as people go back to take one away. */
    private static final int MOST = 2_000;

    /** By the message's id, and each author's nick at that time. */
    private final Map<String, Map<UserId, String>> authors = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Map<UserId, String>> eldest) {
            return size() > MOST;
        }
    };

    void wrote(UserId author, String nick, String id) {
        authors.computeIfAbsent(id, key -> new HashMap<>(1)).put(author, nick);
    }

    /** Whether all messages that go by this id are of others, as far as is known. */
    boolean areOthers(UserId user, String id) {
        Map<UserId, String> known = authors.get(id);
        return known != null && !known.containsKey(user);
    }

    /** Under which nick the message was written, where only one author is known to use its id. */
    Optional<String> nick(String id) {
        Map<UserId, String> known = authors.getOrDefault(id, Map.of());
        return known.size() == 1 ? known.values().stream().findFirst() : Optional.empty();
    }
}
