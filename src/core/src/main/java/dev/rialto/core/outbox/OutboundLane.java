package dev.rialto.core.outbox;

import dev.rialto.api.message.Media;
import dev.rialto.api.message.Message;
import dev.rialto.api.operation.Delete;
import dev.rialto.api.operation.Edit;
import dev.rialto.api.operation.OpenThread;
import dev.rialto.api.operation.Operation;
import dev.rialto.api.operation.Outcome;
import dev.rialto.api.operation.Pin;
import dev.rialto.api.operation.Post;
import dev.rialto.api.operation.React;
import dev.rialto.api.operation.Rename;
import dev.rialto.api.plug.Capabilities;
import dev.rialto.api.plug.HostClock.Timer;
import dev.rialto.api.plug.MediaFiles.MediaFile;
import dev.rialto.core.format.FormatException;
import dev.rialto.core.mailbox.Lane;
import dev.rialto.core.mailbox.Window;
import dev.rialto.core.outbox.Sessions.Live;
import dev.rialto.core.render.Renderer;
import dev.rialto.core.store.ChannelTable.Located;
import dev.rialto.core.store.OutboxRow;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One channel's way out: takes the rows of its queue one after another through Due, Render, Execute and Settle. It rests while
 * its plug is away, its channel is parked or its head waits for another try, and nobody else is held up by that.
 */
final class OutboundLane {
    private static final Logger log = LoggerFactory.getLogger(OutboundLane.class);
    /** The slowest line on which a file is still waited for, in bytes a second. */
    private static final long SLOWEST = 64 * 1024;

    private final long channel;
    private final Outbox outbox;
    private final OutboxTools tools;
    private final Window<Entry> window;
    private final Lane lane;
    private final Parking parking;
    private final Steps steps;
    private final Uncertainty uncertainty;
    private final Outcomes outcomes;
    private volatile @Nullable Execution current;
    /** What wakes the lane when its waiting is over, and when that is, on the monotonic clock; only its own runs touch it. */
    private Optional<Timer> alarm = Optional.empty();

    private long alarmAt;
    /** The row whose files wake the lane when they are there; only this lane's own runs touch it. */
    private Optional<OutboxRow> fetching = Optional.empty();
    /** An urgent row that is beyond the window while the head is held. */
    private volatile Optional<Entry> overtaking = Optional.empty();

    OutboundLane(long channel, Outbox outbox, OutboxTools tools) {
        this.channel = channel;
        this.outbox = outbox;
        this.tools = tools;
        this.window = new Window<>(tools.budget());
        this.parking = new Parking(tools.clock());
        this.lane = new Lane("out " + channel, this::work);
        this.steps = new Steps(tools);
        this.uncertainty = new Uncertainty(tools);
        this.outcomes = new Outcomes(channel, outbox, tools, parking);
    }

    long channel() {
        return channel;
    }

    Lane lane() {
        return lane;
    }

    Window<Entry> window() {
        return window;
    }

    Parking parking() {
        return parking;
    }

    /** What is being done right now. */
    Optional<Execution> current() {
        return Optional.ofNullable(current);
    }

    /** A row of this queue, where it is in memory. */
    Optional<Entry> entry(long id) {
        return window.first(entry -> entry.is(id)).or(() -> overtaking.filter(entry -> entry.is(id)));
    }

    /** The rows here of which nobody knows whether they were sent. Only this lane's own runs call it. */
    List<Long> uncertain() {
        return Stream.concat(window.rows().stream(), overtaking.stream())
                .filter(Entry::uncertain)
                .map(entry -> entry.row().id())
                .toList();
    }

    void wake() {
        lane.wake();
    }

    /** A commit changed the queue. On the store's thread. */
    void apply(Change change) {
        long id = change.row().id();
        switch (change) {
            case Change.Added added -> window.append(new Entry(added.row(), due(added.row()), false));
            case Change.Changed changed -> entry(id).ifPresent(entry -> entry.set(changed.row()));
            case Change.Removed _ -> {
                entry(id).ifPresent(Entry::setGone);
                window.remove(entry -> entry.is(id));
            }
        }
    }

    private long due(OutboxRow row) {
        return tools.clock().nanoTime() + row.hold() * 1_000_000;
    }

