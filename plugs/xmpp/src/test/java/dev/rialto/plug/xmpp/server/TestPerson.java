package dev.rialto.plug.xmpp.server;

import dev.rialto.plug.xmpp.StreamSockets;
import dev.rialto.tck.time.Patience;
import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import javax.xml.namespace.QName;
import org.awaitility.Awaitility;
import org.jivesoftware.smack.ConnectionConfiguration.SecurityMode;
import org.jivesoftware.smack.packet.ExtensionElement;
import org.jivesoftware.smack.packet.IQ;
import org.jivesoftware.smack.packet.Message;
import org.jivesoftware.smack.packet.MessageBuilder;
import org.jivesoftware.smack.packet.Presence;
import org.jivesoftware.smack.packet.StandardExtensionElement;
import org.jivesoftware.smack.packet.Stanza;
import org.jivesoftware.smack.packet.StanzaBuilder;
import org.jivesoftware.smack.parsing.StandardExtensionElementProvider;
import org.jivesoftware.smack.provider.ProviderManager;
import org.jivesoftware.smack.tcp.XMPPTCPConnection;
import org.jivesoftware.smack.tcp.XMPPTCPConnectionConfiguration;
import org.jivesoftware.smackx.muc.MUCAffiliation;
import org.jivesoftware.smackx.muc.MUCRole;
import org.jivesoftware.smackx.muc.packet.Destroy;
import org.jivesoftware.smackx.muc.packet.MUCAdmin;
import org.jivesoftware.smackx.muc.packet.MUCInitialPresence;
import org.jivesoftware.smackx.muc.packet.MUCItem;
import org.jivesoftware.smackx.muc.packet.MUCOwner;
import org.jivesoftware.smackx.muc.packet.MUCUser;
import org.jivesoftware.smackx.xdata.FormField;
import org.jivesoftware.smackx.xdata.packet.DataForm;
import org.jxmpp.jid.EntityFullJid;
import org.jxmpp.jid.Jid;
import org.jxmpp.jid.impl.JidCreate;
import org.jxmpp.jid.parts.Resourcepart;
import org.jxmpp.stringprep.XmppStringprepException;

/**
 * Somebody with a client that knows the newer extensions. What is said in a room is said once the room has shown it; each method
 * waits for that, 20 s at most.
 */
public final class TestPerson implements AutoCloseable {
    private final String nick;
    private final XMPPTCPConnection connection;
    private final Map<String, RoomView> rooms = new ConcurrentHashMap<>();
    private final Map<String, List<Presence>> presences = new ConcurrentHashMap<>();
    private final List<Message> all = new CopyOnWriteArrayList<>();

    private TestPerson(String nick, XMPPTCPConnection connection) {
        this.nick = nick;
        this.connection = connection;
    }

    /** Makes the account where it is missing, and logs in. */
    public static TestPerson connect(XmppServer server, String account, String nick) throws Exception {
        server.register(account, account + "-secret");
        for (QName name : List.of(
                new QName("urn:xmpp:message-correct:0", "replace"),
                new QName("urn:xmpp:sid:0", "stanza-id"),
                new QName("urn:xmpp:sid:0", "origin-id"),
                new QName("urn:xmpp:fallback:0", "fallback"))) {
            ProviderManager.addExtensionProvider(
                    name.getLocalPart(), name.getNamespaceURI(), StandardExtensionElementProvider.INSTANCE);
        }
        XMPPTCPConnection connection = new XMPPTCPConnection(XMPPTCPConnectionConfiguration.builder()
                .setXmppDomain(server.domain())
                .setHost("127.0.0.1")
                .setPort(server.port())
                .setSecurityMode(SecurityMode.disabled)
                .setUsernameAndPassword(account, account + "-secret")
                .setSocketFactory(new StreamSockets(Socket::new))
                .build());
        connection.setReplyTimeout(Patience.LIMIT.toMillis());
        // A client that something odd ends would tell nothing of what the others make of it.
        connection.setParsingExceptionCallback(stanza -> {});
        TestPerson person = new TestPerson(nick, connection);
        connection.addStanzaListener(person::heard, stanza -> true);
        connection.connect().login();
        return person;
    }

