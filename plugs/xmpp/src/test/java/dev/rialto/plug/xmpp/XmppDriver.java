package dev.rialto.plug.xmpp;

import dev.rialto.api.message.ChannelId;
import dev.rialto.api.message.MessageId;
import dev.rialto.api.message.Reaction;
import dev.rialto.api.message.RichText;
import dev.rialto.api.message.Segment;
import dev.rialto.api.message.Style;
import dev.rialto.api.plug.Plug;
import dev.rialto.api.plug.Secret;
import dev.rialto.plug.xmpp.server.RoomView;
import dev.rialto.plug.xmpp.server.TcpProxy;
import dev.rialto.plug.xmpp.server.TcpProxy.Verdict;
import dev.rialto.plug.xmpp.server.TestPerson;
import dev.rialto.plug.xmpp.server.XmppServer;
import dev.rialto.tck.plug.Ability;
import dev.rialto.tck.plug.Fault;
import dev.rialto.tck.plug.NetworkDriver;
import dev.rialto.tck.plug.Person;
import dev.rialto.tck.plug.Seen;
import dev.rialto.tck.plug.TestHost;
import dev.rialto.tck.time.Patience;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jivesoftware.smack.packet.ExtensionElement;
import org.jivesoftware.smack.packet.StandardExtensionElement;
import org.jivesoftware.smack.packet.StanzaBuilder;
import org.jivesoftware.smackx.muc.MUCRole;

/** A real server as the contract of plugs wants to see it; the plug reaches it by a wire that can be cut. */
final class XmppDriver implements NetworkDriver {
    private static final String ACCOUNT = "bridge";
    private static final String PASSWORD = "no-log-may-show-this";
    private static final String WRONG_PASSWORD = "nor-may-it-show-that";

    private final XmppServer server;
    private final TcpProxy wire;
    private final TestPerson observer;
    private final Map<String, XmppPerson> people = new HashMap<>();
    private CountDownLatch fault = new CountDownLatch(0);
    private int rooms;

    XmppDriver(XmppServer server) throws Exception {
        this.server = server;
        wire = new TcpProxy(server.port());
        server.register(ACCOUNT, PASSWORD);
        observer = TestPerson.connect(server, "observer", "Observer");
    }

    @Override
    public boolean can(Ability ability) {
        return switch (ability) {
            case CREDENTIALS,
                    AWAY,
                    CUT,
                    CATCH_UP,
                    EDITS,
                    DELETES,
                    REPLIES,
                    REACTIONS,
                    ACTIONS,
                    MEMBERS,
                    TITLES,
                    MOVES,
                    GARBAGE -> true;
            case NAMES_DELAY -> false;
        };
    }

    @Override
    public boolean can(Fault fault) {
        return switch (fault) {
            case REFUSE_CHANNEL, SWALLOW_ANSWER, HANG -> true;
            case TRY_LATER, REFUSE_MESSAGE -> false;
        };
    }

    @Override
    public void reset() {
        wire.watch(chunk -> Verdict.PASS);
        wire.back();
    }

    @Override
    public ChannelId newChannel() throws Exception {
        String room = server.room("room" + ++rooms);
        observer.join(room);
        return new ChannelId(room);
    }

    @Override
    public ChannelId noChannel() {
        return new ChannelId("nobody@nowhere.localhost");
    }

    @Override
    public Plug newPlug(TestHost host) {
        return newPlug(host, PASSWORD);
    }

    @Override
    public Plug newPlugWithWrongCredentials(TestHost host) {
        return newPlug(host, WRONG_PASSWORD);
    }

    private Plug newPlug(TestHost host, String password) {
        return new XmppPlugFactory()
                .create(
                        new XmppSettings(
                                server.jid(ACCOUNT),
                                Secret.of(password),
                                ACCOUNT,
                                Optional.empty(),
                                Optional.of("127.0.0.1"),
                                OptionalInt.of(wire.port()),
                                XmppSettings.Tls.NONE,
                                false,
                                "system",
                                10_000,
                                new XmppSettings.CatchUp(Duration.ofDays(7), 10_000)),
                        host.context(id -> new XmppChannelSettings(id.value(), Optional.empty(), Optional.empty())));
    }

