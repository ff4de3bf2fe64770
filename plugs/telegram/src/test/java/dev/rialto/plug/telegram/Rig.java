package dev.rialto.plug.telegram;

import dev.rialto.api.message.ChannelId;
import dev.rialto.api.message.ChannelRef;
import dev.rialto.api.message.ContentId;
import dev.rialto.api.message.Message;
import dev.rialto.api.message.MessageId;
import dev.rialto.api.message.RichText;
import dev.rialto.api.message.User;
import dev.rialto.api.operation.Operation;
import dev.rialto.api.operation.Outcome;
import dev.rialto.api.operation.Post;
import dev.rialto.api.operation.Receipt;
import dev.rialto.api.operation.Token;
import dev.rialto.api.plug.HostClock;
import dev.rialto.api.plug.Plug;
import dev.rialto.api.plug.PlugException;
import dev.rialto.api.plug.Role;
import dev.rialto.api.plug.Session;
import dev.rialto.plug.telegram.standin.Account;
import dev.rialto.plug.telegram.standin.Faults;
import dev.rialto.plug.telegram.standin.People;
import dev.rialto.plug.telegram.standin.TelegramStandIn;
import dev.rialto.tck.host.SimplePlugContext;
import dev.rialto.tck.host.TestMediaFiles;
import dev.rialto.tck.plug.RecordingLink;
import dev.rialto.tck.time.WallClock;
import java.io.InputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.assertj.core.api.Assertions;
import org.jspecify.annotations.Nullable;

/** A stand-in, a plug that is pointed at it, and a host in memory. */
final class Rig implements AutoCloseable {
    static final String SECRET = "AAE-nobody-may-read-this";
    static final String TOKEN = "7000001:" + SECRET;
    static final Account ANNA = new Account(501, false, "Anna", "Lee", "anna_lee");
    static final Account BOT = new Account(7000001, true, "Rialto", "", "rialto_bot");
    static final Account BERT = Account.person(502, "Bert");

    final TelegramStandIn server;
    final TestMediaFiles media = new TestMediaFiles();
    final List<String> channels = new ArrayList<>();
    private final HostClock clock;
    private TelegramSettings settings;
    private RecordingLink link = new RecordingLink();
    private @Nullable Session session;

    Rig() {
        this(WallClock.INSTANCE);
    }

    /** Both the plug and the stand-in take this clock. */
    Rig(HostClock clock) {
        this.clock = clock;
        server = TelegramStandIn.start(TOKEN, 0, clock);
        settings = TestSettings.of(server.url(), TOKEN);
        people().allow(Set.copyOf(UpdatesRequest.ALLOWED));
    }

    People people() {
        return server.people();
    }

    Faults faults() {
        return server.faults();
    }

    RecordingLink link() {
        return link;
    }

    Session session() {
        return Objects.requireNonNull(session);
    }

    Rig catchUp(Duration maxAge, int maxEvents) {
        settings = TestSettings.of(server.url(), TOKEN, new TelegramSettings.CatchUp(maxAge, maxEvents));
        return this;
    }

    Rig url(String url) {
        settings = TestSettings.of(url, TOKEN);
        return this;
    }

    Plug plug() {
        var context = SimplePlugContext.<TelegramChannelSettings>builder("tg")
                .clock(clock)
                .media(media);
        channels.forEach(id -> {
            ChatAddress address = ChatAddress.of(new ChannelId(id));
            context.channel(
                    "channel-" + id, address.id(), new TelegramChannelSettings(address.chat(), address.topic()));
        });
        return new TelegramPlugFactory().create(settings, context.build());
    }

    Rig open() throws PlugException, InterruptedException {
        session = plug().open(link);
        return this;
    }

    /** Ends the session and opens the next, as the host does. */
    Rig reopen() throws PlugException, InterruptedException {
        end();
        return open();
    }

    void end() {
        link.end();
        session().close();
        link = link.next();
    }

    ChannelRef ref(long chat) {
        return ref(Long.toString(chat));
    }

    ChannelRef ref(String id) {
        return new ChannelRef(plug().network(), new ChannelId(id));
    }

    Outcome execute(Operation operation) throws InterruptedException {
        return session().execute(operation);
    }

    Receipt sent(Operation operation) throws InterruptedException {
        Outcome outcome = execute(operation);
        Assertions.assertThat(outcome).isInstanceOf(Outcome.Sent.class);
        return ((Outcome.Sent) outcome).receipt();
    }

    int sentId(Operation operation) throws InterruptedException {
        return Integer.parseInt(sent(operation).id().orElseThrow().value());
    }

    Post post(long chat, String text) {
        return post(Long.toString(chat), message(text));
    }

    Post post(String channel, Message message) {
        return Post.builder(ref(channel), token(), message).build();
    }

    static Message message(String text) {
        return Message.builder(User.named("Zoë"), RichText.of(text)).build();
    }

    static Token token() {
        return new Token("01JTOKEN");
    }

    static MessageId id(int number) {
        return new MessageId(Integer.toString(number));
    }

    /** The content of a file, as the host opens it. */
    byte[] content(ContentId id) throws Exception {
        try (InputStream content =
                session().role(Role.ContentSource.class).orElseThrow().open(id)) {
            return content.readAllBytes();
        }
    }

    @Override
    public void close() {
        link.end();
        if (session != null) {
            session.close();
        }
        server.close();
    }
}