    private void heard(Stanza stanza) {
        if (stanza.getFrom() == null) {
            return;
        }
        String from = stanza.getFrom().asBareJid().toString();
        if (stanza instanceof Message message) {
            all.add(message);
            if (message.getType() == Message.Type.groupchat) {
                view(from).add(message);
            }
        } else if (stanza instanceof Presence presence) {
            presences
                    .computeIfAbsent(from, room -> new CopyOnWriteArrayList<>())
                    .add(presence);
        }
    }

    public String nick() {
        return nick;
    }

    /** What this person's client shows of a room. */
    public RoomView view(String room) {
        return rooms.computeIfAbsent(room, key -> new RoomView());
    }

    /** All messages that came, as they came. */
    public List<Message> stanzas() {
        return List.copyOf(all);
    }

    /** Comes in; who is in already stays. A room that is not there is made, for everybody and for long. */
    public void join(String room) throws Exception {
        if (!isIn(room)) {
            enter(room, Optional.empty());
        }
    }

    public void enter(String room, Optional<String> password) throws Exception {
        presences.remove(room);
        connection.sendStanza(StanzaBuilder.buildPresence()
                .to(occupant(room, nick))
                .addExtension(new MUCInitialPresence(password.orElse(null), 0, 0, -1, null))
                .build());
        await(nick + " is in " + room, () -> isIn(room) || refused(room));
        if (refused(room)) {
            throw new IOException(nick + " is not let into " + room);
        }
        if (lastOwn(room).filter(presence -> has(presence, 201)).isPresent()) {
            configure(
                    room,
                    Map.of(
                            "muc#roomconfig_persistentroom", "1",
                            "muc#roomconfig_moderatedroom", "0",
                            "muc#roomconfig_changesubject", "1"));
        }
    }

    private boolean refused(String room) {
        return presences.getOrDefault(room, List.of()).stream()
                .anyMatch(presence -> presence.getType() == Presence.Type.error);
    }

    private boolean isIn(String room) {
        return lastOwn(room)
                .filter(presence -> presence.getType() == Presence.Type.available)
                .isPresent();
    }

    private Optional<Presence> lastOwn(String room) {
        return presences.getOrDefault(room, List.of()).stream()
                .filter(presence -> has(presence, 110))
                .reduce((before, after) -> after);
    }

    private static boolean has(Presence presence, int code) {
        MUCUser user = MUCUser.from(presence);
        return user != null && user.getStatus().contains(MUCUser.Status.create(code));
    }

    /** Whether somebody is there, as far as this person, who must be too, can see. */
    public boolean sees(String room, String other) {
        return presences.getOrDefault(room, List.of()).stream()
                .filter(presence ->
                        presence.getFrom().getResourceOrEmpty().toString().equals(other))
                .reduce((before, after) -> after)
                .filter(presence -> presence.getType() == Presence.Type.available)
                .isPresent();
    }

    public void leave(String room) throws Exception {
        connection.sendStanza(StanzaBuilder.buildPresence()
                .ofType(Presence.Type.unavailable)
                .to(occupant(room, nick))
                .build());
        await(nick + " is out of " + room, () -> !isIn(room));
    }

    /** Goes by another nick in the room. */
    public void takesNick(String room, String other) throws Exception {
        connection.sendStanza(
                StanzaBuilder.buildPresence().to(occupant(room, other)).build());
        await(
                nick + " is called " + other,
                () -> lastOwn(room)
                        .filter(presence -> presence.getType() == Presence.Type.available)
                        .filter(presence -> presence.getFrom()
                                .getResourceOrEmpty()
                                .toString()
                                .equals(other))
                        .isPresent());
    }

    /** Says something; gives what the room called it. */
    public String says(String room, String body, ExtensionElement... extensions) throws Exception {
        return send(
                room,
                StanzaBuilder.buildMessage(UUID.randomUUID().toString()).addExtension(new TextElement(body)),
                extensions);
    }

