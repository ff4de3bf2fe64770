package dev.rialto.plug.xmpp;

import dev.rialto.api.operation.ErrorKind;
import dev.rialto.api.plug.HostClock;
import dev.rialto.api.plug.PlugException;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.ReentrantLock;
import org.jivesoftware.smack.ConnectionListener;
import org.jivesoftware.smack.SmackException;
import org.jivesoftware.smack.StanzaCollector;
import org.jivesoftware.smack.XMPPConnection;
import org.jivesoftware.smack.XMPPException;
import org.jivesoftware.smack.filter.IQReplyFilter;
import org.jivesoftware.smack.packet.IQ;
import org.jivesoftware.smack.packet.Message;
import org.jivesoftware.smack.packet.Presence;
import org.jivesoftware.smack.packet.Stanza;
import org.jivesoftware.smack.roster.Roster;
import org.jivesoftware.smack.tcp.XMPPTCPConnectionConfiguration;
import org.jivesoftware.smackx.disco.packet.DiscoverInfo;
import org.jivesoftware.smackx.mam.element.MamElements.MamResultExtension;
import org.jivesoftware.smackx.mam.element.MamFinIQ;
import org.jivesoftware.smackx.mam.element.MamQueryIQ;
import org.jivesoftware.smackx.mam.filter.MamResultFilter;
import org.jivesoftware.smackx.ping.packet.Ping;
import org.jspecify.annotations.Nullable;
import org.jxmpp.jid.Jid;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One stream to the server: a thin layer around Smack, which does TLS, SASL, stream management (XEP-0198) and the parsing.
 *
 * <p>A stream that breaks is resumed here, for a bounded time; where that fails, the stream is over, and with it the session.
 * Smack's own resending ends with the stream: it resends what the server says it did not get, and nothing on a new stream.
 */
final class XmppClient {
    private static final Logger log = LoggerFactory.getLogger(XmppClient.class);

    /** How long a broken stream is tried to be resumed. */
    private static final Duration RESUME_WITHIN = Duration.ofSeconds(45);

    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

    /** How long who sends waits for a stream that is being resumed. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    /** How often the server is asked whether it is still there. */
    private static final Duration PING_EVERY = Duration.ofSeconds(60);

    private static final Duration GOODBYE = Duration.ofSeconds(3);
    private static final int ANSWER_MILLIS = 15_000;

    /** What the stream tells of itself. Called on Smack's threads or on virtual ones; never two at a time for stanzas. */
    interface Watcher {

        /**
         * A message or presence, in the order of the stream. Stream management tells the server that we have it once this has
         * returned. Must not ask the server for anything: the answer would be read by the thread that waits for it.
         */
        void stanza(Stanza stanza);

        /** The server has a stanza of ours. */
        void acknowledged(String id);

        /** The stream is broken and will be resumed. Must not wait. */
        void broken(String why);

        /** The stream was broken and goes on; nothing was lost. Must not wait. */
        void resumed();

        /** The stream is over. */
        void ended(PlugException cause);
    }

    private enum State {
        ONLINE,
        RESUMING,
        OVER
    }

    private final StreamConnection connection;
    private final HostClock clock;
    private final Watcher watcher;
    private final ReentrantLock lock = new ReentrantLock();

    /** Held while the watcher has a stanza. */
    private final ReentrantLock handling = new ReentrantLock();

    private State state = State.ONLINE;
    private CompletableFuture<Boolean> online = CompletableFuture.completedFuture(true);
    private @Nullable Thread resuming;
    private volatile HostClock.@Nullable Timer ping;

    private XmppClient(StreamConnection connection, HostClock clock, Watcher watcher) {
        this.connection = connection;
        this.clock = clock;
        this.watcher = watcher;
    }

