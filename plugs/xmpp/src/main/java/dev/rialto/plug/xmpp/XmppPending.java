package dev.rialto.plug.xmpp;

import dev.rialto.api.message.ChannelRef;
import dev.rialto.api.operation.Operation;
import dev.rialto.api.operation.Outcome;
import dev.rialto.api.operation.Post;
import dev.rialto.api.operation.Receipt;
import dev.rialto.api.operation.Rename;
import dev.rialto.api.operation.Token;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.ReentrantLock;
import org.jivesoftware.smack.packet.StanzaError;

/**
 * What was sent and waits for its echo. Also keeps a message from being sent twice where that can be known: its echo came after
 * nobody waited for it any more, or it still lies in a stream that will be resumed.
 *
 * <p>Safe for many threads.
 */
final class XmppPending {

    /** So many echoes are remembered. */
    private static final int ECHOES = 1_000;

    private final ReentrantLock lock = new ReentrantLock();
    private final Map<Token, Sending> waiting = new HashMap<>();

    /** Sent on this stream, and the server has not said that it has it: stream management sends it again if need be. */
    private final Set<Token> unacknowledged = new HashSet<>();

    private final Map<Token, Receipt> echoes = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Token, Receipt> eldest) {
            return size() > ECHOES;
        }
    };

    /**
     * One message that waits.
     *
     * @param send whether it is to be sent; else it lies in the stream already
     * @param byServer what it is called once the server has it; empty for what a room tells
     */
    record Sending(Operation operation, CompletableFuture<Outcome> outcome, boolean send, Optional<Receipt> byServer) {}

    /** Begins to wait for a room; the outcome may be there already. */
    Sending begin(Operation operation) {
        return begin(operation, Optional.empty());
    }

    /** Begins to wait until the server has it. */
    Sending begin(Operation operation, Receipt byServer) {
        return begin(operation, Optional.of(byServer));
    }

    private Sending begin(Operation operation, Optional<Receipt> byServer) {
        Token token = operation.token();
        lock.lock();
        try {
            Sending sending =
                    new Sending(operation, new CompletableFuture<>(), !unacknowledged.contains(token), byServer);
            Receipt echoed = echoes.get(token);
            if (echoed != null) {
                sending.outcome().complete(new Outcome.Sent(echoed));
            } else {
                waiting.put(token, sending);
            }
            return sending;
        } finally {
            lock.unlock();
        }
    }

    /** It is about to be sent on a stream that counts. */
    void inStream(Token token) {
        lock.lock();
        try {
            unacknowledged.add(token);
        } finally {
            lock.unlock();
        }
    }

    /** Nobody waits any more. */
    void end(Token token) {
        lock.lock();
        try {
            waiting.remove(token);
        } finally {
            lock.unlock();
        }
    }

    /** It was surely not sent. */
    void notSent(Token token) {
        lock.lock();
        try {
            waiting.remove(token);
            unacknowledged.remove(token);
        } finally {
            lock.unlock();
        }
    }

    /** The server has it; whether the room has it, where it is for one, is not known yet. */
    void acknowledged(Token token) {
        lock.lock();
        try {
            unacknowledged.remove(token);
            Sending sending = waiting.get(token);
            if (sending != null) {
                sending.byServer().ifPresent(receipt -> sending.outcome().complete(new Outcome.Sent(receipt)));
            }
        } finally {
            lock.unlock();
        }
    }

    /** It came back from the room. */
    void echoed(InboundResult.Echo echo) {
        lock.lock();
        try {
            echoes.put(echo.token(), echo.receipt());
            unacknowledged.remove(echo.token());
        } finally {
            lock.unlock();
        }
        take(echo.token()).ifPresent(sending -> sending.outcome().complete(new Outcome.Sent(echo.receipt())));
    }

    /** It came back with an error. */
    void returned(Token token, StanzaError error) {
        take(token)
                .ifPresent(sending ->
                        sending.outcome().complete(XmppErrors.returned(error, sending.operation() instanceof Post)));
        acknowledged(token);
    }

    /** We gave the room a subject. Some rooms tell it under no id, so it is known by what it says. */
    void renamed(ChannelRef channel, String title) {
        lock.lock();
        try {
            for (Sending sending : List.copyOf(waiting.values())) {
                if (sending.operation() instanceof Rename rename
                        && rename.channel().equals(channel)
                        && XmppMarkup.clean(rename.title()).strip().equals(title.strip())) {
                    waiting.remove(rename.token());
                    unacknowledged.remove(rename.token());
                    sending.outcome().complete(new Outcome.Sent(Receipt.NONE));
                }
            }
        } finally {
            lock.unlock();
        }
    }

    /** The stream is over; whether what waits arrived is not known. */
    void over(Outcome.Unknown outcome) {
        Map<Token, Sending> left;
        lock.lock();
        try {
            left = new HashMap<>(waiting);
            waiting.clear();
            unacknowledged.clear();
        } finally {
            lock.unlock();
        }
        left.values().forEach(sending -> sending.outcome().complete(outcome));
    }

    private Optional<Sending> take(Token token) {
        lock.lock();
        try {
            return Optional.ofNullable(waiting.remove(token));
        } finally {
            lock.unlock();
        }
    }
}
