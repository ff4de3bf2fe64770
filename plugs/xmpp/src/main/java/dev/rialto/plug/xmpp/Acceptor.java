package dev.rialto.plug.xmpp;

import dev.rialto.api.event.Event;
import dev.rialto.api.operation.ErrorKind;
import dev.rialto.api.plug.Cursor;
import dev.rialto.api.plug.Link;
import dev.rialto.api.plug.PlugException;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hands events to the host. After the first that it did not take, nothing more of this session is handed over: a later cursor
 * would pass what was not stored. The next session reads it from the archives.
 */
final class Acceptor {
    private static final Logger log = LoggerFactory.getLogger(Acceptor.class);

    private final Link link;
    private volatile boolean stopped;

    Acceptor(Link link) {
        this.link = link;
    }

    /** Returns once the events are stored; false when they are not and never will be in this session. */
    boolean accept(List<? extends Event> events, Optional<Cursor> position) {
        if (stopped) {
            return false;
        }
        try {
            if (position.isPresent()) {
                link.accept(events, position.get());
            } else if (!events.isEmpty()) {
                link.accept(events);
            }
            return true;
        } catch (InterruptedException e) {
            stopped = true;
            return false;
        } catch (RuntimeException e) {
            stopped = true;
            log.error("The host did not take what was said", e);
            link.lost(new PlugException(ErrorKind.PLUG, "the host did not take what was said", e));
            return false;
        }
    }

    void stop() {
        stopped = true;
    }

    boolean isStopped() {
        return stopped;
    }
}