    /** Says something under an id of one's choice. */
    public String saysAs(String room, String id, String body, ExtensionElement... extensions) throws Exception {
        return send(room, StanzaBuilder.buildMessage(id).addExtension(new TextElement(body)), extensions);
    }

    private String send(String room, MessageBuilder builder, ExtensionElement... extensions) throws Exception {
        join(room);
        Message message = builder.to(JidCreate.bareFrom(room))
                .ofType(Message.Type.groupchat)
                .addExtensions(List.of(extensions))
                .build();
        int before = all.size();
        connection.sendStanza(message);
        Message echo = awaitStanza(
                        before,
                        each -> message.getStanzaId().equals(each.getStanzaId())
                                && each.getFrom().asBareJid().toString().equals(room))
                .orElseThrow();
        if (echo.getType() == Message.Type.error) {
            throw new IOException(room + " refuses what " + nick + " says: " + echo.getError());
        }
        return RoomView.stanzaId(echo);
    }

    private Optional<Message> awaitStanza(int from, Predicate<Message> wanted) {
        return Awaitility.await("the room shows " + nick + " the message")
                .atMost(Patience.LIMIT)
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(2))
                .until(() -> all.stream().skip(from).filter(wanted).findFirst(), Optional::isPresent);
    }

    /** Corrects one's own message, which is named as the room calls it. */
    public String corrects(String room, String stanzaId, String body, ExtensionElement... extensions) throws Exception {
        return correctsId(room, shown(room, stanzaId).clientId(), body, extensions);
    }

    /** Corrects whatever has this id of a client's choice. */
    public String correctsId(String room, String clientId, String body, ExtensionElement... extensions)
            throws Exception {
        List<ExtensionElement> with = new ArrayList<>(List.of(extensions));
        with.add(withId("replace", "urn:xmpp:message-correct:0", clientId));
        return says(room, body, with.toArray(new ExtensionElement[0]));
    }

    public String retracts(String room, String stanzaId) throws Exception {
        return says(
                room,
                "This person took back a message.",
                withId("retract", "urn:xmpp:message-retract:1", stanzaId),
                StandardExtensionElement.builder("fallback", "urn:xmpp:fallback:0")
                        .addAttribute("for", "urn:xmpp:message-retract:1")
                        .build(),
                StandardExtensionElement.builder("store", "urn:xmpp:hints").build());
    }

    /** Answers, with a quote for clients that know no answers. */
    public String replies(String room, String stanzaId, String body) throws Exception {
        Optional<RoomView.Shown> parent = view(room).messages().stream()
                .filter(message -> message.stanzaId().equals(stanzaId))
                .findFirst();
        String quote = "> "
                + parent.flatMap(message -> message.body().lines().findFirst()).orElse("…") + "\n";
        return says(
                room,
                quote + body,
                StandardExtensionElement.builder("reply", "urn:xmpp:reply:0")
                        .addAttribute(
                                "to",
                                room + "/" + parent.map(RoomView.Shown::nick).orElse("somebody"))
                        .addAttribute("id", stanzaId)
                        .build(),
                StandardExtensionElement.builder("fallback", "urn:xmpp:fallback:0")
                        .addAttribute("for", "urn:xmpp:reply:0")
                        .addElement(StandardExtensionElement.builder("body", "urn:xmpp:fallback:0")
                                .addAttribute("start", "0")
                                .addAttribute("end", Integer.toString(quote.codePointCount(0, quote.length())))
                                .build())
                        .build());
    }

    public void reacts(String room, String stanzaId, List<String> emojis) throws Exception {
        StandardExtensionElement.Builder reactions = StandardExtensionElement.builder(
                        "reactions", "urn:xmpp:reactions:0")
                .addAttribute("id", stanzaId);
        emojis.forEach(emoji -> reactions.addElement("reaction", emoji));
        send(
                room,
                StanzaBuilder.buildMessage(UUID.randomUUID().toString()),
                reactions.build(),
                StandardExtensionElement.builder("store", "urn:xmpp:hints").build());
    }

    public void renames(String room, String subject) throws Exception {
        sends(room, StanzaBuilder.buildMessage(UUID.randomUUID().toString()).setSubject(subject));
        // Some rooms tell a subject under no id.
        await("the room shows the subject", () -> view(room).subject().equals(Optional.of(subject)));
    }

    /** Writes to somebody outside of all rooms, or to an occupant alone; waits for nothing. */
    public void tells(String address, String id, String body, ExtensionElement... extensions) throws Exception {
        connection.sendStanza(StanzaBuilder.buildMessage(id)
                .addExtension(new TextElement(body))
                .addExtensions(List.of(extensions))
                .to(JidCreate.from(address))
                .ofType(Message.Type.chat)
                .build());
    }

    /** Sends anything to a room, and waits for nothing. */
    public void sends(String room, MessageBuilder message) throws Exception {
        join(room);
        connection.sendStanza(message.to(JidCreate.bareFrom(room))
                .ofType(Message.Type.groupchat)
                .build());
    }

    private RoomView.Shown shown(String room, String stanzaId) {
        return view(room).messages().stream()
                .filter(message -> message.stanzaId().equals(stanzaId))
                .findFirst()
                .orElseThrow(() -> new AssertionError(nick + " does not see " + stanzaId + " in " + room));
    }

    public static ExtensionElement withId(String name, String namespace, String id) {
        return StandardExtensionElement.builder(name, namespace)
                .addAttribute("id", id)
                .build();
    }

    /** Puts somebody out of the room. */
    public void kicks(String room, String other, String reason) throws Exception {
        admin(room, new MUCItem(MUCRole.none, Resourcepart.from(other), reason));
    }

    /** Lets somebody speak, or only listen. */
    public void role(String room, String other, MUCRole role) throws Exception {
        admin(room, new MUCItem(role, Resourcepart.from(other)));
    }

    /** Makes somebody a member, or bans them; named by their account. */
    public void affiliation(String room, String account, MUCAffiliation affiliation) throws Exception {
        admin(room, new MUCItem(affiliation, JidCreate.entityBareFrom(account)));
    }

    private void admin(String room, MUCItem item) throws Exception {
        MUCAdmin admin = new MUCAdmin();
        admin.setType(IQ.Type.set);
        admin.setTo(JidCreate.bareFrom(room));
        admin.addItem(item);
        connection.sendIqRequestAndWaitForResponse(admin);
    }

    /** Closes the room for good. */
    public void destroys(String room, Optional<String> other, String reason) throws Exception {
        MUCOwner owner = new MUCOwner();
        owner.setType(IQ.Type.set);
        owner.setTo(JidCreate.bareFrom(room));
        owner.setDestroy(new Destroy(other.isPresent() ? JidCreate.entityBareFrom(other.get()) : null, reason));
        connection.sendIqRequestAndWaitForResponse(owner);
    }

    /** Sets some of the room's settings, as XEP-0045, 15.5.3, calls them. */
    public void configure(String room, Map<String, String> settings) throws Exception {
        DataForm.Builder form = DataForm.builder(DataForm.Type.submit);
        form.addField(FormField.buildHiddenFormType("http://jabber.org/protocol/muc#roomconfig"));
        settings.forEach((name, value) ->
                form.addField(FormField.builder(name).setValue(value).build()));
        MUCOwner owner = new MUCOwner();
        owner.setType(IQ.Type.set);
        owner.setTo(JidCreate.bareFrom(room));
        owner.addExtension(form.build());
        connection.sendIqRequestAndWaitForResponse(owner);
    }

    private static EntityFullJid occupant(String room, String nick) throws XmppStringprepException {
        Jid full = JidCreate.from(room + "/" + nick);
        return full.asEntityFullJidOrThrow();
    }

    private static void await(String what, java.util.concurrent.Callable<Boolean> condition) {
        Awaitility.await(what)
                .atMost(Patience.LIMIT)
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(2))
                .until(condition);
    }

    @Override
    public void close() {
        connection.disconnect();
    }
}
