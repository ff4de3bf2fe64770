package dev.rialto.plug.xmpp;

import dev.rialto.api.message.ChannelRef;
import dev.rialto.api.operation.ErrorKind;
import dev.rialto.api.operation.Failure;
import dev.rialto.api.plug.ChannelStatus;
import dev.rialto.api.plug.HostClock;
import dev.rialto.api.plug.Link;
import dev.rialto.api.plug.PlugException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jivesoftware.smack.XMPPException;
import org.jivesoftware.smack.packet.StanzaError;
import org.jspecify.annotations.Nullable;
import org.jxmpp.jid.EntityBareJid;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Our being in one room: goes in, reads what was said meanwhile, looks from time to time whether we are still there, and goes in
 * again when we are not. What goes wrong in one room is told of that room alone.
 */
final class XmppMembership implements XmppRoom.Fate {
    private static final Logger log = LoggerFactory.getLogger(XmppMembership.class);
    private static final Duration FIRST_RETRY = Duration.ofSeconds(5);
    private static final Duration LONGEST_RETRY = Duration.ofMinutes(5);

    /** A room from which nothing came for so long is asked whether we are still in it. */
    private static final Duration SILENCE = Duration.ofMinutes(2);

    private static final Failure CLOSED = new Failure(ErrorKind.CONNECTION, "the session is closed, or the room moved");

    private final XmppRoom room;
    private final XmppEntrance entrance;
    private final XmppCatchUp catchUp;
    private final XmppSender sender;
    private final boolean configured;
    private final Consumer<EntityBareJid> moves;
    private final Link link;
    private final HostClock clock;

    /** Held while the room is entered. */
    private final Semaphore permits;

    private final ReentrantLock lock = new ReentrantLock();
    private @Nullable CompletableFuture<Standing> attempt;
    private Duration retry = FIRST_RETRY;
    private HostClock.@Nullable Timer timer;
    private boolean caughtUp;
    private volatile boolean destroyed;
    private volatile long entered;
    private volatile boolean closed;

    /** @param moves told where the room moved to; may not wait */
    XmppMembership(
            ChannelRef channel,
            EntityBareJid address,
            RoomConfig config,
            XmppRooms.Shared shared,
            Consumer<EntityBareJid> moves) {
        this.moves = moves;
        this.room = new XmppRoom(
                channel,
                address,
                new XmppOccupants(address, shared.account(), shared.accounts()),
                shared.acceptor(),
                shared.pending(),
                shared.link(),
                shared.clock(),
                this);
        this.entrance = new XmppEntrance(room, config, shared);
        this.permits = shared.permits().of(address);
        this.catchUp = new XmppCatchUp(
                room,
                new XmppArchive(shared.client()::page, address),
                shared.catchUp(),
                shared.link(),
                shared.clock(),
                shared.acceptor(),
                permits,
                this::tellCaughtUp);
        this.sender = new XmppSender(this, shared);
        this.configured = config.configured();
        this.link = shared.link();
        this.clock = shared.clock();
    }

    XmppRoom room() {
        return room;
    }

    XmppSender sender() {
        return sender;
    }

    /** Whether the config names the room. */
    boolean configured() {
        return configured;
    }

    /** Goes in where we are not; what comes of it, or of the attempt that is under way. Returns at once. */
    CompletableFuture<Standing> enter() {
        lock.lock();
        try {
            if (closed) {
                return CompletableFuture.completedFuture(new Standing.Unclear(CLOSED));
            }
            if (attempt != null && !attempt.isDone()) {
                return attempt;
            }
            if (room.isIn()) {
                return CompletableFuture.completedFuture(new Standing.In());
            }
            CompletableFuture<Standing> next = new CompletableFuture<>();
            attempt = next;
            Thread.startVirtualThread(() -> run(next));
            return next;
        } finally {
            lock.unlock();
        }
    }

    /** What comes of it is told the host as the room's status. */
    private void enterAgain() {
        CompletableFuture<Standing> _ = enter();
    }

