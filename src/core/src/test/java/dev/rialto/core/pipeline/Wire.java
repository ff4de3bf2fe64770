package dev.rialto.core.pipeline;

import dev.rialto.api.event.Deleted;
import dev.rialto.api.event.Edited;
import dev.rialto.api.event.Event;
import dev.rialto.api.event.EventKey;
import dev.rialto.api.event.Moved;
import dev.rialto.api.event.Occurrence;
import dev.rialto.api.event.Posted;
import dev.rialto.api.event.Reacted;
import dev.rialto.api.message.ChannelId;
import dev.rialto.api.message.ChannelRef;
import dev.rialto.api.message.Message;
import dev.rialto.api.message.MessageId;
import dev.rialto.api.message.MessageName;
import dev.rialto.api.message.NetworkId;
import dev.rialto.api.message.Reaction;
import dev.rialto.api.message.Reply;
import dev.rialto.api.message.RichText;
import dev.rialto.api.message.User;
import dev.rialto.api.message.UserId;
import dev.rialto.api.operation.Delete;
import dev.rialto.api.operation.Edit;
import dev.rialto.api.operation.ErrorKind;
import dev.rialto.api.operation.Failure;
import dev.rialto.api.operation.Operation;
import dev.rialto.api.operation.Outcome;
import dev.rialto.api.operation.Post;
import dev.rialto.api.operation.Receipt;
import dev.rialto.api.operation.Token;
import dev.rialto.api.plug.Capabilities;
import dev.rialto.api.plug.Feature;
import dev.rialto.api.plug.Link;
import dev.rialto.api.plug.Plug;
import dev.rialto.api.plug.PlugException;
import dev.rialto.api.plug.Role;
import dev.rialto.api.plug.Session;
import dev.rialto.api.plug.TextMeasure;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/**
 * A network that does to each call what a test says, and as it is told else. It outlives the host, so a host that is started
 * again finds it as it was. Safe for many threads.
 */
final class Wire {
    static final User ALICE = User.builder(new UserId("alice"), "Alice").build();
    static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    private final String name;
    private final Map<ChannelId, Map<MessageId, Message>> rooms = new LinkedHashMap<>();
    private final List<Operation> executed = Collections.synchronizedList(new ArrayList<>());
    private final ConcurrentLinkedDeque<Answer> script = new ConcurrentLinkedDeque<>();
    private final AtomicInteger count = new AtomicInteger();
    private final AtomicInteger made = new AtomicInteger();
    private final AtomicInteger opens = new AtomicInteger();
    private final AtomicInteger closes = new AtomicInteger();
    private volatile Capabilities capabilities = all().build();
    private final Map<Token, MessageId> tokens = new ConcurrentHashMap<>();
    private volatile boolean knowsTokens;
    private volatile Answer usual = this::perform;
    private volatile boolean reachable = true;
    private volatile Optional<Role.Lookup> lookup = Optional.empty();
    private volatile Optional<Role.ContentSource> contents = Optional.empty();
    private volatile Optional<Role.CommandMenu> menu = Optional.empty();
    private volatile Optional<Link> link = Optional.empty();
    private final ConcurrentLinkedDeque<Exception> faults = new ConcurrentLinkedDeque<>();

    Wire(String name) {
        this.name = name;
    }

    /** What becomes of one call. */
    @FunctionalInterface
    interface Answer {
        Outcome to(Operation operation) throws InterruptedException;
    }

    static Capabilities.Builder all() {
        return Capabilities.builder().full(Feature.values()).text(4_000, TextMeasure.UTF16);
    }

    void capabilities(Capabilities.Builder value) {
        capabilities = value.build();
    }

    void lookup(Role.Lookup value) {
        lookup = Optional.of(value);
    }

    void contents(Role.ContentSource value) {
        contents = Optional.of(value);
    }

    void menu(Role.CommandMenu value) {
        menu = Optional.of(value);
    }

    /** A repeat under the same token is no second message, for an hour. */
    void honoursTokens() {
        knowsTokens = true;
        capabilities(all().tokenHonoured(Duration.ofHours(1)));
    }

