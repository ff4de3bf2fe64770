package dev.rialto.core.outbox;

import dev.rialto.api.hook.ReferenceKey;
import dev.rialto.api.message.ChannelId;
import dev.rialto.api.message.NetworkId;
import dev.rialto.api.operation.Receipt;
import dev.rialto.api.operation.Token;
import dev.rialto.api.plug.ChannelStatus;
import dev.rialto.api.plug.HostClock;
import dev.rialto.core.config.OutboxSettings;
import dev.rialto.core.format.Draft;
import dev.rialto.core.mailbox.SteadyTime;
import dev.rialto.core.mailbox.Window;
import dev.rialto.core.media.MediaStore;
import dev.rialto.core.outbox.Queueing.Waiting;
import dev.rialto.core.refs.ChannelBook;
import dev.rialto.core.refs.Moves;
import dev.rialto.core.refs.SyncCache;
import dev.rialto.core.refs.Ulids;
import dev.rialto.core.render.AuthorStyle;
import dev.rialto.core.store.ChannelTable.Located;
import dev.rialto.core.store.ChannelTable.Move;
import dev.rialto.core.store.OutboxRow;
import dev.rialto.core.store.Store;
import dev.rialto.core.store.Tables;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.LongFunction;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * All queues to the networks. A channel has a lane while it has rows; ten thousand idle channels cost nothing.
 *
 * <p>Any thread may call; what is said to be called after a commit is called on the store's thread and never waits.
 */
public final class Outbox {
    private static final int ROWS_IN_MEMORY = 20_000;

    private final OutboxTools tools;
    private final Queueing queueing;
    private final Expiry expiry;
    private final RowFiles files;
    private final Map<Long, OutboundLane> lanes = new ConcurrentHashMap<>();
    /** Rows that the last process may have sent, as their marks say; empty again as they are dealt with. */
    private final Set<Long> doubtful = ConcurrentHashMap.newKeySet();

    private final Handovers handovers;
    private volatile boolean running;

    /**
     * An outbox that does nothing yet; see {@link #recover}.
     *
     * @param settings as they are now
     * @param styles how a network's copies show their author
     * @param names what people call a channel
     */
    public Outbox(
            Store store,
            HostClock clock,
            ChannelBook channels,
            SyncCache references,
            Sessions sessions,
            Ulids ulids,
            Supplier<OutboxSettings> settings,
            MediaStore media,
            Function<NetworkId, AuthorStyle> styles,
            LongFunction<String> names) {
        SteadyTime time = new SteadyTime(clock);
        this.queueing = new Queueing(clock, time, ulids, channel -> online(channels, sessions, channel));
        this.tools = new OutboxTools(
                store,
                clock,
                channels,
                references,
                sessions,
                settings,
                new Window.Budget(ROWS_IN_MEMORY),
                new Due(clock),
                time,
                new Render(references, ulids, media),
                new Settle(clock, time, channel -> online(channels, sessions, channel)),
                media,
                styles,
                names);
        this.files = new RowFiles(tools);
        this.expiry = new Expiry(tools, this::sending, this::apply);
        this.handovers = new Handovers(channel -> channels.located(channel).number());
        channels.onMerge(this::merged);
    }

    private static boolean online(ChannelBook channels, Sessions sessions, long channel) {
        return sessions.online(channels.located(channel).ref().network());
    }

    /** The entrance of the queues. */
    public Queueing queueing() {
        return queueing;
    }

    /** Takes up what the last process left. Called once, before anything is accepted. */
    public void recover() {
        running = true;
        tools.media().tidy();
        doubtful.addAll(tools.store().read(tables -> tables.outbox().marked()));
        List<Long> waiting = tools.store().read(tables -> tables.outbox().channelsWaiting());
        for (long channel : waiting) {
            Optional<OutboxRow> head =
                    tools.store().read(tables -> tables.outbox().head(channel));
            OutboundLane lane = lanes.computeIfAbsent(channel, this::lane);
            lane.window().refill(head.map(this::entry).stream().toList(), false);
            lane.wake();
        }
    }

    /**
     * A row that was read from the table. A mark that an earlier process left means that it may have been sent. What is left
     * of its hold is never more than all of it, whatever the wall clock did meanwhile.
     */
    Entry entry(OutboxRow row) {
        long left = Math.clamp(row.created() + row.hold() - tools.time().millis(), 0, row.hold());
        return new Entry(row, tools.clock().nanoTime() + left * 1_000_000, doubtful.remove(row.id()) && row.mark());
    }

