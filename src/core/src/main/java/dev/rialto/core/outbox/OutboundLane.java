package dev.rialto.core.outbox;

import dev.rialto.api.message.ChannelId;
import dev.rialto.api.message.ChannelRef;
import dev.rialto.api.operation.Delete;
import dev.rialto.api.operation.Edit;
import dev.rialto.api.operation.ErrorKind;
import dev.rialto.api.operation.Failure;
import dev.rialto.api.operation.OpenThread;
import dev.rialto.api.operation.Operation;
import dev.rialto.api.operation.Outcome;
import dev.rialto.api.operation.Pin;
import dev.rialto.api.operation.Post;
import dev.rialto.api.operation.React;
import dev.rialto.api.operation.Receipt;
import dev.rialto.api.operation.Rename;
import dev.rialto.api.plug.Capabilities;
import dev.rialto.api.plug.HostClock.Timer;
import dev.rialto.api.plug.PlugException;
import dev.rialto.api.plug.Role;
import dev.rialto.core.config.OutboxSettings.OnUnknown;
import dev.rialto.core.format.Draft;
import dev.rialto.core.format.FormatException;
import dev.rialto.core.format.OperationFormat;
import dev.rialto.core.format.RelayFormat;
import dev.rialto.core.mailbox.Lane;
import dev.rialto.core.mailbox.Window;
import dev.rialto.core.outbox.Sessions.Live;
import dev.rialto.core.store.ChannelTable.Located;
import dev.rialto.core.store.OutboxRow;
import dev.rialto.core.store.Work;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One channel's way out: takes the rows of its queue one after another through Due, Render, Execute and Settle. It rests while
 * its plug is away, its channel is parked or its head waits for another try, and nobody else is held up by that.
 */
final class OutboundLane {
    private static final Logger log = LoggerFactory.getLogger(OutboundLane.class);

    private final long channel;
    private final Outbox outbox;
    private final OutboxTools tools;
    private final Window<Entry> window;
    private final Lane lane;
    private final Parking parking;
    private volatile @Nullable Execution current;
    /** When the head may be tried again, on the monotonic clock; only this lane's own runs read and write it. */
    private Optional<Long> retryAt = Optional.empty();
    /** What wakes the lane when its waiting is over; one at most, however often others wake it meanwhile. */
    private Optional<Timer> alarm = Optional.empty();
    /** An urgent row that is beyond the window while the head is held. */
    private Optional<Entry> overtaking = Optional.empty();