    @Override
    public Set<String> secrets() {
        return Set.of(PASSWORD, WRONG_PASSWORD);
    }

    @Override
    public Person person(String name) throws Exception {
        XmppPerson known = people.get(name);
        if (known == null) {
            known = new XmppPerson(TestPerson.connect(server, name.toLowerCase(java.util.Locale.ROOT), name));
            people.put(name, known);
        }
        return known;
    }

    @Override
    public List<Seen> seen(ChannelId channel) {
        return observer.view(channel.value()).messages().stream()
                .map(XmppDriver::seen)
                .toList();
    }

    private static Seen seen(RoomView.Shown shown) {
        boolean action = shown.body().startsWith("/me ");
        String body = action ? shown.body().substring(4) : shown.body();
        Seen seen = Seen.of(
                        new MessageId(shown.stanzaId()),
                        shown.nick(),
                        shown.unstyled() ? RichText.of(body) : StylingReader.read(body))
                .asAction(action)
                .withReactions(shown.reactions().values().stream()
                        .flatMap(List::stream)
                        .map(Reaction::emoji)
                        .toList());
        return shown.replyTo()
                .map(parent -> seen.replyingTo(new MessageId(parent)))
                .orElse(seen);
    }

    @Override
    public Optional<String> title(ChannelId channel) {
        return observer.view(channel.value()).subject();
    }

    /** Whoever says {@code /me}, it is an action (XEP-0245). */
    @Override
    public String carried(String text) {
        return text.startsWith("/me ") ? text.substring(4) : text;
    }

    @Override
    public void failNext(ChannelId channel, Fault wanted) throws Exception {
        CountDownLatch met = new CountDownLatch(1);
        fault = met;
        switch (wanted) {
            case REFUSE_CHANNEL -> {
                observer.configure(
                        channel.value(),
                        Map.of("muc#roomconfig_moderatedroom", "1", "muc#roomconfig_persistentroom", "1"));
                observer.role(channel.value(), ACCOUNT, MUCRole.visitor);
                met.countDown();
            }
            case SWALLOW_ANSWER -> wire.watch(chunk -> spoil(chunk, channel, met, Verdict.PASS_AND_CUT));
            case HANG -> wire.watch(chunk -> spoil(chunk, channel, met, Verdict.SWALLOW));
            case TRY_LATER, REFUSE_MESSAGE -> throw new UnsupportedOperationException("a real room does not");
        }
    }

    private Verdict spoil(String chunk, ChannelId channel, CountDownLatch met, Verdict verdict) {
        if (met.getCount() == 0 || !chunk.contains("<message") || !chunk.contains(channel.value())) {
            return Verdict.PASS;
        }
        met.countDown();
        return verdict;
    }

    @Override
    public void awaitFault() throws Exception {
        if (!fault.await(Patience.SECONDS, TimeUnit.SECONDS)) {
            throw new AssertionError("nothing was sent that could fail");
        }
    }