    /** Tells the queues in memory what a commit changed. Called after the commit. */
    public void apply(List<Change> changes) {
        for (Change change : changes) {
            OutboundLane lane = lanes.compute(change.row().channel(), (channel, known) -> {
                OutboundLane at = known == null ? lane(channel) : known;
                at.apply(change);
                return at;
            });
            lane.wake();
            files.apply(change);
        }
    }

    /** A network is there again, or an archive has been read to its end. */
    public void wake(NetworkId network) {
        for (OutboundLane lane : lanes.values()) {
            if (network(lane).equals(network)) {
                lane.wake();
            }
        }
    }

    /** Something was heard from a channel: if it is parked, it may be open again and is probed soon. */
    public void heard(long channel) {
        OutboundLane lane = lanes.get(channel);
        if (lane != null && lane.parking().heard()) {
            lane.wake();
        }
    }

    /** The network told how we stand in a channel. */
    public void status(long channel, ChannelStatus status) {
        OutboundLane lane = lanes.get(channel);
        if (lane == null) {
            return;
        }
        switch (status.state()) {
            case USABLE -> usable(lane);
            case MUTED, NO_RIGHTS -> lane.parking().silence(status.detail());
            case KICKED, GONE -> lane.parking().park(status.detail());
        }
    }

    private static void usable(OutboundLane lane) {
        lane.parking().probeNow();
        lane.wake();
    }

    /** Completes when a send in that channel that had begun before {@code nanos} is written down; empty where there is none. */
    public Optional<CompletableFuture<Void>> begunBefore(long channel, long nanos) {
        return executions(channel)
                .filter(execution -> execution.begun() - nanos < 0)
                .map(Execution::settled)
                .findFirst();
    }

    /** What is being executed for a channel, also by a lane whose rows it was given. */
    private Stream<Execution> executions(long channel) {
        return Stream.concat(Optional.ofNullable(lanes.get(channel)).stream(), handovers.lanes())
                .flatMap(lane -> lane.current().stream());
    }

    /**
     * The message that a row of a channel's queue is to be, by its token: where the network shows our tokens, people can name
     * a message by it before we know that it has arrived.
     */
    public Optional<ReferenceKey> waitingUnder(long channel, Token token) {
        return tools.store()
                .read(tables -> tables.outbox().byToken(channel, token))
                .flatMap(OutboxRow::reference);
    }

    /** Why a channel is parked, if it is. */
    public Optional<String> parked(long channel) {
        return Optional.ofNullable(lanes.get(channel))
                .flatMap(lane -> lane.parking().reason());
    }

    /** Whether nothing is being sent, and nothing could be. */
    public boolean idle() {
        return lanes.values().stream().allMatch(lane -> lane.lane().idle());
    }

    /** Whether nothing is being sent to one network, and nothing could be while it is away. */
    public boolean idle(NetworkId network) {
        return lanes.values().stream()
                .filter(lane -> network(lane).equals(network))
                .allMatch(lane -> lane.lane().idle());
    }

    private NetworkId network(OutboundLane lane) {
        return tools.channels().located(lane.channel()).ref().network();
    }

    /** No lane begins another row; what is being sent ends. */
    public void stop() {
        running = false;
    }

    /**
     * The row whose answer an echo is, by its token. Inside the caller's transaction; a row of several steps waits for its own
     * answers.
     */
    public Optional<OutboxRow> settledByEcho(Tables tables, long channel, Token token) {
        return tables.outbox()
                .byToken(channel, token)
                .filter(found ->
                        found.kind() == OutboxRow.Kind.POST && found.steps().isEmpty());
    }

    /** Such a row has arrived. Inside the caller's transaction; answers what to tell {@link #apply} afterwards. */
    public List<Change> settleEcho(Tables tables, OutboxRow row, Located channel, Receipt receipt) {
        return tools.settle().echoed(tables, row, channel, receipt);
    }

    /** Puts a dead letter back into its queue, at the end. Durable on return; tells whether there is such a dead letter. */
    public boolean retry(long id) throws InterruptedException {
        return !Store.await(tools.store()
                        .write(
                                tables -> tables.outbox()
                                        .revive(id, tools.time().millis())
                                        .<List<Change>>map(row -> List.of(new Change.Added(row)))
                                        .orElse(List.of()),
                                this::apply)
                        .durable())
                .isEmpty();
    }

    /**
     * Forgets a row, waiting or dead, that is not being sent; what was sent of it stays. Durable on return; tells whether there
     * was such a row.
     */
    public boolean drop(long id) throws InterruptedException {
        return !Store.await(tools.store()
                        .write(tables -> drop(tables, id), this::apply)
                        .durable())
                .isEmpty();
    }