    OutboundLane(long channel, Outbox outbox, OutboxTools tools) {
        this.channel = channel;
        this.outbox = outbox;
        this.tools = tools;
        this.window = new Window<>(tools.budget());
        this.parking = new Parking(tools.clock());
        this.lane = new Lane("out " + channel, this::work);
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

    void wake() {
        lane.wake();
    }

    /** A commit changed the queue. On the store's thread. */
    void apply(Change change) {
        long id = change.row().id();
        switch (change) {
            case Change.Added added -> window.append(new Entry(added.row(), due(added.row()), false));
            case Change.Changed changed ->
                window.first(entry -> entry.row().id() == id).ifPresent(entry -> entry.set(changed.row()));
            case Change.Removed _ -> window.remove(entry -> entry.row().id() == id);
        }
    }

    private long due(OutboxRow row) {
        return tools.clock().nanoTime() + row.hold() * 1_000_000;
    }

    private void wakeIn(Duration wait) {
        alarm.ifPresent(Timer::close);
        alarm = Optional.of(tools.clock().schedule(wait, this::wake));
    }

    private void work() throws InterruptedException {
        while (outbox.running() && step()) {
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
        if (next.isEmpty() || waits(next.get(), live.get(), place)) {
            return false;
        }
        Entry entry = next.get();
        if (expired(entry)) {
            return true;
        }
        if (!entry.row().mark() && !mark(entry)) {
            return true;
        }
        Capabilities capabilities = live.get().session().capabilities(place.ref());
        List<Operation> steps;
        try {
            steps = steps(entry, place, capabilities);
        } catch (FormatException e) {
            bury(entry, "cannot be read: " + e.getMessage());
            return true;
        } catch (RuntimeException e) {
            log.error("{}: row {} cannot be rendered", name(), entry.row().id(), e);
            bury(entry, "cannot be rendered: " + e);
            return true;
        }
        deliver(entry, live.get(), place, capabilities, steps);
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
        Optional<Entry> urgent = window.first(entry -> entry.row().urgent() && entry.held(now) <= 0);
        if (urgent.isEmpty() && window.more()) {
            urgent = overtaking();
        }
        if (urgent.isEmpty()) {
            wakeIn(Duration.ofNanos(held));
        }
        return urgent;
    }

    private void refill() throws InterruptedException {
        await(tools.store()
                .write(
                        tables -> tables.outbox().waiting(channel, Long.MIN_VALUE, Window.SIZE),
                        rows -> window.refill(rows.stream().map(outbox::entry).toList(), rows.size() < Window.SIZE)));
    }

    /** The first urgent row in the table; the same entry again for as long as it waits, since that knows what was tried. */
    private Optional<Entry> overtaking() throws InterruptedException {
        Optional<OutboxRow> first =
                await(tools.store().write(tables -> tables.outbox().urgent(channel)));
        if (!first.map(OutboxRow::id).equals(overtaking.map(entry -> entry.row().id()))) {
            overtaking = first.map(outbox::entry);
        }
        return overtaking;
    }

    /** Whether the row has to wait for something that will wake the lane. */
    private boolean waits(Entry entry, Live live, Located place) {
        long now = tools.clock().nanoTime();
        if (retryAt.isPresent() && retryAt.get() - now > 0) {
            wakeIn(Duration.ofNanos(retryAt.get() - now));
            return true;
        }
        if (parking.waits(now)) {
            wakeIn(parking.untilProbe(now));
            return true;
        }
        if (waitsForFiles(entry, now)) {
            return true;
        }
        return entry.uncertain()
                && live.session().capabilities(place.ref()).archive()
                && !live.archiveRead(place.ref());
    }

    /** Whether a row that is due still waits for its files; it goes without them in the end. */
    private boolean waitsForFiles(Entry entry, long now) {
        if (entry.row().files().isEmpty()) {
            return false;
        }
        Optional<CompletableFuture<Void>> coming = Drafts.message(entry.row()).flatMap(tools.media()::coming);
        long left = entry.due() + tools.media().patience().toNanos() - now;
        if (coming.isEmpty() || left <= 0) {
            return false;
        }
        tools.clock().schedule(Duration.ofNanos(left), this::wake);
        coming.get().thenRun(this::wake).isDone();
        return true;
    }

    private boolean expired(Entry entry) throws InterruptedException {
        Duration age = Duration.ofMillis(tools.time().millis() - entry.row().created());
        if (age.compareTo(tools.settings().keepFor()) <= 0) {
            return false;
        }
        bury(entry, "older than " + tools.settings().keepFor().toHours() + " h");
        return true;
    }

    /** Commits that the row may be tried from now on; tells whether it is still there. */
    private boolean mark(Entry entry) throws InterruptedException {
        long now = tools.clock().now().toEpochMilli();
        long id = entry.row().id();
        boolean there = await(tools.store().write(tables -> tables.outbox().mark(id, now), marked -> {
            if (marked) {
                entry.set(entry.row().withMark(true).withFirstTry(now));
            } else {
                window.remove(other -> other.row().id() == id);
            }
        }));
        return there;
    }

    private void deliver(Entry entry, Live live, Located place, Capabilities capabilities, List<Operation> steps)
            throws InterruptedException {
        OutboxRow row = entry.row();
        if (row.step() >= steps.size()) {
            commit(tables -> tools.settle().done(tables, row), row);
            return;
        }
        Operation operation = steps.get(row.step());
        if (entry.uncertain() && !mayRepeat(entry, operation, live, capabilities, steps.size())) {
            return;
        }
        tools.due().await(place.ref(), capabilities);
        Execution execution = new Execution(operation, tools.clock());
        current = execution;
        try {
            Outcome outcome = execution.run(
                    live.session(),
                    tools.settings().deadline(),
                    tools.clock(),
                    () -> tools.sessions().restart(live, "a call to " + place.ref() + " does not return"));
            settle(entry, operation, outcome, steps.size());
        } finally {
            current = null;
            execution.settled().complete(null);
        }
    }

    /** The steps of a row; where there are several they are stored before the first is tried. */
    private List<Operation> steps(Entry entry, Located place, Capabilities capabilities)
            throws InterruptedException, FormatException {
        OutboxRow row = entry.row();
        if (row.steps().isPresent()) {
            List<Operation> stored = OperationFormat.read(row.steps().get());
            List<Operation> left = stored.subList(row.step(), stored.size());
            if (left.stream().allMatch(step -> step.channel().equals(place.ref()))) {
                return stored;
            }
            // The channel has moved since. The rest of a message follows it; changes of copies there are made out anew.
            if (left.stream().allMatch(Post.class::isInstance)) {
                return stored.stream().map(step -> at(place.ref(), step)).toList();
            }
        }
        List<Operation> steps = tools.render()
                .steps(
                        row,
                        new Render.Target(
                                place,
                                capabilities,
                                tools.styles().apply(place.ref().network())));
        if (steps.size() > 1) {
            OutboxRow stored = row.withSteps(OperationFormat.write(steps));
            await(tools.store()
                    .write(
                            tables -> {
                                tables.outbox().update(stored);
                                return stored;
                            },
                            entry::set));
        }
        return steps;
    }

    /**
     * Whether an operation of which nobody knows if it was done may be done again. Asks the network where it can be asked.
     */
    private boolean mayRepeat(Entry entry, Operation operation, Live live, Capabilities capabilities, int steps)
            throws InterruptedException {
        OutboxRow row = entry.row();
        if (tired(row)) {
            bury(entry, "given up after " + row.tries() + " tries; nobody knows what became of the last one");
            return false;
        }
        if (harmlessTwice(operation)) {
            return true;
        }
        Instant since = Instant.ofEpochMilli(row.firstTry().orElse(row.created()));
        Optional<Role.Lookup> lookup = live.session().role(Role.Lookup.class);
        if (lookup.isPresent()) {
            try {
                Optional<Receipt> found = lookup.get().find(operation.channel(), operation.token(), since);
                if (found.isPresent()) {
                    settle(entry, operation, new Outcome.Sent(found.get()), steps);
                    return false;
                }
                entry.setUncertain(false);
                return true;
            } catch (PlugException e) {
                later(entry, Optional.empty(), new Failure(e.kind(), String.valueOf(e.getMessage())), true);
                return false;
            }
        }
        Duration age = Duration.between(since, tools.clock().now());
        if (age.compareTo(capabilities.tokenHonoured()) < 0) {
            return true;
        }
        if (tools.settings().onUnknown() == OnUnknown.DROP) {
            bury(entry, "nobody knows whether it arrived, and on-unknown = drop");
            return false;
        }
        if (row.unknowns() >= tools.settings().unknownResends()) {
            bury(entry, "sent " + (row.unknowns() + 1) + " times, and nobody knows whether it arrived");
            return false;
        }
        change(entry, row.unknownAgain());
        return true;
    }

    private static Operation at(ChannelRef place, Operation step) {
        if (!(step instanceof Post post)) {
            return step;
        }
        Post.Builder there = Post.builder(place, post.token(), post.message())
                .recipients(post.recipients())
                .severity(post.severity())
                .silent(post.silent())
                .wantsReport(post.wantsReport());
        post.persona().ifPresent(there::persona);
        post.subject().ifPresent(there::subject);
        post.expires().ifPresent(there::expires);
        return there.build();
    }

    private static boolean harmlessTwice(Operation operation) {
        return switch (operation) {
            case Post _, OpenThread _ -> false;
            case Edit _, Delete _, React _, Rename _, Pin _ -> true;
        };
    }

    private void settle(Entry entry, Operation operation, Outcome outcome, int steps) throws InterruptedException {
        retryAt = Optional.empty();
        OutboxRow row = entry.row();
        switch (outcome) {
            case Outcome.Sent(Receipt receipt) -> {
                entry.setUncertain(false);
                parking.leave().ifPresent(reason -> log.info("{} takes messages again", name()));
                Located place = tools.channels().located(channel);
                commit(tables -> tools.settle().sent(tables, row, place, operation, receipt, steps), row);
            }
            case Outcome.Refused(Outcome.Scope scope, Failure failure) -> refused(entry, operation, scope, failure);
            case Outcome.TryLater(Failure failure, Optional<Duration> after) -> later(entry, after, failure, false);
            case Outcome.Unknown(Failure failure) -> {
                entry.setUncertain(true);
                log.info("{}: nobody knows whether row {} arrived: {}", name(), row.id(), failure.text());
                Duration wait = tools.backoff().after(row.tries() + 1);
                retryAt = Optional.of(tools.clock().nanoTime() + wait.toNanos());
                change(entry, row.triedAgain(away() ? 0 : wait.toMillis()));
            }
            case Outcome.Moved(ChannelId to) -> {
                if (outbox.move(channel, to)) {
                    change(entry, row.withMark(false));
                } else {
                    later(entry, Optional.empty(), new Failure(ErrorKind.SERVER, "it has moved to where it is"), false);
                }
            }
        }
    }

    private void refused(Entry entry, Operation operation, Outcome.Scope scope, Failure failure)
            throws InterruptedException {
        OutboxRow row = entry.row();
        entry.setUncertain(false);
        if (operation instanceof Rename && sayInstead(entry)) {
            return;
        }
        switch (scope) {
            case MESSAGE -> bury(entry, failure.text());
            case CHANNEL -> {
                if (parking.park(failure.text())) {
                    log.warn("{} is parked, its messages wait: {}", name(), failure.text());
                }
                change(entry, row.failedFor(0));
                // The first message that waits tells of it; not the first refusal, which may have been of a notice.
                if (!row.notice() && row.reference().isPresent() && parking.tell()) {
                    outbox.notice(channel, row, failure.text());
                }
            }
        }
    }

    /** A title that may not be set is told instead; tells whether the row was a title. */
    private boolean sayInstead(Entry entry) throws InterruptedException {
        try {
            if (RelayFormat.read(entry.row().body()) instanceof Draft.Title title) {
                change(entry, entry.row().withBody(RelayFormat.write(title.otherwise())));
                return true;
            }
        } catch (FormatException e) {
            log.debug("Row {} cannot be read: {}", entry.row().id(), e.getMessage());
        }
        return false;
    }

    /**
     * The row is tried again later.
     *
     * @param uncertain whether it may have arrived in an earlier try
     */
    private void later(Entry entry, Optional<Duration> after, Failure failure, boolean uncertain)
            throws InterruptedException {
        OutboxRow row = entry.row();
        boolean away = away();
        Duration wait = after.orElseGet(() -> tools.backoff().after(row.tries() + 1));
        retryAt = Optional.of(tools.clock().nanoTime() + wait.toNanos());
        if (uncertain) {
            return;
        }
        entry.setUncertain(false);
        OutboxRow failed = row.failedFor(away ? 0 : wait.toMillis());
        log.info(
                "{}: row {} is tried again in {} ms (try {}): {}",
                name(),
                row.id(),
                wait.toMillis(),
                failed.tries(),
                failure.text());
        if (tired(failed)) {
            bury(entry, "given up after " + failed.tries() + " tries; the last one: " + failure.text());
        } else {
            change(entry, failed);
        }
    }

    /** Whether a row has failed for so long by itself that it is given up. */
    private boolean tired(OutboxRow row) {
        return row.failing() > tools.settings().giveUpAfter().toMillis();
    }

    /** Whether the plug is not connected: what fails then is not the row's fault. */
    private boolean away() {
        return !tools.sessions().online(tools.channels().located(channel).ref().network());
    }

    private void bury(Entry entry, String reason) throws InterruptedException {
        OutboxRow row = entry.row();
        retryAt = Optional.empty();
        log.warn("{}: row {} is a dead letter now: {}", name(), row.id(), reason);
        commit(tables -> tools.settle().buried(tables, row, reason), row);
    }

    private void change(Entry entry, OutboxRow row) throws InterruptedException {
        await(tools.store()
                .write(
                        tables -> {
                            tables.outbox().update(row);
                            return row;
                        },
                        entry::set));
    }

    private void commit(Work<List<Change>> work, OutboxRow row) throws InterruptedException {
        await(tools.store().write(work, changes -> {
            row.reference().ifPresent(tools.references()::changed);
            outbox.apply(changes);
        }));
    }

    private String name() {
        return tools.names().apply(channel);
    }

    private static <T> T await(CompletableFuture<T> future) throws InterruptedException {
        try {
            return future.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("the store refused what it never should", e);
        }
    }
}
