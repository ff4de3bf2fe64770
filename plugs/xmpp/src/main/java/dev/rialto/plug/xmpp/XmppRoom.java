package dev.rialto.plug.xmpp;

import dev.rialto.api.event.Event;
import dev.rialto.api.event.Joined;
import dev.rialto.api.event.Left;
import dev.rialto.api.event.Moved;
import dev.rialto.api.event.Occurrence;
import dev.rialto.api.event.Origin;
import dev.rialto.api.event.Renamed;
import dev.rialto.api.message.ChannelId;
import dev.rialto.api.message.ChannelRef;
import dev.rialto.api.message.MessageId;
import dev.rialto.api.message.User;
import dev.rialto.api.message.UserId;
import dev.rialto.api.operation.Token;
import dev.rialto.api.plug.ChannelStatus;
import dev.rialto.api.plug.HostClock;
import dev.rialto.api.plug.Link;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jivesoftware.smack.packet.Message;
import org.jivesoftware.smack.packet.Presence;
import org.jivesoftware.smack.packet.StanzaError;
import org.jivesoftware.smackx.muc.MUCRole;
import org.jivesoftware.smackx.muc.packet.Destroy;
import org.jivesoftware.smackx.muc.packet.MUCItem;
import org.jivesoftware.smackx.muc.packet.MUCUser;
import org.jxmpp.jid.EntityBareJid;
import org.jxmpp.jid.parts.Resourcepart;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One room as the stream tells of it (XEP-0045): who is there, what is said, whether we are in it. {@link XmppMembership} goes in
 * and stays in.
 *
 * <p>Its own reading of presence and messages, and not Smack's {@code MultiUserChat}: that waits for presence without end, keeps
 * unread messages, and tells listeners of one stanza in no order.
 */
final class XmppRoom {
    private static final Logger log = LoggerFactory.getLogger(XmppRoom.class);

    /** What happens to us in the room. Called where a stanza is being handled: must not wait for the server. */
    interface Fate {

        /** We are out of it. */
        void out(ChannelStatus status);

        /** It was closed, and there is another one in its place. */
        void moved(EntityBareJid to);

        /** A message of ours came back because we are not in the room, whatever we thought. */
        void notOccupant();

        /** The room's settings were changed. */
        void changed();
    }

    private final ChannelRef channel;
    private final EntityBareJid address;
    private final XmppOccupants people;
    private final XmppInbound inbound;
    private final RoomDelivery delivery;
    private final XmppPending pending;
    private final Link link;
    private final HostClock clock;
    private final Fate fate;

    /** Held shortly; never while the host stores something, which may take long. */
    private final ReentrantLock lock = new ReentrantLock();

    private volatile RoomFeatures features = RoomFeatures.UNKNOWN;
    private Optional<String> subject = Optional.empty();
    private CompletableFuture<EntryAnswer> answer = new CompletableFuture<>();
    private volatile boolean in;
    private boolean subjectSeen;
    private boolean mute;
    private volatile long heard;
    private volatile boolean seenFirst;

    XmppRoom(
            ChannelRef channel,
            EntityBareJid address,
            XmppOccupants people,
            Acceptor acceptor,
            XmppPending pending,
            Link link,
            HostClock clock,
            Fate fate) {
        this.channel = channel;
        this.address = address;
        this.people = people;
        this.inbound = new XmppInbound(channel, people);
        this.delivery = new RoomDelivery(address, acceptor);
        this.pending = pending;
        this.link = link;
        this.clock = clock;
        this.fate = fate;
    }

    ChannelRef channel() {
        return channel;
    }

    EntityBareJid address() {
        return address;
    }

    RoomFeatures features() {
        return features;
    }

    void features(RoomFeatures value) {
        features = value;
    }

    /** Whether nothing was ever heard from the room before this session: its past is not ours. */
    boolean seenFirst() {
        return seenFirst;
    }

    /** All before this place is not wanted: hands over what is held and goes on from there. */
    void goOnFrom(Place place) {
        delivery.goOnFrom(place);
        seenFirst = false;
    }

    /** When something came from the room last, on the monotonic clock. */
    long heard() {
        return heard;
    }

    /** The way of its events to the host. */
    RoomDelivery delivery() {
        return delivery;
    }

