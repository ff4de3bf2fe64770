package dev.rialto.plug.xmpp.server;

import dev.rialto.tck.time.Patience;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.UserPrincipal;
import java.security.MessageDigest;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * A real server in a temporary folder, on free ports of this machine, with the domain {@code localhost} and rooms in {@code
 * conference.localhost}. It offers StartTLS and takes passwords without it too; direct TLS is on a port of its own.
 *
 * <p>Its data survive {@link #stop} and {@link #start}; {@link #close} removes them.
 */
public abstract class XmppServer implements AutoCloseable {
    private final Path folder;
    private final int port;
    private final int directPort;
    private final Set<String> accounts = new TreeSet<>();
    private @Nullable Process process;

    XmppServer(String name) throws IOException, InterruptedException {
        folder = Files.createTempDirectory("rialto-" + name + "-");
        List<Integer> ports = freePorts(2);
        port = ports.get(0);
        directPort = ports.get(1);
        makeCertificate();
    }

    /** So many ports that nobody uses just now. */
    static List<Integer> freePorts(int count) throws IOException {
        List<ServerSocket> held = new ArrayList<>();
        try {
            List<Integer> ports = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                held.add(socket);
                ports.add(socket.getLocalPort());
            }
            return ports;
        } finally {
            for (ServerSocket socket : held) {
                socket.close();
            }
        }
    }

    /** Which server it is, for people. */
    public abstract String name();

    /** The command that runs it in the foreground; everything it needs is written. */
    abstract ProcessBuilder command() throws IOException;

    /** The user it runs as when we are root; it owns the folder. */
    abstract String user();

    /** Whether it takes logins. */
    boolean ready() throws IOException {
        return answers(port);
    }

    public final void start() throws IOException {
        ProcessBuilder command = command();
        giveAway(folder);
        Path log = folder.resolve("output.log");
        process = command.directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
        try {
            Awaitility.await(name() + " is up")
                    .atMost(Patience.LIMIT)
                    .pollDelay(Duration.ZERO)
                    .pollInterval(Duration.ofMillis(20))
                    .until(this::ready);
        } catch (ConditionTimeoutException e) {
            String said = Files.readString(log);
            close();
            throw new IOException(name() + " does not start: " + said, e);
        }
    }

    /** Ends it in good order. */
    public final void stop() throws InterruptedException {
        Process running = process;
        if (running != null) {
            running.destroy();
            if (!running.waitFor(Patience.SECONDS, TimeUnit.SECONDS)) {
                running.destroyForcibly().waitFor();
            }
            process = null;
        }
    }

    /** Ends it as a power cut does. */
    public final void kill() throws InterruptedException {
        Process running = process;
        if (running != null) {
            running.destroyForcibly().waitFor();
            process = null;
        }
    }

    /** Stops it and starts it again on the same data. */
    public final void bounce() throws IOException, InterruptedException {
        stop();
        start();
    }

    /** Makes an account; again does nothing. */
    public final void register(String account, String password) throws IOException, InterruptedException {
        if (accounts.add(account)) {
            create(account, password);
        }
    }

    abstract void create(String account, String password) throws IOException, InterruptedException;

    public final String domain() {
        return "localhost";
    }

    /** The address of an account. */
    public final String jid(String account) {
        return account + "@" + domain();
    }

    /** The address of a room. */
    public final String room(String name) {
        return name + "@conference." + domain();
    }

    /** For StartTLS, and for connections without TLS. */
    public final int port() {
        return port;
    }

    /** For TLS from the first byte. */
    public final int directPort() {
        return directPort;
    }

    /** Whether its rooms tell occupants apart by ids (XEP-0421). */
    public abstract boolean hasOccupantIds();

    final Path folder() {
        return folder;
    }

    /** The server's own certificate, self-signed, in PEM. */
    public final Path certificate() {
        return folder.resolve("certs").resolve("localhost.crt");
    }

    final Path key() {
        return folder.resolve("certs").resolve("localhost.key");
    }

    /** The certificate's fingerprint as the key {@code trust} takes it. */
    public final String pin() {
        try (InputStream in = Files.newInputStream(certificate())) {
            byte[] encoded = CertificateFactory.getInstance("X.509")
                    .generateCertificate(in)
                    .getEncoded();
            return "sha-256:"
                    + HexFormat.ofDelimiter(":")
                            .withUpperCase()
                            .formatHex(MessageDigest.getInstance("SHA-256").digest(encoded));
        } catch (java.security.GeneralSecurityException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private void makeCertificate() throws IOException, InterruptedException {
        Files.createDirectories(certificate().getParent());
        run(
                "openssl",
                "req",
                "-x509",
                "-newkey",
                "rsa:2048",
                "-nodes",
                "-days",
                "2",
                "-subj",
                "/CN=localhost",
                "-addext",
                "subjectAltName=DNS:localhost,DNS:conference.localhost",
                "-keyout",
                key().toString(),
                "-out",
                certificate().toString());
    }

    final void run(String... command) throws IOException, InterruptedException {
        Process done = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("setup.log").toFile())
                .start();
        if (done.waitFor() != 0) {
            throw new IOException(command[0] + " failed: " + Files.readString(folder.resolve("setup.log")));
        }
    }

    /** Prefixes a command so that a server which refuses to be root is somebody else. */
    final List<String> asUser(List<String> command) {
        if (!System.getProperty("user.name").equals("root")) {
            return command;
        }
        List<String> prefixed =
                new ArrayList<>(List.of("setpriv", "--reuid=" + user(), "--regid=" + user(), "--clear-groups"));
        prefixed.addAll(command);
        return prefixed;
    }

    private void giveAway(Path root) throws IOException {
        if (!System.getProperty("user.name").equals("root")) {
            return;
        }
        UserPrincipal owner =
                root.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName(user());
        try (Stream<Path> files = Files.walk(root)) {
            for (Path file : files.toList()) {
                Files.setOwner(file, owner);
            }
        }
    }

    static boolean answers(int port) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 200);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    @Override
    public final void close() throws IOException {
        try {
            kill();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder()).forEach(file -> {
                try {
                    Files.deleteIfExists(file);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        }
    }

    static boolean onPath(String program) {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(java.io.File.pathSeparator))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }
}