    private void run(CompletableFuture<Standing> result) {
        try {
            Standing standing = tried();
            // Before the result is there, no other attempt begins, and with it no other entry.
            long entry = room.delivery().entry();
            report(standing);
            result.complete(standing);
            if (standing instanceof Standing.In) {
                catchUp.run(entry);
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            log.error("Going into {} failed by a fault of the plug", room.address(), e);
            // What was half done is done anew; a room that we are in would be left as it is.
            room.lostIt();
            again();
        } finally {
            result.complete(new Standing.Unclear(new Failure(ErrorKind.PLUG, "we could not go into the room")));
        }
        tellCaughtUp();
    }

    private Standing tried() throws InterruptedException {
        permits.acquire();
        try {
            return entrance.enter(!destroyed);
        } catch (PlugException e) {
            return new Standing.Unclear(new Failure(e.kind(), XmppErrors.line(e)));
        } finally {
            permits.release();
        }
    }

    private void report(Standing standing) {
        switch (standing) {
            case Standing.In in -> {
                destroyed = false;
                entered = clock.nanoTime();
                if (!room.isMute()) {
                    link.status(room.channel(), room.usable());
                }
                log.info("In {} as {}", room.address(), room.nick());
            }
            case Standing.Barred barred -> {
                link.status(room.channel(), barred.status());
                log.warn("Not in {}: {}", room.address(), barred.status().detail());
                again();
            }
            case Standing.Unclear unclear -> {
                log.warn("Not in {} yet: {}", room.address(), unclear.failure().text());
                again();
            }
        }
    }

    private void again() {
        lock.lock();
        try {
            if (closed) {
                return;
            }
            if (timer != null) {
                timer.close();
            }
            timer = clock.schedule(retry, this::enterAgain);
            Duration doubled = retry.multipliedBy(2);
            retry = doubled.compareTo(LONGEST_RETRY) < 0 ? doubled : LONGEST_RETRY;
        } finally {
            lock.unlock();
        }
    }

    private void tellCaughtUp() {
        lock.lock();
        try {
            if (caughtUp) {
                return;
            }
            caughtUp = true;
        } finally {
            lock.unlock();
        }
        link.caughtUp(room.channel());
    }

    @Override
    public void out(ChannelStatus status) {
        if (closed) {
            return;
        }
        // A room that throws us out each time is not asked every few seconds.
        if (clock.nanoTime() - entered > LONGEST_RETRY.toNanos()) {
            lock.lock();
            try {
                retry = FIRST_RETRY;
            } finally {
                lock.unlock();
            }
        }
        destroyed = status.state() == ChannelStatus.State.GONE;
        log.warn("Out of {}: {}", room.address(), status.detail());
        again();
        link.status(room.channel(), status);
    }

    @Override
    public void moved(EntityBareJid to) {
        log.warn("{} was closed in favour of {}", room.address(), to);
        destroyed = true;
        close();
        moves.accept(to);
    }

    @Override
    public void notOccupant() {
        room.lostIt();
        enterAgain();
    }

    @Override
    public void changed() {
        Thread.startVirtualThread(() -> {
            try {
                entrance.lookAround();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }

    /** Asks whether we are still in the room, where it has been silent. */
    void checkSilence() {
        if (room.isIn() && clock.nanoTime() - room.heard() > SILENCE.toNanos()) {
            check();
        }
    }

    /** Asks whether we are still in the room (XEP-0410), and goes in where we are not. */
    void check() {
        if (!room.isIn()) {
            return;
        }
        try {
            entrance.ping();
        } catch (XMPPException.XMPPErrorException e) {
            if (meansAbsence(e.getStanzaError().getCondition())) {
                log.warn("Silently out of {}: {}", room.address(), XmppErrors.words(e.getStanzaError()));
                notOccupant();
            }
        } catch (PlugException e) {
            log.debug("No answer from {}: {}", room.address(), XmppErrors.line(e));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** See XEP-0410, 3: some answers only say that the client behind the nick, which is us, does not answer pings. */
    private static boolean meansAbsence(StanzaError.Condition condition) {
        return switch (condition) {
            case service_unavailable,
                    feature_not_implemented,
                    item_not_found,
                    remote_server_not_found,
                    remote_server_timeout -> false;
            default -> true;
        };
    }

    void close() {
        lock.lock();
        try {
            closed = true;
            if (timer != null) {
                timer.close();
            }
            if (attempt != null) {
                // Nobody waits for a room that is left.
                attempt.complete(new Standing.Unclear(CLOSED));
            }
        } finally {
            lock.unlock();
        }
        catchUp.close();
    }
}
