package dev.rialto.plug.xmpp;

import java.io.IOException;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.jivesoftware.smack.SmackException;
import org.jivesoftware.smack.XMPPException;
import org.jivesoftware.smack.packet.Stanza;
import org.jivesoftware.smack.tcp.XMPPTCPConnection;
import org.jivesoftware.smack.tcp.XMPPTCPConnectionConfiguration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Smack's connection, on which nothing is put while a broken stream is opened again. By itself Smack sends what it is given
 * meanwhile before it opens the new stream; the server ends that then, and with it forgets the old one. Smack gives it
 * something itself too: answers to what others ask us.
 */
final class StreamConnection extends XMPPTCPConnection {
    private static final Logger log = LoggerFactory.getLogger(StreamConnection.class);

    /** How Smack calls the threads that read. */
    private static final String READER = "Smack Reader";

    /** What Smack says when it throws an {@link InterruptedException} though nobody was interrupted. */
    private static final String STREAM_BROKE = "Queue was already shut down";

    /** Shared by who puts a stanza on the stream, held alone by who opens it again. */
    private final ReadWriteLock stream = new ReentrantReadWriteLock();

    StreamConnection(XMPPTCPConnectionConfiguration configuration) {
        super(configuration);
        // Never by itself: it would ask in the same call that sends, and where that fails nobody could say at which of
        // both.
        addRequestAckPredicate(stanza -> false);
    }

    /**
     * Puts a stanza on the stream, and asks the server whether it has it.
     *
     * @return false when the stream broke at this moment, which Smack calls an interrupt: the stanza was not put on it
     * @throws InterruptedException when the thread was interrupted: neither was it put on it then
     */
    boolean put(Stanza stanza) throws SmackException.NotConnectedException, InterruptedException {
        stream.readLock().lock();
        try {
            sendStanza(stanza);
            ask();
            return true;
        } catch (InterruptedException e) {
            if (STREAM_BROKE.equals(e.getMessage())) {
                return false;
            }
            throw e;
        } finally {
            stream.readLock().unlock();
        }
    }

    private void ask() {
        try {
            if (isSmEnabled()) {
                requestSmAcknowledgement();
            }
        } catch (SmackException e) {
            notAsked(e);
        } catch (InterruptedException e) {
            notAsked(e);
            if (!STREAM_BROKE.equals(e.getMessage())) {
                // The stanza is on its way; who waits for what becomes of it is to notice.
                Thread.currentThread().interrupt();
            }
        }
    }

    private static void notAsked(Exception why) {
        log.debug("not asked whether it is there; the next stream asks for all: {}", why.toString());
    }

    /** Opens a broken stream again and logs in; afterwards {@link #streamWasResumed} tells whether it is the old one. */
    void resume() throws SmackException, IOException, XMPPException, InterruptedException {
        stream.writeLock().lockInterruptibly();
        try {
            connect();
            login();
        } finally {
            stream.writeLock().unlock();
        }
    }

    @Override
    protected void sendStanzaInternal(Stanza stanza) throws SmackException.NotConnectedException, InterruptedException {
        if (Thread.currentThread().getName().startsWith(READER)) {
            // It puts what was not acknowledged on the stream that it resumes, and who resumes waits for it.
            super.sendStanzaInternal(stanza);
            return;
        }
        stream.readLock().lockInterruptibly();
        try {
            super.sendStanzaInternal(stanza);
        } finally {
            stream.readLock().unlock();
        }
    }
}