    /** The network can be asked what became of a token. */
    void answersLookups() {
        lookup((channel, token, since) -> Optional.ofNullable(tokens.get(token))
                .map(id -> Receipt.builder(new MessageName(id, false)).build()));
    }

    Optional<MessageId> under(Token token) {
        return Optional.ofNullable(tokens.get(token));
    }

    /** What becomes of calls from now on, unless a test says more. */
    void always(Answer answer) {
        usual = answer;
    }

    /** The next calls get these answers, each one. */
    void next(Answer... answers) {
        script.addAll(List.of(answers));
    }

    /** Takes the network out of reach; the connection breaks. */
    void away() {
        reachable = false;
        link.ifPresent(there -> there.lost(new PlugException(ErrorKind.CONNECTION, "cut")));
    }

    /** The next time that it is opened, this happens. */
    void failsToOpen(Exception fault) {
        faults.add(fault);
    }

    void back() {
        reachable = true;
    }

    Link link() {
        return link.orElseThrow();
    }

    /** How many plugs were made for it, those that were never opened too. */
    int made() {
        return made.get();
    }

    int opens() {
        return opens.get();
    }

    int closes() {
        return closes.get();
    }

    /** All calls that the network saw, in their order. */
    List<Operation> executed() {
        synchronized (executed) {
            return List.copyOf(executed);
        }
    }

    /** What people see in a room. */
    List<String> texts(String room) {
        synchronized (rooms) {
            return room(room).values().stream()
                    .map(message -> message.text().plain())
                    .toList();
        }
    }

    List<MessageId> ids(String room) {
        synchronized (rooms) {
            return List.copyOf(room(room).keySet());
        }
    }

    List<Message> messages(String room) {
        synchronized (rooms) {
            return List.copyOf(room(room).values());
        }
    }

    private Map<MessageId, Message> room(String room) {
        return rooms.computeIfAbsent(new ChannelId(room), id -> new LinkedHashMap<>());
    }

    ChannelRef ref(String room) {
        return new ChannelRef(network(), new ChannelId(room));
    }

    NetworkId network() {
        return new NetworkId("wire:" + name);
    }

    // What people do.

    void posts(String room, String id, String text) throws InterruptedException {
        hear(posted(room, id, text));
    }

    void replies(String room, String id, String parent, String text) throws InterruptedException {
        Message message = Message.builder(ALICE, RichText.of(text))
                .replyTo(new Reply(new MessageId(parent), Optional.of(User.named("Bob")), RichText.of("what Bob said")))
                .build();
        hear(Posted.builder(live(room, id), MessageName.given(id), message).build());
    }

    void edits(String room, String id, String text) throws InterruptedException {
        Message message = Message.builder(ALICE, RichText.of(text)).build();
        hear(new Edited(live(room, id + ":" + text), new MessageId(id), message, List.of()));
    }

    void deletes(String room, String id) throws InterruptedException {
        hear(new Deleted(live(room, id), new MessageId(id), Optional.empty()));
    }

    /** All reactions of somebody from now on. */
    void reacts(String room, User by, String id, String... emojis) throws InterruptedException {
        List<Reaction> given = Stream.of(emojis).map(Reaction::emoji).toList();
        hear(new Reacted(live(room, "r" + count.incrementAndGet()), new MessageId(id), new Reacted.OfUser(by, given)));
    }

    void moves(String room, String to) throws InterruptedException {
        hear(new Moved(live(room, "to " + to), new ChannelId(to)));
    }

    void hear(Event event) throws InterruptedException {
        link().accept(List.of(event));
    }

    Posted posted(String room, String id, String text) {
        Message message = Message.builder(ALICE, RichText.of(text)).build();
        return Posted.builder(live(room, id), MessageName.given(id), message).build();
    }

    Occurrence live(String room, String key) {
        return Occurrence.live(ref(room), NOON, new EventKey(key));
    }

    // What calls do.

