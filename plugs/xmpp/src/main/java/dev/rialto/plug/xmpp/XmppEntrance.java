package dev.rialto.plug.xmpp;

import dev.rialto.api.operation.ErrorKind;
import dev.rialto.api.operation.Failure;
import dev.rialto.api.plug.ChannelStatus;
import dev.rialto.api.plug.HostClock;
import dev.rialto.api.plug.Link;
import dev.rialto.api.plug.PlugException;
import dev.rialto.api.plug.Secret;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jivesoftware.smack.XMPPException;
import org.jivesoftware.smack.packet.IQ;
import org.jivesoftware.smack.packet.Presence;
import org.jivesoftware.smack.packet.StanzaBuilder;
import org.jivesoftware.smack.packet.StanzaError;
import org.jivesoftware.smackx.muc.packet.Destroy;
import org.jivesoftware.smackx.muc.packet.MUCInitialPresence;
import org.jivesoftware.smackx.muc.packet.MUCOwner;
import org.jivesoftware.smackx.ping.packet.Ping;
import org.jivesoftware.smackx.xdata.packet.DataForm;
import org.jxmpp.jid.EntityBareJid;
import org.jxmpp.jid.EntityFullJid;
import org.jxmpp.jid.impl.JidCreate;
import org.jxmpp.jid.parts.Resourcepart;
import org.jxmpp.stringprep.XmppStringprepException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Goes into one room (XEP-0045, 7.2). Every call waits for the server. */
final class XmppEntrance {
    private static final Logger log = LoggerFactory.getLogger(XmppEntrance.class);
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    /** So many nicks are tried, each an underscore longer. */
    private static final int NICKS = 6;

    /** Servers' clocks differ from ours and from each other's. */
    private static final Duration CLOCKS_DIFFER = Duration.ofMinutes(1);

    private final XmppRoom room;
    private final RoomConfig config;
    private final XmppClient client;
    private final HostClock clock;
    private final Link link;
    private final XmppSettings.CatchUp limits;

    XmppEntrance(XmppRoom room, RoomConfig config, XmppRooms.Shared shared) {
        this.room = room;
        this.config = config;
        this.client = shared.client();
        this.clock = shared.clock();
        this.link = shared.link();
        this.limits = shared.catchUp();
    }

    /**
     * Tries to go in, under another nick where ours is taken.
     *
     * @param mayCreate whether to create the room if there is none
     */
    Standing enter(boolean mayCreate) throws PlugException, InterruptedException {
        boolean wanted = mayCreate && config.configured();
        try {
            room.features(RoomFeatures.of(client.info(room.address())));
        } catch (XMPPException.XMPPErrorException e) {
            if (!wanted) {
                return barred(e.getStanzaError());
            }
            // There is no such room yet, or it does not tell; going in will show.
            room.features(RoomFeatures.NONE);
        }
        String nick = config.nick();
        for (int i = 0; i < NICKS; i++) {
            switch (ask(nick)) {
                case EntryAnswer.Welcome welcome -> {
                    if (welcome.created() && !wanted) {
                        return undone();
                    }
                    if (welcome.created()) {
                        unlock();
                    }
                    return new Standing.In();
                }
                case EntryAnswer.Refusal(StanzaError error) -> {
                    if (error.getCondition() != StanzaError.Condition.conflict) {
                        return barred(error);
                    }
                    log.warn("Somebody else is {} in {} already", nick, room.address());
                    nick += "_";
                }
                case EntryAnswer.Silence silence -> {
                    return new Standing.Unclear(new Failure(ErrorKind.CONNECTION, "the room does not answer"));
                }
            }
        }
        String taken = "the nick " + config.nick() + " is taken";
        return new Standing.Barred(
                new ChannelStatus(ChannelStatus.State.NO_RIGHTS, taken), new Failure(ErrorKind.REQUEST, taken));
    }

    private EntryAnswer ask(String nick) throws PlugException, InterruptedException {
        CompletableFuture<EntryAnswer> answer = room.entering();
        client.send(StanzaBuilder.buildPresence()
                .ofType(Presence.Type.available)
                .to(occupant(nick))
                .addExtension(history())
                .build());
        return Waiting.get(clock, answer, PATIENCE, new EntryAnswer.Silence());
    }

    /** The archive tells what was said; a room without one is asked for what it remembers. */
    private MUCInitialPresence history() {
        Optional<Instant> since = room.features().archive()
                ? Optional.empty()
                : link.position(room.address().toString())
                        .flatMap(Place::of)
                        .map(Place::at)
                        .map(at -> at.minus(CLOCKS_DIFFER))
                        .map(at -> latest(at, clock.now().minus(limits.maxAge())));
        String password = config.password().map(Secret::reveal).orElse(null);
        return since.map(at -> new MUCInitialPresence(password, -1, limits.maxEvents(), -1, Date.from(at)))
                .orElseGet(() -> new MUCInitialPresence(password, 0, 0, -1, null));
    }

    private static Instant latest(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private static Standing barred(StanzaError error) {
        Failure failure =
                new Failure(XmppErrors.kind(error.getCondition()), "the room answers: " + XmppErrors.words(error));
        if (XmppErrors.passing(error.getCondition())) {
            return new Standing.Unclear(failure);
        }
        return new Standing.Barred(
                new ChannelStatus(XmppErrors.standing(error.getCondition()), failure.text()), failure);
    }

    /** A room that ended while we asked for it, and was made again by our going in, is closed again. */
    private Standing undone() throws PlugException, InterruptedException {
        room.lostIt();
        MUCOwner close = new MUCOwner();
        close.setType(IQ.Type.set);
        close.setTo(room.address());
        close.setDestroy(new Destroy((EntityBareJid) null, null));
        try {
            client.request(close);
        } catch (XMPPException.XMPPErrorException e) {
            log.warn("{} was made and cannot be closed: {}", room.address(), XmppErrors.words(e.getStanzaError()));
        }
        String gone = "there is no such room";
        return new Standing.Barred(
                new ChannelStatus(ChannelStatus.State.GONE, gone), new Failure(ErrorKind.REQUEST, gone));
    }

    /** A room that we created by going in is locked until its settings are accepted (XEP-0045, 10.1.2). */
    private void unlock() throws PlugException, InterruptedException {
        log.warn("There was no room {}; it was created", room.address());
        MUCOwner accept = new MUCOwner();
        accept.setType(IQ.Type.set);
        accept.setTo(room.address());
        accept.addExtension(DataForm.builder(DataForm.Type.submit).build());
        try {
            client.request(accept);
        } catch (XMPPException.XMPPErrorException e) {
            log.warn("The settings of {} were not accepted: {}", room.address(), XmppErrors.words(e.getStanzaError()));
        }
        lookAround();
    }

    /** Asks the room what it can do. */
    void lookAround() throws InterruptedException {
        try {
            room.features(RoomFeatures.of(client.info(room.address())));
        } catch (XMPPException.XMPPErrorException | PlugException e) {
            log.debug("{} does not tell what it can do: {}", room.address(), XmppErrors.line(e));
        }
    }

    /** Asks ourselves by way of the room (XEP-0410). */
    void ping() throws XMPPException.XMPPErrorException, PlugException, InterruptedException {
        client.request(new Ping(occupant(room.nick())));
    }

    private EntityFullJid occupant(String nick) {
        try {
            return JidCreate.entityFullFrom(room.address(), Resourcepart.from(nick));
        } catch (XmppStringprepException e) {
            throw new IllegalStateException("a nick that the settings took", e);
        }
    }
}