    @Override
    public void sendGarbage(ChannelId channel) throws Exception {
        List<ExtensionElement> odd = List.of(
                StandardExtensionElement.builder("replace", "urn:xmpp:message-correct:0")
                        .build(),
                StandardExtensionElement.builder("reply", "urn:xmpp:reply:0").build(),
                StandardExtensionElement.builder("reactions", "urn:xmpp:reactions:0")
                        .build(),
                StandardExtensionElement.builder("retract", "urn:xmpp:message-retract:1")
                        .build(),
                StandardExtensionElement.builder("apply-to", "urn:xmpp:fasten:0")
                        .build(),
                StandardExtensionElement.builder("origin-id", "urn:xmpp:sid:0").build(),
                StandardExtensionElement.builder("stanza-id", "urn:xmpp:sid:0").build(),
                StandardExtensionElement.builder("delay", "urn:xmpp:delay")
                        .addAttribute("stamp", "yesterday")
                        .build(),
                StandardExtensionElement.builder("fallback", "urn:xmpp:fallback:0")
                        .addAttribute("for", "urn:xmpp:reply:0")
                        .addElement(StandardExtensionElement.builder("body", "urn:xmpp:fallback:0")
                                .addAttribute("start", "-5")
                                .addAttribute("end", "many")
                                .build())
                        .build(),
                StandardExtensionElement.builder("x", "http://jabber.org/protocol/muc#user")
                        .addElement("status", "what?")
                        .build());
        for (ExtensionElement element : odd) {
            observer.sends(
                    channel.value(),
                    StanzaBuilder.buildMessage("g").setBody("garbage").addExtension(element));
            observer.sends(channel.value(), StanzaBuilder.buildMessage("h").addExtension(element));
        }
    }

    @Override
    public void cutConnection() {
        wire.cut();
    }

    @Override
    public void away() {
        wire.away();
    }

    @Override
    public void back() {
        wire.back();
    }

    @Override
    public ChannelId move(ChannelId channel) throws Exception {
        ChannelId to = newChannel();
        observer.destroys(channel.value(), Optional.of(to.value()), "we go elsewhere");
        return to;
    }

    @Override
    public void close() throws IOException {
        people.values().forEach(person -> person.client().close());
        observer.close();
        wire.close();
        server.close();
    }

    /** Somebody with a client. */
    private record XmppPerson(TestPerson client) implements Person {

        @Override
        public String name() {
            return client.nick();
        }

        @Override
        public MessageId posts(ChannelId channel, RichText text) throws Exception {
            return new MessageId(client.says(channel.value(), types(text), hints(text)));
        }

        @Override
        public MessageId repliesTo(ChannelId channel, MessageId parent, String text) throws Exception {
            client.join(channel.value());
            return new MessageId(client.replies(channel.value(), parent.value(), text));
        }

        @Override
        public MessageId acts(ChannelId channel, String text) throws Exception {
            return new MessageId(client.says(channel.value(), "/me " + text));
        }

        @Override
        public void edits(ChannelId channel, MessageId own, RichText text) throws Exception {
            client.corrects(channel.value(), own.value(), types(text), hints(text));
        }

        @Override
        public void deletes(ChannelId channel, MessageId own) throws Exception {
            client.retracts(channel.value(), own.value());
        }

        @Override
        public void reacts(ChannelId channel, MessageId target, List<Reaction> reactions) throws Exception {
            client.reacts(
                    channel.value(),
                    target.value(),
                    reactions.stream().map(Reaction::text).toList());
        }

        @Override
        public void joins(ChannelId channel) throws Exception {
            client.join(channel.value());
        }

        @Override
        public void leaves(ChannelId channel) throws Exception {
            client.leave(channel.value());
        }

        @Override
        public void renames(ChannelId channel, String title) throws Exception {
            client.renames(channel.value(), title);
        }

        @Override
        public String types(RichText text) {
            return text.segments().stream().map(XmppPerson::signs).collect(Collectors.joining());
        }

        private static String signs(Segment segment) {
            String text = segment.text();
            for (Style style : segment.styles()) {
                String sign = style == Style.Basic.BOLD
                        ? "*"
                        : style == Style.Basic.ITALIC
                                ? "_"
                                : style == Style.Basic.STRIKE ? "~" : style == Style.Basic.CODE ? "`" : "";
                text = sign + text + sign;
            }
            return text;
        }

        /** A client marks what has no looks, so that no sign is taken for one. */
        private static ExtensionElement[] hints(RichText text) {
            return text.segments().stream().allMatch(segment -> segment.styles().isEmpty())
                    ? new ExtensionElement[] {
                        StandardExtensionElement.builder("unstyled", "urn:xmpp:styling:0")
                                .build()
                    }
                    : new ExtensionElement[0];
        }
    }
}
