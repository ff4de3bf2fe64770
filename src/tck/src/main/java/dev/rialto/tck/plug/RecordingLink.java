package dev.rialto.tck.plug;

import dev.rialto.api.event.Deleted;
import dev.rialto.api.event.Edited;
import dev.rialto.api.event.Event;
import dev.rialto.api.event.EventKey;
import dev.rialto.api.event.Posted;
import dev.rialto.api.message.ChannelRef;
import dev.rialto.api.plug.ChannelStatus;
import dev.rialto.api.plug.Cursor;
import dev.rialto.api.plug.Link;
import dev.rialto.api.plug.PlugException;
import dev.rialto.api.plug.Signal;
import dev.rialto.tck.time.Patience;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The host as a session sees it, which keeps all it is told. Knows an event again by its key, as the host does. Safe for many
 * threads.
 *
 * <p>A link is for one session. {@link #next()} gives the one for the session after it, which remembers everything; so a test
 * plays a restart.
 */
public final class RecordingLink implements Link {

    private final Memory memory;
    private boolean ended;
    private @Nullable PlugException lost;
    private Optional<String> trouble = Optional.empty();

    public RecordingLink() {
        this(new Memory());
    }

    private RecordingLink(Memory memory) {
        this.memory = memory;
    }

    /** Ends this link and gives the one of the next session. */
    public RecordingLink next() {
        end();
        release();
        return new RecordingLink(memory);
    }

    /** Ends this link as the host does when it closes a session: who waits in {@code accept} is interrupted. */
    public void end() {
        change(() -> ended = true);
    }

    /** Lets no {@code accept} return until {@link #release}; what waits there is not stored meanwhile. */
    public void blockAccept() {
        change(() -> memory.blocked = true);
    }

    public void release() {
        change(() -> memory.blocked = false);
    }

    @Override
    public void accept(List<? extends Event> events, Cursor position) throws InterruptedException {
        store(List.copyOf(events), Optional.of(position));
    }

    @Override
    public void accept(List<? extends Event> events) throws InterruptedException {
        store(List.copyOf(events), Optional.empty());
    }

    private void store(List<Event> events, Optional<Cursor> position) throws InterruptedException {
        memory.lock.lockInterruptibly();
        try {
            memory.waiting++;
            memory.changed.signalAll();
            try {
                while (memory.blocked && !ended) {
                    memory.changed.await();
                }
            } finally {
                memory.waiting--;
            }
            if (ended) {
                throw new InterruptedException("the session was closed");
            }
            events.forEach(memory::keep);
            position.ifPresent(cursor -> memory.cursors.put(cursor.name(), cursor));
            memory.changed.signalAll();
        } finally {
            memory.lock.unlock();
        }
    }

    @Override
    public Optional<Cursor> position(String cursor) {
        return read(() -> Optional.ofNullable(memory.cursors.get(cursor)));
    }

    @Override
    public void signal(Signal signal) {
        change(() -> memory.signals.add(signal));
    }

    @Override
    public void status(ChannelRef channel, ChannelStatus status) {
        change(() -> memory.statuses.put(channel, status));
    }

    @Override
    public void caughtUp(ChannelRef channel) {
        change(() -> memory.caughtUp.add(channel));
    }

    @Override
    public void trouble(Optional<String> what) {
        change(() -> trouble = what);
    }

    @Override
    public void lost(PlugException cause) {
        change(() -> lost = lost == null ? cause : lost);
    }

    /** All events, each once, in the order in which they were accepted first. */
    public List<Event> events() {
        return read(() -> List.copyOf(memory.events));
    }

    /** The same of one kind, in one channel. */
    public <E extends Event> List<E> events(Class<E> kind, ChannelRef channel) {
        return events().stream()
                .filter(event -> event.channel().equals(channel))
                .filter(kind::isInstance)
                .map(kind::cast)
                .toList();
    }

    /** Events that were accepted before under the same key. */
    public List<Event> repeats() {
        return read(() -> List.copyOf(memory.repeats));
    }

    /** Pairs that had the same key and were not the same event: a fault of the plug, and a loss in the host. */
    public List<String> collisions() {
        return read(() -> List.copyOf(memory.collisions));
    }

    public List<Signal> signals() {
        return read(() -> List.copyOf(memory.signals));
    }

    public Optional<ChannelStatus> status(ChannelRef channel) {
        return read(() -> Optional.ofNullable(memory.statuses.get(channel)));
    }

    /** Why this session is over, where it is. */
    public Optional<PlugException> lost() {
        return read(() -> Optional.ofNullable(lost));
    }

    /** What keeps this session from its work just now, as it says. */
    public Optional<String> trouble() {
        return read(() -> trouble);
    }

    /** The channels of which {@code caughtUp} was said, over all sessions. */
    public List<ChannelRef> caughtUp() {
        return read(() -> List.copyOf(memory.caughtUp));
    }

    /** Waits for an event, also one that came before the call. */
    public <E extends Event> E await(Class<E> kind, Predicate<? super E> wanted) throws InterruptedException {
        return await(
                "a " + kind.getSimpleName(),
                () -> memory.events.stream()
                        .filter(kind::isInstance)
                        .map(kind::cast)
                        .filter(wanted)
                        .findFirst());
    }

    public Posted awaitPosted(Predicate<Posted> wanted) throws InterruptedException {
        return await(Posted.class, wanted);
    }

    /** Waits for a message with exactly this text. */
    public Posted awaitPosted(String text) throws InterruptedException {
        return await(
                "a message that says \"" + text + "\"",
                () -> memory.events.stream()
                        .filter(Posted.class::isInstance)
                        .map(Posted.class::cast)
                        .filter(posted -> posted.message().text().plain().equals(text))
                        .findFirst());
    }

    public PlugException awaitLost() throws InterruptedException {
        return await("lost()", () -> Optional.ofNullable(lost));
    }

    public String awaitTrouble() throws InterruptedException {
        return await("trouble()", () -> trouble);
    }

    /** Waits until nothing keeps the session from its work. */
    public void awaitNoTrouble() throws InterruptedException {
        await("the end of the trouble", () -> Optional.of(trouble).filter(Optional::isEmpty));
    }

    public void awaitCaughtUp(ChannelRef channel) throws InterruptedException {
        awaitCaughtUp(channel, 1);
    }

    /** Waits until it was said so many times of the channel, in all sessions together. */
    public void awaitCaughtUp(ChannelRef channel, int times) throws InterruptedException {
        await(
                "caughtUp(" + channel + ") number " + times,
                () -> Optional.of(Collections.frequency(memory.caughtUp, channel))
                        .filter(count -> count >= times));
    }

    public ChannelStatus awaitStatus(ChannelRef channel, ChannelStatus.State state) throws InterruptedException {
        return await(
                "status " + state,
                () -> Optional.ofNullable(memory.statuses.get(channel)).filter(status -> status.state() == state));
    }

    /** Waits until somebody waits in a blocked {@code accept}. */
    public void awaitBlocked() throws InterruptedException {
        await("a blocked accept", () -> Optional.of(memory.waiting).filter(waiting -> waiting > 0));
    }

    private <T> T await(String what, Supplier<Optional<T>> wanted) throws InterruptedException {
        memory.lock.lockInterruptibly();
        try {
            long left = Patience.LIMIT.toNanos();
            while (true) {
                Optional<T> found = wanted.get();
                if (found.isPresent()) {
                    return found.get();
                }
                if (left <= 0) {
                    throw new AssertionError("waited " + Patience.LIMIT + " for " + what + "; there came "
                            + memory.events + (lost == null ? "" : "; the session was lost: " + lost.getMessage()));
                }
                left = memory.changed.awaitNanos(left);
            }
        } finally {
            memory.lock.unlock();
        }
    }

    private void change(Runnable change) {
        memory.lock.lock();
        try {
            change.run();
            memory.changed.signalAll();
        } finally {
            memory.lock.unlock();
        }
    }

    private <T> T read(Supplier<T> value) {
        memory.lock.lock();
        try {
            return value.get();
        } finally {
            memory.lock.unlock();
        }
    }

    /** What outlives a session. Guarded by its lock. */
    private static final class Memory {
        private final ReentrantLock lock = new ReentrantLock();
        private final Condition changed = lock.newCondition();
        private final List<Event> events = new ArrayList<>();
        private final List<Event> repeats = new ArrayList<>();
        private final List<String> collisions = new ArrayList<>();
        private final Map<Known, Event> known = new HashMap<>();
        private final Map<String, Cursor> cursors = new HashMap<>();
        private final List<Signal> signals = new ArrayList<>();
        private final Map<ChannelRef, ChannelStatus> statuses = new HashMap<>();
        private final List<ChannelRef> caughtUp = new ArrayList<>();
        private boolean blocked;
        private int waiting;

        private void keep(Event event) {
            Optional<Event> before = event.key()
                    .flatMap(key -> Optional.ofNullable(
                            known.putIfAbsent(new Known(event.channel(), event.getClass(), key), event)));
            if (before.isEmpty()) {
                events.add(event);
                return;
            }
            repeats.add(event);
            if (!same(before.get(), event)) {
                collisions.add(before.get() + " and " + event);
            }
        }

        private static boolean same(Event one, Event other) {
            if (one instanceof Posted posted) {
                return other instanceof Posted again && posted.id().equals(again.id());
            }
            if (one instanceof Edited edited) {
                return other instanceof Edited again
                        && edited.target().equals(again.target())
                        && edited.message().text().equals(again.message().text());
            }
            return !(one instanceof Deleted deleted)
                    || (other instanceof Deleted again && deleted.target().equals(again.target()));
        }
    }

    private record Known(ChannelRef channel, Class<?> kind, EventKey key) {}
}
