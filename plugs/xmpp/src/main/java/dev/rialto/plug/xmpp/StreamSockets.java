package dev.rialto.plug.xmpp;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.function.Supplier;
import javax.net.SocketFactory;

/**
 * Makes the sockets of streams. What is written goes out at once: stanzas are small, and by Nagle's algorithm one that follows
 * another waits until the server has acknowledged the first, which takes up to 40 ms.
 */
public final class StreamSockets extends SocketFactory {
    private final Supplier<? extends Socket> unconnected;

    /** @param unconnected makes a socket that is connected later */
    public StreamSockets(Supplier<? extends Socket> unconnected) {
        this.unconnected = unconnected;
    }

    @Override
    public Socket createSocket() throws IOException {
        Socket socket = unconnected.get();
        socket.setTcpNoDelay(true);
        return socket;
    }

    @Override
    public Socket createSocket(String host, int port) {
        throw new UnsupportedOperationException("Smack makes its sockets first and connects them then");
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress local, int localPort) {
        return createSocket(host, port);
    }

    @Override
    public Socket createSocket(InetAddress host, int port) {
        return createSocket(host.getHostName(), port);
    }

    @Override
    public Socket createSocket(InetAddress host, int port, InetAddress local, int localPort) {
        return createSocket(host.getHostName(), port);
    }
}
