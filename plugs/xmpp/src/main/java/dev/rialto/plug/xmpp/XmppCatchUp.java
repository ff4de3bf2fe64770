package dev.rialto.plug.xmpp;

import dev.rialto.api.plug.HostClock;
import dev.rialto.api.plug.Link;
import dev.rialto.api.plug.PlugException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads what was said in one room while we were not in it. An archive that does not answer is asked again and again; after some
 * attempts the room goes on meanwhile.
 */
final class XmppCatchUp {
    private static final Logger log = LoggerFactory.getLogger(XmppCatchUp.class);

    /** After each attempt that failed it is as long to the next; after all others as long as the last says. */
    private static final List<Duration> PAUSES = List.of(
            Duration.ofSeconds(1),
            Duration.ofSeconds(3),
            Duration.ofSeconds(10),
            Duration.ofMinutes(1),
            Duration.ofMinutes(5));

    /** What is said live waits for the archive during so many attempts. */
    private static final int PATIENCE = 4;

    /** Servers' clocks differ from ours and from each other's; what is read twice is known by its key. */
    private static final Duration CLOCKS_DIFFER = Duration.ofMinutes(1);

    private final XmppRoom room;
    private final XmppArchive archive;
    private final XmppSettings.CatchUp limits;
    private final Link link;
    private final HostClock clock;
    private final Acceptor acceptor;
    private final Semaphore permits;
    private final Runnable ended;

    /** Held while the archive is read, so that two entries are read one after the other. */
    private final ReentrantLock reading = new ReentrantLock();

    private final ReentrantLock lock = new ReentrantLock();
    private HostClock.@Nullable Timer timer;
    private boolean closed;

    /**
     * @param permits held while the archive is asked, and not while it is waited for the next attempt
     * @param ended told when the archive was read to its end, or when the room goes on without it; more than once for an
     *     archive that answers late
     */
    XmppCatchUp(
            XmppRoom room,
            XmppArchive archive,
            XmppSettings.CatchUp limits,
            Link link,
            HostClock clock,
            Acceptor acceptor,
            Semaphore permits,
            Runnable ended) {
        this.room = room;
        this.archive = archive;
        this.limits = limits;
        this.link = link;
        this.clock = clock;
        this.acceptor = acceptor;
        this.permits = permits;
        this.ended = ended;
    }

    /** Reads the archive to its end, then hands over what was said since the entry. Returns when the first attempt is over. */
    void run(long entry) {
        attempt(entry, 1);
    }

    /** No attempt begins any more. */
    void close() {
        lock.lock();
        try {
            closed = true;
            if (timer != null) {
                timer.close();
            }
        } finally {
            lock.unlock();
        }
    }

    private void attempt(long entry, int number) {
        reading.lock();
        try {
            if (acceptor.isStopped() || !room.delivery().hold(entry)) {
                return;
            }
            if (succeeds(entry)) {
                ended.run();
                return;
            }
            if (number >= PATIENCE) {
                room.delivery().giveUp(entry);
                ended.run();
            }
            again(entry, number);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            reading.unlock();
        }
    }

    private void again(long entry, int number) {
        Duration pause = PAUSES.get(Math.min(number, PAUSES.size()) - 1);
        lock.lock();
        try {
            if (!closed) {
                timer = clock.schedule(pause, () -> attempt(entry, number + 1));
            }
        } finally {
            lock.unlock();
        }
    }

    private boolean succeeds(long entry) throws InterruptedException {
        try {
            do {
                permits.acquire();
                try {
                    read();
                } finally {
                    permits.release();
                }
            } while (!acceptor.isStopped() && !room.delivery().release(entry));
            return true;
        } catch (PlugException e) {
            log.warn("What was said in {} meanwhile cannot be read now: {}", room.address(), XmppErrors.line(e));
        } catch (RuntimeException e) {
            log.error(
                    "The archive of {} cannot be read by a fault of the plug: {}", room.address(), XmppErrors.fault(e));
        }
        return false;
    }

    /** Reads on to the end, from where the host says we were. */
    private void read() throws PlugException, InterruptedException {
        if (!room.features().archive()) {
            return;
        }
        Optional<Place> place = link.position(room.address().toString()).flatMap(Place::of);
        if (place.isEmpty() || room.seenFirst() || limits.maxEvents() == 0) {
            goOnFromNow();
            return;
        }
        XmppArchive.From from = from(place.get());
        for (int left = limits.maxEvents(); left > 0; ) {
            XmppArchive.Page page = pageFrom(from, place.get(), left);
            if (page.last().isPresent()
                    && !room.archived(page.arrivals(), new Place(page.last(), at(page, place.get())))) {
                return;
            }
            if (page.complete()) {
                return;
            }
            left -= page.size();
            from = new XmppArchive.After(page.last().orElseThrow());
        }
        log.warn(
                "More was said in {} than catch-up.max-events = {}; the rest is let go",
                room.address(),
                limits.maxEvents());
        goOnFromNow();
    }

    private void goOnFromNow() throws PlugException, InterruptedException {
        room.goOnFrom(new Place(archive.newest(), clock.now()));
    }

    private static Instant at(XmppArchive.Page page, Place before) {
        return page.arrivals().isEmpty()
                ? before.at()
                : page.arrivals().getLast().at();
    }

    private XmppArchive.From from(Place place) {
        Instant oldest = clock.now().minus(limits.maxAge());
        if (place.at().isBefore(oldest)) {
            return new XmppArchive.Since(oldest);
        }
        return place.id().<XmppArchive.From>map(XmppArchive.After::new).orElseGet(() -> since(place));
    }

    private XmppArchive.Since since(Place place) {
        Instant oldest = clock.now().minus(limits.maxAge());
        Instant at = place.at().minus(CLOCKS_DIFFER);
        return new XmppArchive.Since(at.isBefore(oldest) ? oldest : at);
    }

    /** An archive forgets, and then does not know after what it is asked; the time tells it. */
    private XmppArchive.Page pageFrom(XmppArchive.From from, Place place, int most)
            throws PlugException, InterruptedException {
        try {
            return archive.page(from, most);
        } catch (XmppArchive.UnknownPlace e) {
            log.info("The archive of {} does not go back to where we were", room.address());
            try {
                return archive.page(since(place), most);
            } catch (XmppArchive.UnknownPlace impossible) {
                throw new IllegalStateException("a time is no id", impossible);
            }
        }
    }
}
