package dev.rialto.plug.xmpp;

import dev.rialto.api.message.ChannelId;
import dev.rialto.api.message.ChannelRef;
import dev.rialto.api.message.Message;
import dev.rialto.api.message.RichText;
import dev.rialto.api.message.User;
import dev.rialto.api.operation.Operation;
import dev.rialto.api.operation.Outcome;
import dev.rialto.api.operation.Post;
import dev.rialto.api.operation.Token;
import dev.rialto.api.plug.HostClock;
import dev.rialto.api.plug.Plug;
import dev.rialto.api.plug.PlugException;
import dev.rialto.api.plug.Secret;
import dev.rialto.api.plug.Session;
import dev.rialto.plug.xmpp.server.XmppServer;
import dev.rialto.tck.host.InMemoryStateStore;
import dev.rialto.tck.host.SimplePlugContext;
import dev.rialto.tck.plug.RecordingLink;
import dev.rialto.tck.time.WallClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** A plug with its settings and the host's side of it; each test changes what it is about. */
final class TestBridge implements AutoCloseable {
    static final String ACCOUNT = "bridge";
    static final String PASSWORD = "bridge-secret";

    /** The host's tokens are ULIDs. */
    private static final AtomicLong TOKENS = new AtomicLong();

    private final XmppServer server;
    private final List<XmppChannelSettings> rooms = new ArrayList<>();
    private final List<String> addressed = new ArrayList<>();
    private final InMemoryStateStore state = new InMemoryStateStore();
    private RecordingLink link = new RecordingLink();
    private HostClock clock = WallClock.INSTANCE;
    private String account = ACCOUNT;
    private String password = PASSWORD;
    private String host = "127.0.0.1";
    private int port;
    private XmppSettings.Tls tls = XmppSettings.Tls.NONE;
    private String trust = "system";
    private XmppSettings.CatchUp catchUp = new XmppSettings.CatchUp(Duration.ofDays(7), 1_000);
    private @Nullable Session session;

    TestBridge(XmppServer server) throws Exception {
        this.server = server;
        this.port = server.port();
        server.register(ACCOUNT, PASSWORD);
    }

    TestBridge in(String room) {
        return in(new XmppChannelSettings(room, Optional.empty(), Optional.empty()));
    }

    TestBridge in(XmppChannelSettings room) {
        rooms.add(room);
        return this;
    }

    /** Named by its address alone, as a member of a sync can be. */
    TestBridge addressed(String room) {
        addressed.add(room);
        return this;
    }

    TestBridge at(String name, int number) {
        host = name;
        port = number;
        return this;
    }

    TestBridge as(String name, String secret) {
        account = name;
        password = secret;
        return this;
    }

    TestBridge tls(XmppSettings.Tls value, String believed) {
        tls = value;
        trust = believed;
        return this;
    }

    TestBridge clock(HostClock value) {
        clock = value;
        return this;
    }

    TestBridge catchUp(Duration maxAge, int maxEvents) {
        catchUp = new XmppSettings.CatchUp(maxAge, maxEvents);
        return this;
    }

    /** The first session, or the next after a restart of the program. */
    Session open() throws PlugException, InterruptedException {
        if (session != null) {
            link = link.next();
            session.close();
        }
        session = plug().open(link);
        return session;
    }

    Plug plug() {
        XmppPlugFactory factory = new XmppPlugFactory();
        SimplePlugContext.Builder<XmppChannelSettings> context = SimplePlugContext.<XmppChannelSettings>builder(
                        "subject")
                .clock(clock)
                .state(state);
        rooms.forEach(room -> context.channel(room.id(), factory.address(room), room));
        addressed.forEach(room -> context.addressed(new ChannelId(room)));
        return factory.create(
                new XmppSettings(
                        server.jid(account),
                        Secret.of(password),
                        ACCOUNT,
                        Optional.empty(),
                        Optional.of(host),
                        OptionalInt.of(port),
                        tls,
                        false,
                        trust,
                        10_000,
                        catchUp),
                context.build());
    }

    RecordingLink link() {
        return link;
    }

    ChannelRef ref(String room) {
        return new ChannelRef(plug().network(), new ChannelId(room));
    }

    static Token token() {
        return new Token("01%024d".formatted(TOKENS.incrementAndGet()));
    }

    static Message message(String text) {
        return Message.builder(User.named("somebody"), RichText.of(text)).build();
    }

    Outcome post(String room, String text) throws InterruptedException {
        return execute(Post.builder(ref(room), token(), message(text)).build());
    }

    Outcome execute(Operation operation) throws InterruptedException {
        if (session == null) {
            throw new IllegalStateException("not open");
        }
        return session.execute(operation);
    }

    /** Ends the session; what comes until the next is missed. */
    void stop() {
        link.end();
        if (session != null) {
            session.close();
        }
    }

    @Override
    public void close() {
        stop();
    }
}
