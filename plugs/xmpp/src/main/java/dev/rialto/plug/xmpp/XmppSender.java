package dev.rialto.plug.xmpp;

import dev.rialto.api.message.ChannelRef;
import dev.rialto.api.message.MessageId;
import dev.rialto.api.message.MessageName;
import dev.rialto.api.operation.Edit;
import dev.rialto.api.operation.ErrorKind;
import dev.rialto.api.operation.Failure;
import dev.rialto.api.operation.Operation;
import dev.rialto.api.operation.Outcome;
import dev.rialto.api.operation.Receipt;
import dev.rialto.api.operation.Rename;
import dev.rialto.api.operation.Token;
import dev.rialto.api.plug.HostClock;
import dev.rialto.api.plug.PlugException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jivesoftware.smack.packet.Message;

/** Sends to one room, and waits for what the room makes of it: its echo, or an error. */
final class XmppSender {

    /** How long all of it may take, from going in to the room's answer; less than the host waits. */
    private static final Duration WITHIN = Duration.ofSeconds(25);

    private static final Duration ENTER_WITHIN = Duration.ofSeconds(10);

    private final XmppMembership membership;
    private final XmppOutbound outbound;
    private final XmppClient client;
    private final XmppPending pending;
    private final HostClock clock;

    XmppSender(XmppMembership membership, XmppRooms.Shared shared) {
        this.membership = membership;
        XmppRoom room = membership.room();
        this.outbound = new XmppOutbound(
                room.address(),
                Message.Type.groupchat,
                room::authorNick,
                new XmppMentions(room, shared.textLimit())::write);
        this.client = shared.client();
        this.pending = shared.pending();
        this.clock = shared.clock();
    }

    Outcome execute(Operation operation) throws InterruptedException {
        long begun = clock.nanoTime();
        Standing standing = Waiting.get(
                clock,
                membership.enter(),
                ENTER_WITHIN,
                new Standing.Unclear(new Failure(ErrorKind.CONNECTION, "we are not in the room yet")));
        return switch (standing) {
            case Standing.In in -> isDone(operation) ? new Outcome.Sent(Receipt.NONE) : inside(operation, begun);
            case Standing.Barred barred -> new Outcome.Refused(Outcome.Scope.CHANNEL, barred.failure());
            case Standing.Unclear unclear -> new Outcome.TryLater(unclear.failure(), Optional.empty());
        };
    }

    /** A room tells nobody of a subject that it has already. */
    private boolean isDone(Operation operation) {
        return operation instanceof Rename(ChannelRef channel, Token token, String title)
                && membership.room().subject().equals(Optional.of(title));
    }

    /** The stanza is made when we are in: only then it is known who is there, and under which nick. */
    private Outcome inside(Operation operation, long begun) throws InterruptedException {
        Optional<Message> stanza = outbound.stanza(operation);
        if (stanza.isEmpty()) {
            return new Outcome.Refused(
                    Outcome.Scope.MESSAGE,
                    new Failure(ErrorKind.UNSUPPORTED, "XMPP has no way to do this with this message"));
        }
        return named(operation, sent(operation, stanza.get(), begun));
    }

    private Outcome sent(Operation operation, Message stanza, long begun) throws InterruptedException {
        XmppPending.Sending sending = pending.begin(operation);
        try {
            if (sending.send() && !sending.outcome().isDone()) {
                if (client.acknowledges()) {
                    pending.inStream(operation.token());
                }
                client.send(stanza);
            }
            Duration left = WITHIN.minusNanos(clock.nanoTime() - begun);
            Outcome outcome = Waiting.get(clock, sending.outcome(), left, unanswered());
            if (outcome instanceof Outcome.Unknown) {
                Thread.startVirtualThread(membership::check);
            }
            return outcome;
        } catch (PlugException e) {
            pending.notSent(operation.token());
            return new Outcome.TryLater(new Failure(e.kind(), XmppErrors.line(e)), Optional.empty());
        } finally {
            pending.end(operation.token());
        }
    }

    private static Outcome unanswered() {
        return new Outcome.Unknown(new Failure(ErrorKind.CONNECTION, "the message did not come back from the room"));
    }

    /** A correction's names lead to the message that it corrects, so that it can be corrected again under each of them. */
    private Outcome named(Operation operation, Outcome outcome) {
        if (!(operation instanceof Edit edit)
                || !(outcome instanceof Outcome.Sent(Receipt receipt))
                || receipt.names().isEmpty()) {
            return outcome;
        }
        MessageId original = outbound.original(edit.target());
        List<MessageName> names = new ArrayList<>();
        XmppIds.client(original)
                .ifPresent(client -> names.add(new MessageName(
                        XmppIds.ofCorrection(
                                XmppIds.stanza(original),
                                client,
                                XmppIds.stanza(receipt.names().getFirst().id())),
                        false)));
        for (MessageName name : receipt.names()) {
            outbound.corrected(XmppIds.stanza(name.id()), original);
            names.add(name);
        }
        return new Outcome.Sent(new Receipt(names, List.of(), receipt.at()));
    }
}
