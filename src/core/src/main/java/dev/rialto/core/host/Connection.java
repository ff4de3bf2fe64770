package dev.rialto.core.host;

import dev.rialto.api.event.Event;
import dev.rialto.api.message.ChannelRef;
import dev.rialto.api.message.NetworkId;
import dev.rialto.api.plug.ChannelStatus;
import dev.rialto.api.plug.Cursor;
import dev.rialto.api.plug.Link;
import dev.rialto.api.plug.PlugException;
import dev.rialto.api.plug.Session;
import dev.rialto.api.plug.Signal;
import dev.rialto.core.outbox.Sessions.Live;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;

/**
 * One connection of a plug: the link that its session speaks to, and the session that the outbox speaks to. Once it is over, a
 * late word of its session is not heard.
 */
final class Connection implements Link, Live {
    private final NetworkId network;
    private final Intake intake;
    private final Set<ChannelRef> caughtUp = ConcurrentHashMap.newKeySet();
    private final CompletableFuture<PlugException> lost = new CompletableFuture<>();
    private volatile @Nullable Session session;
    private volatile Optional<String> trouble = Optional.empty();
    private volatile boolean over;

    Connection(NetworkId network, Intake intake) {
        this.network = network;
        this.intake = intake;
    }

    /** The session was opened. */
    void opened(Session opened) {
        session = opened;
    }

    /** Nothing that its session says counts any more. */
    void end() {
        over = true;
    }

    /** Whether somebody said that it is over; nothing is begun on it from that moment. */
    boolean isLost() {
        return lost.isDone();
    }

    /** What keeps the session from its work for now, as it says. */
    Optional<String> trouble() {
        return trouble;
    }

    /** Waits until the session says that it is over. */
    PlugException awaitLost() throws InterruptedException {
        try {
            return lost.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("the end of a connection is never an exception", e);
        }
    }

    @Override
    public Session session() {
        Session opened = session;
        if (opened == null) {
            throw new IllegalStateException("the session is not open yet");
        }
        return opened;
    }

    @Override
    public boolean archiveRead(ChannelRef channel) {
        return caughtUp.contains(channel);
    }

    @Override
    public void accept(List<? extends Event> events, Cursor position) throws InterruptedException {
        accept(events, Optional.of(position));
    }

    @Override
    public void accept(List<? extends Event> events) throws InterruptedException {
        accept(events, Optional.empty());
    }

    private void accept(List<? extends Event> events, Optional<Cursor> position) throws InterruptedException {
        if (over) {
            throw new InterruptedException("this session is over");
        }
        intake.accept(network, events, position);
    }

    @Override
    public Optional<Cursor> position(String cursor) {
        return intake.position(network, cursor);
    }

    @Override
    public void signal(Signal signal) {
        // Nobody relays typing yet; a signal that nobody takes is gone, which is what a signal is.
    }

    @Override
    public void status(ChannelRef channel, ChannelStatus status) {
        if (!over) {
            intake.status(channel, status);
        }
    }

    @Override
    public void caughtUp(ChannelRef channel) {
        // What the archive told may be the answer for a row that waits for it: that is dealt with first.
        intake.afterwards(channel, () -> {
            caughtUp.add(channel);
            intake.ready(network);
        });
    }

    @Override
    public void trouble(Optional<String> what) {
        trouble = what;
    }

    @Override
    public void lost(PlugException cause) {
        lost.complete(cause);
    }
}
