package dev.rialto.plug.xmpp;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import org.jxmpp.jid.DomainBareJid;
import org.jxmpp.jid.EntityBareJid;

/**
 * How many rooms of one service are entered or read at a time. Each service has its own permits, so that one that does not answer
 * holds up its own rooms alone. Safe for many threads.
 */
final class ServicePermits {
    private static final int ROOMS = 8;

    private final Map<DomainBareJid, Semaphore> permits = new ConcurrentHashMap<>();

    /** The permits of the service that has the room. */
    Semaphore of(EntityBareJid room) {
        return permits.computeIfAbsent(room.asDomainBareJid(), service -> new Semaphore(ROOMS, true));
    }
}