    /** We are about to ask to be let in. */
    CompletableFuture<EntryAnswer> entering() {
        if (features.archive() && link.position(address.toString()).isEmpty()) {
            seenFirst = true;
            // Before we hear anything: should the process end before that is stored, the next one reads on from here.
            delivery.archived(List.of(), new Place(Optional.empty(), clock.now()));
        }
        delivery.begin(features.archive());
        return locked(() -> {
            in = false;
            subjectSeen = false;
            mute = false;
            people.clear(features.occupantIds());
            answer = new CompletableFuture<>();
            return answer;
        });
    }

    boolean isIn() {
        return in;
    }

    String nick() {
        return locked(people::ownNick);
    }

    /** What somebody is called in the room now; empty when they are not there, as far as it tells who is. */
    Optional<String> nick(UserId user) {
        return locked(() -> people.nick(user));
    }

    /** What the others in the room are called now. */
    Nicks nicks() {
        return locked(people::nicks);
    }

    /** The nick of who wrote a message: ours today for one of ours, else that of the time, where it was heard lately. */
    Optional<String> authorNick(MessageId id) {
        return locked(
                () -> XmppIds.isOurs(id) ? Optional.of(people.ownNick()) : inbound.authorNick(XmppIds.stanza(id)));
    }

    List<User> others() {
        return locked(people::others);
    }

    Optional<String> subject() {
        return locked(() -> subject);
    }

    /** We thought to be in it and are not. */
    void lostIt() {
        in = false;
    }

    /** What the archive told; false when nothing more is to be read. */
    boolean archived(List<Arrival> arrivals, Place place) {
        List<Event> events = locked(() ->
                arrivals.stream().flatMap(arrival -> read(arrival).stream()).toList());
        return delivery.archived(events, place);
    }

    /** Reads what a message of the archive says, without handing it over. */
    InboundResult look(Arrival arrival) {
        return locked(() -> understood(arrival));
    }

    /** A message from the room, on the reader's thread. */
    void message(Message message) {
        heard = clock.nanoTime();
        if (message.getType() == Message.Type.error) {
            returned(message);
        } else if (message.getType() == Message.Type.groupchat) {
            locked(() -> arrived(message)).ifPresent(arrival -> {
                List<Event> events = locked(() -> read(arrival));
                delivery.live(events, place(arrival));
            });
        }
        MUCUser user = MUCUser.from(message);
        if (user != null && message.getFrom().getResourceOrNull() == null && user.hasStatus()) {
            fate.changed();
        }
    }

    private void returned(Message message) {
        StanzaError error = message.getError();
        if (error == null || message.getStanzaId() == null) {
            return;
        }
        pending.returned(new Token(message.getStanzaId()), error);
        if (error.getCondition() == StanzaError.Condition.not_acceptable) {
            fate.notOccupant();
        }
    }

    private Optional<Arrival> arrived(Message message) {
        Optional<String> newSubject = Elements.subject(message);
        if (newSubject.isPresent() && Elements.body(message).isEmpty() && message.getThread() == null) {
            subject = newSubject.filter(text -> !text.isBlank());
            // The room tells its subject when it has told all else to who comes in; XEP-0045, 7.2.15.
            if (!subjectSeen) {
                subjectSeen = true;
                return Optional.empty();
            }
        }
        Optional<Instant> kept = Delays.by(address, message);
        Optional<String> id = features.stanzaIds() ? StanzaIds.given(message, address) : Optional.empty();
        Origin heard = Delays.areLong(message, clock.now()) ? Origin.BACKLOG : Origin.LIVE;
        return Optional.of(
                new Arrival(message, kept.isPresent() ? Origin.ARCHIVE : heard, kept.orElseGet(clock::now), id));
    }

    /** A room with an archive is read on after a message that the archive has; one without, after a moment. */
    private Optional<Place> place(Arrival arrival) {
        return arrival.stanzaId().isPresent() || !features.archive()
                ? Optional.of(new Place(features.archive() ? arrival.stanzaId() : Optional.empty(), arrival.at()))
                : Optional.empty();
    }

    private List<Event> read(Arrival arrival) {
        InboundResult result = understood(arrival);
        // Before it is accepted: the host may let an event wait for the sends that had begun.
        result.echo().ifPresent(pending::echoed);
        for (Event event : result.events()) {
            if (event instanceof Renamed renamed && renamed.own()) {
                pending.renamed(channel, renamed.title());
            }
        }
        return result.events();
    }

