package dev.rialto.plug.xmpp;

import dev.rialto.api.message.ChannelId;
import dev.rialto.api.message.ChannelRef;
import dev.rialto.api.message.NetworkId;
import dev.rialto.api.operation.ErrorKind;
import dev.rialto.api.operation.Failure;
import dev.rialto.api.operation.Operation;
import dev.rialto.api.operation.Outcome;
import dev.rialto.api.operation.Token;
import dev.rialto.api.plug.Capabilities;
import dev.rialto.api.plug.HostClock;
import dev.rialto.api.plug.Link;
import dev.rialto.api.plug.PlugContext;
import dev.rialto.api.plug.PlugException;
import dev.rialto.api.plug.Role;
import dev.rialto.api.plug.Session;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jivesoftware.smack.packet.Message;
import org.jivesoftware.smack.packet.Stanza;
import org.jivesoftware.smack.packet.StanzaBuilder;
import org.jspecify.annotations.Nullable;
import org.jxmpp.jid.EntityBareJid;

/** One stream to the server, and the rooms we are in by it. */
final class XmppSession implements Session, XmppClient.Watcher {

    /** How long {@link #open} waits for the rooms; those that take longer follow by themselves. */
    private static final Duration ROOMS_WITHIN = Duration.ofSeconds(10);

    /** How often the rooms are looked after. */
    private static final Duration ROUND = Duration.ofSeconds(60);

    private final Link link;
    private final HostClock clock;
    private final XmppPending pending = new XmppPending();
    private final Acceptor acceptor;
    private final XmppCapabilities capabilities;
    private volatile @Nullable XmppClient client;
    private volatile @Nullable XmppRooms rooms;
    private volatile @Nullable XmppTalks talks;
    private volatile @Nullable XmppRoles roles;
    private volatile HostClock.@Nullable Timer round;
    private volatile boolean closed;

    private XmppSession(Link link, HostClock clock, int textLimit) {
        this.link = link;
        this.clock = clock;
        this.acceptor = new Acceptor(link);
        this.capabilities = XmppCapabilities.of(textLimit);
    }

    static XmppSession open(
            EntityBareJid account,
            XmppSettings settings,
            XmppTrust trust,
            PlugContext<XmppChannelSettings> context,
            Link link)
            throws PlugException, InterruptedException {
        XmppSession session = new XmppSession(link, context.clock(), settings.textLimit());
        XmppClient client = XmppClient.open(
                XmppConnecting.configuration(account, settings, trust, context.hostName()), context.clock(), session);
        session.client = client;
        try {
            NetworkId network = new NetworkId("xmpp:" + account);
            XmppRooms.Shared shared = new XmppRooms.Shared(
                    client,
                    account,
                    context.state(),
                    new KnownAccounts(context.state()),
                    session.acceptor,
                    session.pending,
                    link,
                    context.clock(),
                    settings.catchUp(),
                    settings.textLimit(),
                    new ServicePermits());
            XmppRooms rooms = new XmppRooms(network, shared, settings.nick(), context.channels(), context.addressed());
            session.talks = new XmppTalks(network, shared);
            session.rooms = rooms;
            client.send(StanzaBuilder.buildPresence().build());
            session.roles = new XmppRoles(rooms, client);
            session.enterAll(rooms);
            session.roundLater();
            return session;
        } catch (PlugException | InterruptedException | RuntimeException e) {
            session.close();
            throw e;
        }
    }

    /** So a message that is posted right after the opening is heard, and an operation finds its room. */
    private void enterAll(XmppRooms entered) throws InterruptedException {
        List<CompletableFuture<Standing>> attempts =
                entered.all().stream().map(XmppMembership::enter).toList();
        CompletableFuture<Boolean> all = CompletableFuture.allOf(attempts.toArray(new CompletableFuture<?>[0]))
                .thenApply(nothing -> true);
        Waiting.get(clock, all, ROOMS_WITHIN, false);
    }

