package dev.rialto.plug.xmpp;

import dev.rialto.api.plug.StateStore;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jxmpp.jid.EntityBareJid;

/**
 * Which account is behind which occupant id (XEP-0421), after a restart too. A room that shows accounts to us need not show them
 * in its archive; so the archive's authors are known again.
 *
 * <p>Safe for many threads. All is in memory and written behind: who asks may hold a lock for which the stream waits.
 */
final class KnownAccounts {

    /** More than that are not kept; it is for people who are in a room with us, not for all there ever were. */
    private static final int MOST = 5_000;

    private static final String PREFIX = "occupant ";

    private final StateStore state;
    private final Map<String, String> accounts = new ConcurrentHashMap<>();

    /** Reads what is known; waits for the database. */
    KnownAccounts(StateStore state) {
        this.state = state;
        state.all().forEach((key, account) -> {
            if (key.startsWith(PREFIX)) {
                accounts.put(key, account);
            }
        });
    }

    Optional<String> account(EntityBareJid room, String occupantId) {
        return Optional.ofNullable(accounts.get(key(room, occupantId)));
    }

    void put(EntityBareJid room, String occupantId, String account) {
        String key = key(room, occupantId);
        if (accounts.size() < MOST && !account.equals(accounts.put(key, account))) {
            // The store makes one commit of all that is written at a time.
            Thread.startVirtualThread(() -> state.put(key, account));
        }
    }

    private static String key(EntityBareJid room, String occupantId) {
        return PREFIX + room + " " + occupantId;
    }
}
