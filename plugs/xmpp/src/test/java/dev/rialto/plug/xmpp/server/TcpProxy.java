package dev.rialto.plug.xmpp.server;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** A wire that can be cut: passes bytes on to a server on this machine until it is told otherwise. */
public final class TcpProxy implements AutoCloseable {
    private final int target;
    private final int port;
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private final ServerSocket server;
    private volatile boolean open = true;
    private volatile Function<String, Verdict> watch = chunk -> Verdict.PASS;

    /** What becomes of something that the client sends. */
    public enum Verdict {
        PASS,
        /** Passed on; then the wire is cut before any answer. */
        PASS_AND_CUT,
        /** The message in it never arrives. */
        SWALLOW
    }

    /** A wire to {@code target}, in order. */
    public TcpProxy(int target) throws IOException {
        this.target = target;
        server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        port = server.getLocalPort();
        Thread.ofVirtual().start(this::listen);
    }

    public int port() {
        return port;
    }

    /** Breaks all connections; new ones are possible. */
    public void cut() {
        sockets.forEach(TcpProxy::close);
        sockets.clear();
    }

    /** Breaks all connections, and lets no new one through. */
    public void away() {
        open = false;
        cut();
    }

    public void back() {
        open = true;
    }

    /** Looks at all that the client sends; without TLS a stanza is one chunk mostly. */
    public void watch(Function<String, Verdict> watcher) {
        watch = watcher;
    }

    private void listen() {
        while (!server.isClosed()) {
            accept();
        }
    }

    private void accept() {
        try {
            Socket client = server.accept();
            if (!open) {
                client.close();
                return;
            }
            sockets.add(client);
            Socket upstream = new Socket(InetAddress.getLoopbackAddress(), target);
            sockets.add(upstream);
            client.setTcpNoDelay(true);
            upstream.setTcpNoDelay(true);
            Thread.ofVirtual().start(() -> pump(client, upstream, true));
            Thread.ofVirtual().start(() -> pump(upstream, client, false));
        } catch (IOException e) {
            // The server is not there, or the proxy was closed: the client sees no connection either.
            cut();
        }
    }

    private void pump(Socket from, Socket to, boolean upwards) {
        try (from;
                to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            byte[] buffer = new byte[65_536];
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                Verdict verdict =
                        upwards ? watch.apply(new String(buffer, 0, read, StandardCharsets.UTF_8)) : Verdict.PASS;
                if (verdict == Verdict.SWALLOW) {
                    out.write(withoutMessage(new String(buffer, 0, read, StandardCharsets.ISO_8859_1), in));
                    out.flush();
                    continue;
                }
                if (verdict == Verdict.PASS_AND_CUT) {
                    // Nothing comes back any more, and the server still has the time to read.
                    from.shutdownInput();
                    close(from);
                    out.write(buffer, 0, read);
                    out.flush();
                    to.shutdownOutput();
                    return;
                }
                out.write(buffer, 0, read);
                out.flush();
            }
        } catch (IOException e) {
            sockets.remove(from);
            sockets.remove(to);
        }
    }

    /**
     * What is left when the first message is taken out: other stanzas may be in the same chunk, and a message may go on in the
     * next, and a stream that is torn in the middle of a stanza is ended by the server.
     *
     * @param text bytes as ISO 8859-1, so that none is lost
     */
    private static byte[] withoutMessage(String text, InputStream in) throws IOException {
        String end = "</message>";
        StringBuilder all = new StringBuilder(text);
        int begin = all.indexOf("<message");
        while (all.indexOf(end, begin) < 0) {
            int more = in.read();
            if (more < 0) {
                throw new IOException("the client hung up in the middle of a message");
            }
            all.append((char) more);
        }
        all.delete(begin, all.indexOf(end, begin) + end.length());
        return all.toString().getBytes(StandardCharsets.ISO_8859_1);
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
        cut();
    }
}