    /** Does it. */
    Outcome perform(Operation operation) {
        synchronized (rooms) {
            Map<MessageId, Message> room = room(operation.channel().id().value());
            return switch (operation) {
                case Post post -> {
                    MessageId before = knowsTokens ? tokens.get(post.token()) : null;
                    MessageId id = before == null ? new MessageId(name + count.incrementAndGet()) : before;
                    tokens.put(post.token(), id);
                    room.putIfAbsent(id, post.message());
                    Receipt.Builder receipt = Receipt.builder(new MessageName(id, false));
                    for (int part = 1; part < post.message().attachments().size(); part++) {
                        receipt.albumPart(new MessageName(new MessageId(id.value() + "-" + part), false));
                    }
                    yield new Outcome.Sent(receipt.build());
                }
                case Edit edit -> {
                    boolean there = room.replace(edit.target(), edit.message()) != null;
                    yield there ? new Outcome.Sent(Receipt.NONE) : refusedMessage(operation);
                }
                case Delete delete -> {
                    room.remove(delete.target());
                    yield new Outcome.Sent(Receipt.NONE);
                }
                default -> new Outcome.Sent(Receipt.NONE);
            };
        }
    }

    /** Does it, and its answer is lost. */
    Outcome swallowed(Operation operation) {
        perform(operation);
        return lost(operation);
    }

    /** Does nothing, and the answer is lost. */
    Outcome lost(Operation operation) {
        return new Outcome.Unknown(new Failure(ErrorKind.CONNECTION, "no answer"));
    }

    Outcome refusedMessage(Operation operation) {
        return new Outcome.Refused(Outcome.Scope.MESSAGE, new Failure(ErrorKind.REQUEST, "wrong content"));
    }

    Outcome refusedChannel(Operation operation) {
        return new Outcome.Refused(Outcome.Scope.CHANNEL, new Failure(ErrorKind.REQUEST, "no rights"));
    }

    static Answer later(Duration after) {
        return operation -> new Outcome.TryLater(new Failure(ErrorKind.LIMITS, "slow down"), Optional.of(after));
    }

    static Outcome later(Operation operation) {
        return new Outcome.TryLater(new Failure(ErrorKind.SERVER, "not now"), Optional.empty());
    }

    Plug plug(Mortality mortality) {
        made.incrementAndGet();
        return new Plug() {
            @Override
            public NetworkId network() {
                return Wire.this.network();
            }

            @Override
            public Session open(Link given) throws PlugException {
                switch (faults.poll()) {
                    case null -> {}
                    case PlugException known -> throw known;
                    case RuntimeException ours -> throw ours;
                    case Exception other -> throw new IllegalStateException(other);
                }
                if (!reachable) {
                    throw new PlugException(ErrorKind.CONNECTION, "out of reach");
                }
                opens.incrementAndGet();
                link = Optional.of(given);
                return new Connected(mortality);
            }
        };
    }

    private final class Connected implements Session {
        private final Mortality mortality;

        Connected(Mortality mortality) {
            this.mortality = mortality;
        }

        @Override
        public Capabilities capabilities(ChannelRef channel) {
            return capabilities;
        }

        @Override
        public Outcome execute(Operation operation) throws InterruptedException {
            mortality.haltIfDead();
            if (!reachable) {
                return later(operation);
            }
            executed.add(operation);
            Answer answer = script.poll();
            return (answer == null ? usual : answer).to(operation);
        }

        @Override
        public <R extends Role> Optional<R> role(Class<R> role) {
            return Stream.of(lookup, contents, menu)
                    .flatMap(Optional::stream)
                    .filter(role::isInstance)
                    .map(role::cast)
                    .findFirst();
        }

        @Override
        public void close() {
            closes.incrementAndGet();
        }
    }

    /** The texts of all posts that the network saw, repeats too. */
    List<String> postsSeen() {
        List<String> texts = new ArrayList<>();
        for (Operation operation : executed()) {
            if (operation instanceof Post post) {
                texts.add(post.message().text().plain());
            }
        }
        return texts;
    }
}
