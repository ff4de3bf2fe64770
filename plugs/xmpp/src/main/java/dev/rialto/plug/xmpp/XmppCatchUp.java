package dev.rialto.plug.xmpp;

import dev.rialto.api.plug.HostClock;
import dev.rialto.api.plug.Link;
import dev.rialto.api.plug.PlugException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads what was said in one room while we were not in it. Every call waits for the server. */
final class XmppCatchUp {
    private static final Logger log = LoggerFactory.getLogger(XmppCatchUp.class);

    /** An archive that does not answer is asked again after each of these; then the room goes on without it. */
    private static final List<Duration> RETRIES =
            List.of(Duration.ofSeconds(1), Duration.ofSeconds(3), Duration.ofSeconds(10));

    /** Servers' clocks differ from ours and from each other's; what is read twice is known by its key. */
    private static final Duration CLOCKS_DIFFER = Duration.ofMinutes(1);

    private final XmppRoom room;
    private final XmppArchive archive;
    private final XmppSettings.CatchUp limits;
    private final Link link;
    private final HostClock clock;
    private final Acceptor acceptor;

    XmppCatchUp(XmppRoom room, XmppRooms.Shared shared) {
        this.room = room;
        this.archive = new XmppArchive(shared.client(), room.address());
        this.limits = shared.catchUp();
        this.link = shared.link();
        this.clock = shared.clock();
        this.acceptor = shared.acceptor();
    }

    /** Reads the archive to its end, then hands over what was said meanwhile. */
    void run() throws InterruptedException {
        if (room.features().archive()) {
            Optional<String> last = Optional.empty();
            do {
                last = readPatiently(last);
            } while (!acceptor.isStopped() && !room.release());
        } else {
            room.release();
        }
    }

    private Optional<String> readPatiently(Optional<String> after) throws InterruptedException {
        for (int i = 0; ; i++) {
            try {
                return read(after);
            } catch (PlugException e) {
                if (i == RETRIES.size()) {
                    log.warn("What was said in {} meanwhile cannot be read: {}", room.address(), XmppErrors.line(e));
                    return after;
                }
                clock.sleep(RETRIES.get(i));
            }
        }
    }

    /** Reads on to the end; gives the last message that was read. */
    private Optional<String> read(Optional<String> after) throws PlugException, InterruptedException {
        Optional<Place> place = link.position(room.address().toString()).flatMap(Place::of);
        if (place.isEmpty()) {
            // The first time ever: it begins now.
            Optional<String> newest = archive.newest();
            room.archived(List.of(), new Place(newest, clock.now()));
            return newest;
        }
        Optional<String> last = after;
        XmppArchive.From from =
                after.<XmppArchive.From>map(XmppArchive.After::new).orElseGet(() -> from(place.get()));
        int count = 0;
        while (true) {
            XmppArchive.Page page = pageFrom(from, place.get());
            Instant at = page.arrivals().isEmpty()
                    ? place.get().at()
                    : page.arrivals().getLast().at();
            last = page.last().or(() -> after);
            if (last.isPresent() && page.last().isPresent() && !room.archived(page.arrivals(), new Place(last, at))) {
                return last;
            }
            count += page.arrivals().size();
            if (page.complete()) {
                return last;
            }
            if (count >= limits.maxEvents()) {
                log.warn(
                        "More was said in {} than catch-up.max-events = {}; the rest is let go",
                        room.address(),
                        limits.maxEvents());
                Optional<String> newest = archive.newest();
                room.archived(List.of(), new Place(newest, clock.now()));
                return newest;
            }
            from = new XmppArchive.After(page.last().orElseThrow());
        }
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
    private XmppArchive.Page pageFrom(XmppArchive.From from, Place place) throws PlugException, InterruptedException {
        try {
            return archive.page(from);
        } catch (XmppArchive.UnknownPlace e) {
            log.info("The archive of {} does not go back to where we were", room.address());
            try {
                return archive.page(since(place));
            } catch (XmppArchive.UnknownPlace impossible) {
                throw new IllegalStateException("a time is no id", impossible);
            }
        }
    }
}