    private List<Change> drop(Tables tables, long id) {
        Optional<OutboxRow> row = tables.outbox().byId(id).filter(found -> !sending(found));
        if (row.isEmpty()) {
            return List.of();
        }
        tables.outbox().remove(row.get());
        return List.of(new Change.Removed(row.get()));
    }

    /** Whether a row is being executed right now. Quick. */
    public boolean sending(OutboxRow row) {
        return executions(row.channel()).anyMatch(execution -> execution.row() == row.id());
    }

    /** Why the last try of a waiting row failed, since the start of this process; else why its channel takes nothing. */
    public Optional<String> trouble(OutboxRow row) {
        return Optional.ofNullable(lanes.get(row.channel()))
                .flatMap(lane -> lane.entry(row.id()))
                .flatMap(Entry::trouble)
                .or(() -> parked(row.channel()));
    }

    /**
     * For how long something has waited.
     *
     * @param created as the row says
     */
    public Duration age(long created) {
        return Duration.ofMillis(tools.time().millis() - created);
    }

    Expiry expiry() {
        return expiry;
    }

    /** Gives up what is too old to wait, and forgets dead letters that are too old or too many. Called now and then. */
    public void sweep() throws InterruptedException {
        expiry.sweep();
        OutboxSettings.DeadLetters limits = tools.settings().deadLetters();
        long before = tools.time().millis() - limits.keepFor().toMillis();
        files.release(tools.write(tables -> tables.outbox().forgetDead(before, limits.maxCount()), _ -> {}));
        tools.due().sweep();
        lanes.values().forEach(OutboundLane::wake);
    }

    boolean running() {
        return running;
    }

    /** Whether a lane has rows that it may not touch yet, or no more. */
    boolean handingOver(OutboundLane lane) {
        return handovers.ending(lane) || handovers.waits(lane);
    }

    /** A lane has nothing to do for now; one without rows is forgotten. */
    void rested(OutboundLane lane) {
        if (handovers.ending(lane)) {
            left(lane);
            return;
        }
        lanes.computeIfPresent(
                lane.channel(),
                (channel, known) -> known == lane && lane.window().isEmpty() ? null : known);
    }

    /** A lane is through whose rows are another's: that one goes on with them, and is told which of them are in doubt. */
    private void left(OutboundLane lane) {
        doubtful.addAll(lane.uncertain());
        lane.window().remove(entry -> true);
        lanes.remove(lane.channel(), lane);
        if (handovers.end(lane)) {
            Optional.ofNullable(
                            lanes.get(tools.channels().located(lane.channel()).number()))
                    .ifPresent(OutboundLane::wake);
        }
    }

    /**
     * The network says that the channel of a row is elsewhere, and has not taken the row; tells whether that is news. The row is
     * unmarked in the same commit, since its queue may be another lane's from then on.
     */
    boolean move(Entry entry, ChannelId to) throws InterruptedException {
        OutboxRow row = entry.row().withMark(false);
        return tools.write(
                        tables -> {
                            tables.outbox().update(row);
                            return Moves.inside(tables, row.channel(), to, tools.channels()::held);
                        },
                        move -> {
                            entry.set(row);
                            moved(move);
                        })
                .isPresent();
    }

    /** Called after the commit of a move. */
    public void moved(Optional<Move> move) {
        move.ifPresent(done -> {
            tools.channels().moved(done);
            heard(done.now().number());
        });
    }

    /** The rows of one queue are at the end of another now. What is being sent of them is so by its old lane still. */
    private void merged(long given, long stays) {
        Optional.ofNullable(lanes.get(given)).ifPresent(lane -> {
            handovers.begin(lane);
            lane.wake();
        });
        lanes.compute(stays, (channel, known) -> {
                    OutboundLane lane = known == null ? lane(channel) : known;
                    lane.window().leaveRest();
                    return lane;
                })
                .wake();
    }

    /** Tells those whose message waits that it waits, once. A notice never causes a notice. */
    void notice(long channel, OutboxRow row, String why) throws InterruptedException {
        Optional<ReferenceKey> reference = row.reference();
        if (reference.isEmpty() || row.notice()) {
            return;
        }
        Draft.Line line = new Draft.Line(
                List.of(tools.names().apply(channel)), "takes no messages at the moment, they wait (" + why + ")");
        tools.write(
                tables -> {
                    Queueing.Batch batch = queueing.begin(tables);
                    Optional<Long> source =
                            tables.references().find(reference.get()).flatMap(found -> found.source());
                    if (source.isPresent() && source.get() != channel) {
                        batch.line(source.get(), line, new Waiting(Duration.ZERO, false, true), Optional.empty());
                    }
                    return batch.changes();
                },
                this::apply);
    }

    private OutboundLane lane(long channel) {
        return new OutboundLane(channel, this, tools);
    }
}