    /** Has the lane woken after so many nanoseconds, or before. */
    private void wakeIn(long wait) {
        long at = tools.clock().nanoTime() + wait;
        if (alarm.isPresent() && alarmAt - at <= 0) {
            return;
        }
        alarm.ifPresent(Timer::close);
        alarm = Optional.of(tools.clock().schedule(Duration.ofNanos(wait), this::wake));
        alarmAt = at;
    }

    private void work() throws InterruptedException {
        alarm.ifPresent(Timer::close);
        alarm = Optional.empty();
        while (outbox.running() && !outbox.handingOver(this) && step()) {
            // Each step deals with one row, or finds why to rest.
        }
        outbox.rested(this);
    }

    /** Deals with the next row; tells whether to go on at once. */
    private boolean step() throws InterruptedException {
        Located place = tools.channels().located(channel);
        Optional<Live> live = tools.sessions().live(place.ref().network());
        if (live.isEmpty()) {
            return false;
        }
        Optional<Entry> next = next();
        if (next.isEmpty()) {
            return false;
        }
        Entry entry = next.get();
        Optional<String> end = end(entry);
        if (end.isPresent()) {
            outcomes.bury(entry, end.get());
            return true;
        }
        if (waits(entry, live.get(), place)) {
            return false;
        }
        if (!entry.row().mark() && !mark(entry)) {
            return true;
        }
        Capabilities capabilities = live.get().session().capabilities(place.ref());
        List<Operation> operations;
        try {
            operations = steps.of(entry, place, capabilities);
        } catch (FormatException e) {
            outcomes.bury(entry, "cannot be read: " + e.getMessage());
            return true;
        } catch (RuntimeException e) {
            log.error(
                    "{}: row {} cannot be rendered",
                    tools.names().apply(channel),
                    entry.row().id(),
                    e);
            outcomes.bury(entry, "cannot be rendered: " + e);
            return true;
        }
        deliver(entry, live.get(), place, capabilities, operations);
        return true;
    }

    /** The row whose turn it is: the head, or an urgent one while the head is held. */
    private Optional<Entry> next() throws InterruptedException {
        if (window.head().isEmpty() && window.more()) {
            refill();
        }
        Optional<Entry> head = window.head();
        if (head.isEmpty()) {
            return head;
        }
        long now = tools.clock().nanoTime();
        long held = head.get().held(now);
        if (held <= 0) {
            return head;
        }
        wakeIn(held);
        Optional<Entry> urgent = window.first(entry -> entry.row().urgent() && entry.held(now) <= 0);
        return urgent.isEmpty() && window.more() ? overtaking() : urgent;
    }

    private void refill() throws InterruptedException {
        tools.write(tables -> tables.outbox().waiting(channel, Long.MIN_VALUE, Window.SIZE), rows -> {
            // In one commit with a merge, they may be rows that another lane is not through with.
            if (!outbox.handingOver(this)) {
                window.refill(rows.stream().map(outbox::entry).toList(), rows.size() < Window.SIZE);
            }
        });
    }

    /** The first urgent row in the table; the same entry again for as long as it waits, since that knows what was tried. */
    private Optional<Entry> overtaking() throws InterruptedException {
        tools.write(tables -> tables.outbox().urgent(channel), first -> {
            if (outbox.handingOver(this)) {
                overtaking = Optional.empty();
            } else if (!first.map(OutboxRow::id)
                    .equals(overtaking.map(entry -> entry.row().id()))) {
                overtaking = first.map(outbox::entry);
            }
        });
        return overtaking;
    }

    /** Why a row is not tried any more, whatever it waits for; empty while it is. */
    private Optional<String> end(Entry entry) {
        OutboxRow row = entry.row();
        if (outbox.expiry().tooOld(row)) {
            return Optional.of(outbox.expiry().reason());
        }
        return entry.uncertain() && outcomes.tired(row)
                ? Optional.of("given up after " + row.tries() + " tries; nobody knows what became of the last one")
                : Optional.empty();
    }

    /** Whether the row has to wait for something that will wake the lane. */
    private boolean waits(Entry entry, Live live, Located place) {
        long now = tools.clock().nanoTime();
        if (entry.rests(now) > 0) {
            wakeIn(entry.rests(now));
            return true;
        }
        if (parking.waits(now)) {
            wakeIn(parking.untilProbe(now).toNanos());
            return true;
        }
        Capabilities capabilities = live.session().capabilities(place.ref());
        if (waitsForFiles(entry, capabilities, now)) {
            return true;
        }
        return entry.uncertain() && capabilities.archive() && !live.archiveRead(place.ref());
    }