    private void roundLater() {
        if (!closed) {
            round = clock.schedule(ROUND, () -> {
                rooms().forEach(room -> Thread.startVirtualThread(room::checkSilence));
                roundLater();
            });
        }
    }

    private List<XmppMembership> rooms() {
        XmppRooms all = rooms;
        return all == null ? List.of() : all.all();
    }

    @Override
    public Capabilities capabilities(ChannelRef channel) {
        if (TalkIds.isTalk(channel.id().value())) {
            return capabilities.talk();
        }
        XmppRooms all = rooms;
        return all != null && !closed && archive(all, channel.id())
                ? capabilities.withArchive()
                : capabilities.without();
    }

    /**
     * Of a room of which nothing is known yet, no archive is promised: nobody would say that it was read. It is entered, so that
     * the host, which is about to send something there, finds it known.
     */
    private static boolean archive(XmppRooms all, ChannelId id) {
        Optional<XmppMembership> known = all.known(id);
        if (known.isEmpty()) {
            all.enter(id);
        }
        return known.map(membership -> membership.room().features().archive()).orElse(false);
    }

    @Override
    public Outcome execute(Operation operation) throws InterruptedException {
        XmppRooms all = rooms;
        XmppTalks people = talks;
        if (closed || all == null || people == null) {
            return new Outcome.TryLater(new Failure(ErrorKind.CONNECTION, "the session is closed"), Optional.empty());
        }
        Optional<EntityBareJid> person = TalkIds.person(operation.channel().id());
        if (person.isPresent()) {
            return people.execute(operation, person.get());
        }
        Optional<ChannelId> moved = all.movedTo(operation.channel().id());
        if (moved.isPresent()) {
            return new Outcome.Moved(moved.get());
        }
        Optional<XmppMembership> membership = all.find(operation.channel().id());
        if (membership.isEmpty()) {
            return new Outcome.Refused(
                    Outcome.Scope.CHANNEL,
                    new Failure(ErrorKind.CONFIG, operation.channel().id() + " is no address of a room or person"));
        }
        Outcome outcome = membership.get().sender().execute(operation);
        if (outcome instanceof Outcome.Refused(Outcome.Scope scope, Failure failure)
                && scope == Outcome.Scope.CHANNEL
                && !membership.get().configured()) {
            all.forget(membership.get());
        }
        return outcome;
    }

    @Override
    public <R extends Role> Optional<R> role(Class<R> role) {
        return Optional.ofNullable(roles).flatMap(known -> known.role(role));
    }

    @Override
    public void stanza(Stanza stanza) {
        XmppRooms all = rooms;
        XmppTalks people = talks;
        if (all == null || people == null || stanza.getFrom() == null) {
            return;
        }
        EntityBareJid from = stanza.getFrom().asEntityBareJidIfPossible();
        if (stanza instanceof Message message && from != null && !all.contains(from)) {
            people.message(message);
        } else {
            all.stanza(stanza);
        }
    }

    @Override
    public void acknowledged(String id) {
        pending.acknowledged(new Token(id));
    }

    @Override
    public void broken(String why) {
        link.trouble(Optional.of("the stream is broken and is being resumed (" + why + ")"));
    }

    @Override
    public void resumed() {
        link.trouble(Optional.empty());
        rooms().forEach(room -> Thread.startVirtualThread(room::check));
    }

    @Override
    public void ended(PlugException cause) {
        pending.over(new Outcome.Unknown(new Failure(cause.kind(), XmppErrors.line(cause))));
        if (!closed) {
            link.lost(cause);
        }
    }

    @Override
    public void close() {
        closed = true;
        acceptor.stop();
        HostClock.Timer timer = round;
        if (timer != null) {
            timer.close();
        }
        XmppRooms all = rooms;
        if (all != null) {
            all.close();
        }
        XmppClient stream = client;
        if (stream != null) {
            stream.close();
        }
        pending.over(new Outcome.Unknown(new Failure(ErrorKind.CONNECTION, "the session was closed")));
    }
}