    /** Connects and logs in. */
    static XmppClient open(XMPPTCPConnectionConfiguration configuration, HostClock clock, Watcher watcher)
            throws PlugException, InterruptedException {
        SmackLog.install();
        XmppProviders.install();
        StreamConnection connection = new StreamConnection(configuration);
        connection.setReplyTimeout(ANSWER_MILLIS);
        connection.setUseStreamManagement(true);
        connection.setUseStreamManagementResumption(true);
        // Without such a listener Smack would send again on a new stream what may have arrived by the old one.
        connection.addStanzaDroppedListener(
                stanza -> log.debug("may have arrived or not, before the stream ended: {}", stanza.getStanzaId()));
        connection.setParsingExceptionCallback(stanza ->
                log.warn("A stanza cannot be read and is left out: {}", XmppErrors.line(stanza.getParsingException())));
        Roster.getInstanceFor(connection).setRosterLoadedAtLogin(false);
        XmppClient client = new XmppClient(connection, clock, watcher);
        client.listen();
        try {
            connection.connect().login();
        } catch (SmackException | IOException | XMPPException e) {
            client.close();
            throw XmppErrors.connection(e);
        } catch (InterruptedException e) {
            client.close();
            throw e;
        }
        client.pingLater();
        return client;
    }

    private void listen() {
        // The reader waits for a listener of this sort, and counts the stanza as handled afterwards.
        connection.addStanzaListener(this::handle, stanza -> stanza instanceof Message || stanza instanceof Presence);
        connection.addStanzaAcknowledgedListener(stanza -> {
            if (stanza instanceof Message message && message.getStanzaId() != null) {
                watcher.acknowledged(message.getStanzaId());
            }
        });
        connection.addConnectionListener(new ConnectionListener() {
            @Override
            public void authenticated(XMPPConnection smack, boolean resumed) {
                if (resumed) {
                    goOn();
                }
            }

            @Override
            public void connectionClosed() {
                end(new PlugException(ErrorKind.CONNECTION, "the server ended the connection"));
            }

            @Override
            public void connectionClosedOnError(Exception e) {
                broken(e);
            }
        });
    }

    private void handle(Stanza stanza) {
        handling.lock();
        try {
            watcher.stanza(stanza);
        } finally {
            handling.unlock();
        }
    }

    /** Whether stream management resends what is not acknowledged. */
    boolean acknowledges() {
        return connection.isSmEnabled();
    }

    /**
     * Sends, and waits for a stream that is being resumed.
     *
     * @throws PlugException when it was surely not sent
     */
    void send(Stanza stanza) throws PlugException, InterruptedException {
        while (Waiting.get(clock, gate(), PATIENCE, false)) {
            try {
                if (connection.put(stanza)) {
                    return;
                }
            } catch (SmackException.NotConnectedException e) {
                throw XmppErrors.connection(e);
            }
        }
        throw new PlugException(ErrorKind.CONNECTION, "the connection to the server is broken");
    }

    private CompletableFuture<Boolean> gate() {
        lock.lock();
        try {
            return online;
        } finally {
            lock.unlock();
        }
    }

    /** Asks and waits for the answer. Never to be called where a stanza is being handled. */
    IQ request(IQ question) throws XMPPException.XMPPErrorException, PlugException, InterruptedException {
        StanzaCollector answer = connection.createStanzaCollector(new IQReplyFilter(question, connection));
        try {
            send(question);
            return answer.nextResultOrThrow();
        } catch (SmackException.NoResponseException | SmackException.NotConnectedException e) {
            throw XmppErrors.connection(e);
        } finally {
            answer.cancel();
        }
    }

    /** What an entity says of itself (XEP-0030). */
    DiscoverInfo info(Jid entity) throws XMPPException.XMPPErrorException, PlugException, InterruptedException {
        // Asked without Smack's manager, which answers from what a room's presence once said of it.
        return (DiscoverInfo)
                request(DiscoverInfo.builder(connection).to(entity).build());
    }

    /** One page of an archive. */
    record Page(List<MamResultExtension> results, MamFinIQ end) {}

    /** Asks an archive for one page (XEP-0313) and waits for all of it. */
    Page page(MamQueryIQ query) throws XMPPException.XMPPErrorException, PlugException, InterruptedException {
        StanzaCollector end = connection.createStanzaCollector(new IQReplyFilter(query, connection));
        // A page that comes slowly is not late: each result puts off the end of the patience.
        StanzaCollector results = connection.createStanzaCollector(StanzaCollector.newConfiguration()
                .setStanzaFilter(new MamResultFilter(query))
                .setCollectorToReset(end));
        try {
            send(query);
            MamFinIQ fin = end.nextResultOrThrow();
            results.cancel();
            return new Page(
                    results.getCollectedStanzasAfterCancelled().stream()
                            .filter(stanza -> query.getTo().equals(stanza.getFrom()))
                            .map(stanza -> MamResultExtension.from((Message) stanza))
                            .toList(),
                    fin);
        } catch (SmackException.NoResponseException | SmackException.NotConnectedException e) {
            throw XmppErrors.connection(e);
        } finally {
            results.cancel();
            end.cancel();
        }
    }