    /** Whether a row that is due still waits for its files; it goes without them in the end. */
    private boolean waitsForFiles(Entry entry, Capabilities capabilities, long now) {
        OutboxRow row = entry.row();
        if (row.files().isEmpty()) {
            return false;
        }
        Optional<CompletableFuture<Void>> coming = Drafts.message(row)
                .map(message -> Renderer.shownFiles(message, capabilities))
                .flatMap(tools.media()::coming);
        long left = entry.due() + tools.media().patience().toNanos() - now;
        if (coming.isEmpty() || left <= 0) {
            return false;
        }
        wakeIn(left);
        if (fetching.filter(row::equals).isEmpty()) {
            fetching = Optional.of(row);
            coming.get().thenRun(this::wake).isDone();
        }
        return true;
    }

    /** Commits that the row may be tried from now on; tells whether it is still in this queue. */
    private boolean mark(Entry entry) throws InterruptedException {
        long now = tools.clock().now().toEpochMilli();
        OutboxRow row = entry.row();
        return tools.write(tables -> tables.outbox().mark(row, now), marked -> {
            if (marked) {
                entry.set(entry.row().withMark(true).withFirstTry(now));
            } else {
                window.remove(other -> other.is(row.id()));
            }
        });
    }

    private void deliver(Entry entry, Live live, Located place, Capabilities capabilities, List<Operation> operations)
            throws InterruptedException {
        int step = entry.row().step();
        if (step >= operations.size()) {
            outcomes.done(entry);
            return;
        }
        Operation operation = operations.get(step);
        if (entry.uncertain() && !mayRepeat(entry, operation, live, capabilities, operations.size())) {
            return;
        }
        tools.due().await(place.ref(), capabilities);
        if (uncertainty.matters(entry.row(), operation, live.session(), capabilities)) {
            tools.store().awaitDurable();
        }
        Execution execution = new Execution(entry.row().id(), operation, tools.clock());
        current = execution;
        try {
            // Somebody may have dropped it while it waited for its turn. From here on nobody can.
            if (!entry.gone()) {
                Outcome outcome = execution.run(
                        live.session(),
                        deadline(operation),
                        tools.clock(),
                        () -> tools.sessions().restart(live, "a call to " + place.ref() + " does not return"));
                outcomes.settle(entry, operation, outcome, operations.size());
            }
        } finally {
            current = null;
            execution.settled().complete(null);
        }
    }

    /** Whether an operation of which nobody knows if it was done is to be done again; deals with it where it is not. */
    private boolean mayRepeat(Entry entry, Operation operation, Live live, Capabilities capabilities, int operations)
            throws InterruptedException {
        return switch (uncertainty.of(entry.row(), operation, live.session(), capabilities)) {
            case Uncertainty.Answer.Arrived(var receipt) -> {
                outcomes.settle(entry, operation, new Outcome.Sent(receipt), operations);
                yield false;
            }
            case Uncertainty.Answer.Missing _ -> {
                entry.setUncertain(false);
                yield true;
            }
            case Uncertainty.Answer.Harmless _ -> true;
            case Uncertainty.Answer.Resend _ -> {
                outcomes.change(entry, entry.row().unknownAgain());
                yield true;
            }
            case Uncertainty.Answer.GiveUp(String reason) -> {
                outcomes.bury(entry, reason);
                yield false;
            }
            case Uncertainty.Answer.Silent(var failure) -> {
                outcomes.stillUnknown(entry, failure);
                yield false;
            }
        };
    }

    /** How long an operation may take: files take their time. */
    private Duration deadline(Operation operation) {
        long bytes = switch (operation) {
            case Post post -> size(post.message());
            case Edit edit -> size(edit.message());
            case Delete _, React _, Rename _, Pin _, OpenThread _ -> 0;
        };
        return tools.settings().deadline().plusSeconds(bytes / SLOWEST);
    }

    private long size(Message message) {
        return message.attachments().stream()
                .filter(Media.class::isInstance)
                .map(Media.class::cast)
                .flatMap(media -> tools.media().find(media.content()).stream())
                .mapToLong(OutboundLane::size)
                .sum();
    }

    private static long size(MediaFile file) {
        try {
            return Files.size(file.path());
        } catch (IOException e) {
            // It has just gone with the row that needed it.
            return 0;
        }
    }
}
