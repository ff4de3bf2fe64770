package dev.rialto.plug.xmpp;

import dev.rialto.api.event.Edited;
import dev.rialto.api.event.Event;
import dev.rialto.api.event.EventKey;
import dev.rialto.api.event.Occurrence;
import dev.rialto.api.event.Origin;
import dev.rialto.api.event.Posted;
import dev.rialto.api.message.ChannelRef;
import dev.rialto.api.message.MessageName;
import dev.rialto.api.message.NetworkId;
import dev.rialto.api.message.User;
import dev.rialto.api.message.UserId;
import dev.rialto.api.operation.ErrorKind;
import dev.rialto.api.operation.Failure;
import dev.rialto.api.operation.Operation;
import dev.rialto.api.operation.Outcome;
import dev.rialto.api.operation.Post;
import dev.rialto.api.operation.Receipt;
import dev.rialto.api.operation.Token;
import dev.rialto.api.plug.HostClock;
import dev.rialto.api.plug.PlugException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jivesoftware.smack.packet.Message;
import org.jivesoftware.smackx.delay.packet.DelayInformation;
import org.jivesoftware.smackx.muc.packet.MUCUser;
import org.jxmpp.jid.EntityBareJid;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Conversations with one person each, outside of rooms. Who writes is who the servers say: their address. What is sent counts as
 * sent when our server has it, since nothing tells whether a person's client does.
 */
final class XmppTalks {
    private static final Logger log = LoggerFactory.getLogger(XmppTalks.class);

    /** How long our server may take to say that it has a message; less than the host waits. */
    private static final Duration WITHIN = Duration.ofSeconds(25);

    private final NetworkId network;
    private final EntityBareJid account;
    private final XmppClient client;
    private final XmppPending pending;
    private final Acceptor acceptor;
    private final HostClock clock;

    XmppTalks(NetworkId network, XmppRooms.Shared shared) {
        this.network = network;
        this.account = shared.account();
        this.client = shared.client();
        this.pending = shared.pending();
        this.acceptor = shared.acceptor();
        this.clock = shared.clock();
    }

    /**
     * A message that no room of ours sent, on the reader's thread. What an occupant says to us alone comes by their room, whose
     * address says nothing of who it is: it is left out.
     */
    void message(Message message) {
        EntityBareJid person =
                message.getFrom() == null ? null : message.getFrom().asEntityBareJidIfPossible();
        if (person == null || person.equals(account) || MUCUser.from(message) != null) {
            return;
        }
        if (message.getType() == Message.Type.error) {
            returned(message, person);
        } else if (message.getType() == Message.Type.chat || message.getType() == Message.Type.normal) {
            try {
                read(message, person).ifPresent(event -> acceptor.accept(List.of(event), Optional.empty()));
            } catch (RuntimeException e) {
                log.error("A message of {} is left out by a fault of the plug: {}", person, XmppErrors.fault(e));
            }
        }
    }

    private void returned(Message message, EntityBareJid person) {
        if (message.getError() != null && message.getStanzaId() != null) {
            log.info("{} did not get a message: {}", person, message.getError().getCondition());
            pending.returned(new Token(message.getStanzaId()), message.getError());
        }
    }

    private Optional<Event> read(Message message, EntityBareJid person) {
        Optional<String> body = Elements.body(message).filter(text -> !XmppText.isBlank(text));
        if (body.isEmpty()
                || Retractions.read(message).isPresent()
                || Reactions.read(message).isPresent()) {
            return Optional.empty();
        }
        Optional<String> replaced = Corrections.replaced(message);
        Optional<DelayInformation> delay = Optional.ofNullable(DelayInformation.from(message));
        Instant at = delay.map(kept -> kept.getStamp().toInstant()).orElseGet(clock::now);
        Optional<String> id = Optional.ofNullable(message.getStanzaId()).filter(given -> !given.isBlank());
        // Some clients use an id again: what says something else is something else.
        Optional<EventKey> key = id.map(given -> new EventKey(
                given + " " + Integer.toHexString(List.of(body, replaced).hashCode())));
        Occurrence occurrence = new Occurrence(
                new ChannelRef(network, TalkIds.with(person)),
                at,
                key,
                false,
                delay.isPresent() ? Origin.ARCHIVE : Origin.LIVE);
        MessageName name = new MessageName(XmppIds.byAuthor(id.orElseGet(() -> at + " " + message.hashCode())), true);
        String answer = Fallbacks.part(message, body.get(), Xeps.REPLY).rest();
        Spoken spoken = Spoken.of(message, XmppText.isBlank(answer) ? body.get() : answer);
        var said = said(spoken, person);
        if (replaced.isEmpty()) {
            return Optional.of(
                    Posted.builder(occurrence, name, said).typed(spoken.typed()).build());
        }
        MessageName target = new MessageName(XmppIds.byAuthor(replaced.get()), true);
        return Optional.of(new Edited(occurrence, target.id(), said, List.of(name, target)));
    }

    private static dev.rialto.api.message.Message said(Spoken spoken, EntityBareJid person) {
        User author = User.builder(
                        new UserId(person.toString()), person.getLocalpart().toString())
                .build();
        return dev.rialto.api.message.Message.builder(author, spoken.text())
                .action(spoken.action())
                .build();
    }

    Outcome execute(Operation operation, EntityBareJid person) throws InterruptedException {
        Optional<Message> stanza = new XmppOutbound(
                        person, Message.Type.chat, parent -> Optional.empty(), XmppMarkup::write)
                .stanza(operation);
        if (stanza.isEmpty()) {
            return new Outcome.Refused(
                    Outcome.Scope.MESSAGE,
                    new Failure(ErrorKind.UNSUPPORTED, "XMPP has no way to do this with this message"));
        }
        Token token = operation.token();
        Receipt receipt = receipt(operation);
        XmppPending.Sending sending = pending.begin(operation, receipt);
        try {
            if (sending.send() && client.acknowledges()) {
                pending.inStream(token);
                client.send(stanza.get());
            } else if (sending.send()) {
                client.send(stanza.get());
                return new Outcome.Sent(receipt);
            }
            return Waiting.get(
                    clock,
                    sending.outcome(),
                    WITHIN,
                    new Outcome.Unknown(new Failure(ErrorKind.CONNECTION, "the server did not say that it has it")));
        } catch (PlugException e) {
            pending.notSent(token);
            return new Outcome.TryLater(new Failure(e.kind(), XmppErrors.line(e)), Optional.empty());
        } finally {
            pending.end(token);
        }
    }

    /** A message goes by the one id that we chose; a change has no name of its own. */
    private static Receipt receipt(Operation operation) {
        String id = operation.token().value();
        List<MessageName> names = new ArrayList<>();
        if (operation instanceof Post) {
            names.add(new MessageName(XmppIds.ours(id, id), false));
        }
        return new Receipt(names, List.of(), Optional.empty());
    }
}