    private void pingLater() {
        ping = clock.schedule(PING_EVERY, this::pingNow);
    }

    /** A connection can die without a word; see RFC 6120, 4.6.4. */
    private void pingNow() {
        try {
            if (gate().getNow(false)) {
                request(new Ping(connection.getXMPPServiceDomain()));
            }
        } catch (XMPPException.XMPPErrorException e) {
            log.debug("an answer to a ping, if not a pong: {}", XmppErrors.line(e));
        } catch (PlugException e) {
            // While a stanza waits for the database nothing is read, and no answer says nothing.
            if (!handling.isLocked() && gate().getNow(false)) {
                connection.instantShutdown();
                broken(e);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return;
        }
        if (!isOver()) {
            pingLater();
        }
    }

    private void broken(Exception cause) {
        lock.lock();
        try {
            if (state != State.ONLINE) {
                return;
            }
            // A stanza in hand is counted as handled only afterwards, which must not happen in a resumed stream.
            if (!connection.isSmResumptionPossible() || handling.isLocked()) {
                end(XmppErrors.connection(cause));
                return;
            }
            log.info("The connection is broken ({}) and will be resumed", XmppErrors.line(cause));
            state = State.RESUMING;
            watcher.broken(XmppErrors.line(cause));
            online = new CompletableFuture<>();
            resuming = Thread.startVirtualThread(() -> resume(cause));
        } finally {
            lock.unlock();
        }
    }

    private void resume(Exception cause) {
        Exception last = cause;
        Duration pause = Duration.ofMillis(100);
        long begun = clock.nanoTime();
        try {
            while (clock.nanoTime() - begun < RESUME_WITHIN.toNanos()) {
                try {
                    connection.resume();
                    if (!connection.streamWasResumed()) {
                        end(new PlugException(ErrorKind.CONNECTION, "the server could not resume the stream"));
                    }
                    return;
                } catch (SmackException | IOException | XMPPException e) {
                    last = e;
                }
                clock.sleep(pause);
                pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : LONGEST_PAUSE;
            }
            end(XmppErrors.connection(last));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void goOn() {
        lock.lock();
        try {
            if (state != State.RESUMING) {
                return;
            }
            state = State.ONLINE;
            online.complete(true);
            log.info("The stream was resumed");
            watcher.resumed();
        } finally {
            lock.unlock();
        }
    }

    private boolean isOver() {
        lock.lock();
        try {
            return state == State.OVER;
        } finally {
            lock.unlock();
        }
    }

    /** Only the first call counts. */
    private void end(PlugException cause) {
        if (over()) {
            watcher.ended(cause);
        }
    }

    private boolean over() {
        lock.lock();
        try {
            if (state == State.OVER) {
                return false;
            }
            state = State.OVER;
            online.complete(false);
            online = CompletableFuture.completedFuture(false);
            return true;
        } finally {
            lock.unlock();
        }
    }

    /** Says goodbye and lets go; returns soon in any case. */
    void close() {
        over();
        HostClock.Timer timer = ping;
        if (timer != null) {
            timer.close();
        }
        Thread resumer = resuming;
        if (resumer != null) {
            resumer.interrupt();
        }
        CompletableFuture<Boolean> done = new CompletableFuture<>();
        connection.setReplyTimeout(GOODBYE.toMillis());
        Thread.startVirtualThread(() -> {
            connection.disconnect();
            done.complete(true);
        });
        try {
            if (!Waiting.get(clock, done, GOODBYE, false)) {
                Thread.startVirtualThread(connection::instantShutdown);
            }
        } catch (InterruptedException e) {
            Thread.startVirtualThread(connection::instantShutdown);
            Thread.currentThread().interrupt();
        }
    }
}