    /** A message that the plug fails at is left out, and all others are read. */
    private InboundResult understood(Arrival arrival) {
        try {
            return inbound.read(arrival);
        } catch (RuntimeException e) {
            log.error(
                    "Message {} in {} is left out by a fault of the plug: {}",
                    arrival.stanzaId().orElse("without an id"),
                    address,
                    XmppErrors.fault(e));
            return InboundResult.NOTHING;
        }
    }

    /** Presence from the room, on the reader's thread. */
    void presence(Presence presence) {
        heard = clock.nanoTime();
        // Nobody gives coming and going a name: it is told live and once, and moves no cursor.
        delivery.live(locked(() -> changes(presence)).stream().toList(), Optional.empty());
    }

    private Optional<Event> changes(Presence presence) {
        Resourcepart nick = presence.getFrom().getResourceOrNull();
        Optional<MUCUser> user = Optional.ofNullable(MUCUser.from(presence));
        if (presence.getType() == Presence.Type.error) {
            if (!in && presence.getError() != null) {
                answer.complete(new EntryAnswer.Refusal(presence.getError()));
            }
        } else if (nick != null && presence.getType() == Presence.Type.available) {
            return available(nick.toString(), presence, user);
        } else if (nick != null && presence.getType() == Presence.Type.unavailable) {
            return unavailable(nick.toString(), presence, user);
        }
        return Optional.empty();
    }

    private Optional<Event> available(String nick, Presence presence, Optional<MUCUser> user) {
        Optional<Event> joined = Optional.empty();
        boolean self = has(user, 110) || (in && nick.equals(people.ownNick()));
        if (self && !in) {
            in = true;
            people.enter(nick, presence);
            answer.complete(new EntryAnswer.Welcome(has(user, 201)));
        } else {
            Optional<User> came = people.put(nick, presence);
            if (in && !self) {
                joined = came.map(who -> new Joined(now(), who, Optional.empty()));
            }
        }
        if (self) {
            voice(user);
        }
        return joined;
    }

    /** In a moderated room we may speak, or not; see XEP-0045, 8.2 and 8.3. */
    private void voice(Optional<MUCUser> user) {
        boolean visitor = user.map(MUCUser::getItem)
                .filter(item -> item.getRole() == MUCRole.visitor)
                .isPresent();
        if (visitor != mute) {
            mute = visitor;
            link.status(
                    channel,
                    visitor
                            ? new ChannelStatus(ChannelStatus.State.MUTED, "the room lets us listen, not speak")
                            : usable());
        }
    }

    boolean isMute() {
        return locked(() -> mute);
    }

    ChannelStatus usable() {
        return new ChannelStatus(ChannelStatus.State.USABLE, "in the room as " + nick());
    }

    private Optional<Event> unavailable(String nick, Presence presence, Optional<MUCUser> user) {
        boolean self = in && nick.equals(people.ownNick());
        Optional<String> renamed = has(user, 303)
                ? user.map(MUCUser::getItem).map(MUCItem::getNick).map(Resourcepart::toString)
                : Optional.empty();
        if (renamed.isPresent()) {
            people.rename(nick, renamed.get());
        } else if (self) {
            in = false;
            Optional<EntityBareJid> to =
                    user.map(MUCUser::getDestroy).map(Destroy::getJid).filter(other -> !other.equals(address));
            to.ifPresentOrElse(fate::moved, () -> fate.out(RoomEnds.status(user, presence)));
            return to.map(other -> new Moved(now(), new ChannelId(other.toString())));
        } else {
            Optional<User> by = has(user, 307) || has(user, 301)
                    ? user.map(MUCUser::getItem)
                            .map(MUCItem::getActorNick)
                            .map(actor -> people.byNick(actor.toString()))
                    : Optional.empty();
            Optional<User> gone = people.remove(nick);
            return in ? gone.map(who -> new Left(now(), who, by)) : Optional.empty();
        }
        return Optional.empty();
    }

    static boolean has(Optional<MUCUser> user, int code) {
        return user.filter(x -> x.getStatus().contains(MUCUser.Status.create(code)))
                .isPresent();
    }

    private Occurrence now() {
        return new Occurrence(channel, clock.now(), Optional.empty(), false, Origin.LIVE);
    }

    private <T> T locked(Supplier<T> what) {
        lock.lock();
        try {
            return what.get();
        } finally {
            lock.unlock();
        }
    }
}
