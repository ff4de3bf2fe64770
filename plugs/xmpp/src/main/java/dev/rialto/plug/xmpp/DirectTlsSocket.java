package dev.rialto.plug.xmpp;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.SocketException;
import java.security.cert.CertificateException;
import javax.net.SocketFactory;
import javax.net.ssl.HostnameVerifier;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;

/**
 * A socket that speaks TLS from its first byte (XEP-0368), which Smack does not do by itself: to Smack it is a plain one. The
 * handshake is part of {@link #connect(SocketAddress, int)}, so that a certificate that is not believed fails there.
 */
final class DirectTlsSocket extends Socket {
    private final Socket plain = new Socket();
    private final SSLSocketFactory tls;
    private final HostnameVerifier verifier;
    private final String domain;
    private volatile @Nullable SSLSocket secure;

    private DirectTlsSocket(SSLSocketFactory tls, HostnameVerifier verifier, String domain) {
        this.tls = tls;
        this.verifier = verifier;
        this.domain = domain;
    }

    /**
     * Makes sockets that are secured when they are connected.
     *
     * @param domain the XMPP domain that the certificate is to be for, and that the server is told (SNI)
     */
    static SocketFactory factory(SSLSocketFactory tls, HostnameVerifier verifier, String domain) {
        return new StreamSockets(() -> new DirectTlsSocket(tls, verifier, domain));
    }

    @Override
    public void connect(SocketAddress endpoint, int timeout) throws IOException {
        plain.connect(endpoint, timeout);
        plain.setSoTimeout(timeout);
        try {
            SSLSocket socket = (SSLSocket) tls.createSocket(plain, domain, plain.getPort(), true);
            SSLParameters parameters = socket.getSSLParameters();
            parameters.setApplicationProtocols(new String[] {"xmpp-client"});
            socket.setSSLParameters(parameters);
            socket.startHandshake();
            if (!verifier.verify(domain, socket.getSession())) {
                throw new IOException(new CertificateException("the server's certificate is not one for " + domain));
            }
            plain.setSoTimeout(0);
            secure = socket;
        } catch (IOException e) {
            plain.close();
            throw e;
        }
    }

    @Override
    public void connect(SocketAddress endpoint) throws IOException {
        connect(endpoint, 0);
    }

    @Override
    public InputStream getInputStream() throws IOException {
        return secured().getInputStream();
    }

    @Override
    public OutputStream getOutputStream() throws IOException {
        return secured().getOutputStream();
    }

    private SSLSocket secured() throws SocketException {
        SSLSocket socket = secure;
        if (socket == null) {
            throw new SocketException("not connected");
        }
        return socket;
    }

    @Override
    public boolean isConnected() {
        return secure != null;
    }

    @Override
    public boolean isClosed() {
        return plain.isClosed();
    }

    @Override
    public void setTcpNoDelay(boolean on) throws SocketException {
        plain.setTcpNoDelay(on);
    }

    @Override
    public int getPort() {
        return plain.getPort();
    }

    @Override
    public InetAddress getInetAddress() {
        return plain.getInetAddress();
    }

    /** Closes what lies beneath: to say goodbye by TLS could wait for who reads. */
    @Override
    public synchronized void close() throws IOException {
        plain.close();
    }
}
