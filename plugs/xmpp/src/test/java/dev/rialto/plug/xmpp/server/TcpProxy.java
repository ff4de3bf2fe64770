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
        /** Passed on; the wire is cut when the server answers with a message, and the client never sees it. */
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
            Wire wire = new Wire(client, upstream);
            Thread.ofVirtual().start(() -> up(wire));
            Thread.ofVirtual().start(() -> down(wire));
        } catch (IOException e) {
            // The server is not there, or the proxy was closed: the client sees no connection either.
            cut();
        }
    }

    /** One connection. Once it is deaf, the client hears nothing more, and the wire is cut when the server has answered. */
    private static final class Wire {
        private final Socket client;
        private final Socket upstream;
        private volatile boolean deaf;

        Wire(Socket client, Socket upstream) {
            this.client = client;
            this.upstream = upstream;
        }
    }

    private void up(Wire wire) {
        try (Socket client = wire.client;
                Socket upstream = wire.upstream) {
            InputStream in = client.getInputStream();
            OutputStream out = upstream.getOutputStream();
            byte[] buffer = new byte[65_536];
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                switch (watch.apply(new String(buffer, 0, read, StandardCharsets.UTF_8))) {
                    case PASS -> out.write(buffer, 0, read);
                    case SWALLOW ->
                        out.write(withoutMessage(new String(buffer, 0, read, StandardCharsets.ISO_8859_1), in));
                    case PASS_AND_CUT -> {
                        wire.deaf = true;
                        out.write(buffer, 0, read);
                    }
                }
                out.flush();
            }
        } catch (IOException e) {
            forget(wire);
        }
    }

    private void down(Wire wire) {
        try {
            InputStream in = wire.upstream.getInputStream();
            byte[] buffer = new byte[65_536];
            StringBuilder unheard = new StringBuilder();
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                if (!wire.deaf) {
                    wire.client.getOutputStream().write(buffer, 0, read);
                } else if (unheard.append(new String(buffer, 0, read, StandardCharsets.ISO_8859_1))
                                .indexOf("</message>")
                        >= 0) {
                    // To cut before this could tear the message: the server might never have read it.
                    break;
                }
            }
        } catch (IOException e) {
            forget(wire);
        } finally {
            close(wire.client);
            close(wire.upstream);
        }
    }

    private void forget(Wire wire) {
        sockets.remove(wire.client);
        sockets.remove(wire.upstream);
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
