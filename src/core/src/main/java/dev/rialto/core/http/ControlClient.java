package dev.rialto.core.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.rialto.api.hook.PostOptions;
import dev.rialto.api.hook.ReferenceKey;
import dev.rialto.core.host.ControlException;
import dev.rialto.core.host.ControlException.Reason;
import dev.rialto.core.host.HostStatus;
import dev.rialto.core.host.OutboxEntry;
import dev.rialto.core.host.ReloadReport;
import dev.rialto.core.host.SendReport;
import dev.rialto.core.store.DirectoryLock;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The running host, as the command line reaches it through {@link ControlDoor}. The methods are those of
 * {@link dev.rialto.core.host.HostControl} and wait for the answer; each can fail too because the host is gone.
 */
public final class ControlClient implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final ControlFile control;
    private final Path dataDir;
    private final HttpClient http;

    private ControlClient(ControlFile control, Path dataDir) {
        this.control = control;
        this.dataDir = dataDir;
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .proxy(HttpClient.Builder.NO_PROXY)
                .connectTimeout(Duration.ofSeconds(5))
                .build();
    }

    /**
     * Reads where the host of this data directory listens.
     *
     * @throws ControlException when there is none, or this user may not ask it
     */
    public static ControlClient connect(Path dataDir) throws ControlException {
        try {
            return new ControlClient(ControlFile.read(dataDir), dataDir);
        } catch (NoSuchFileException missing) {
            throw DirectoryLock.isTaken(dataDir) ? unwritten(dataDir) : notRunning(dataDir);
        } catch (AccessDeniedException denied) {
            throw new ControlException(
                    Reason.REFUSED,
                    "you may not read " + ControlFile.in(dataDir) + "; run this as the user whom Rialto runs as");
        } catch (IOException unreadable) {
            throw new ControlException(
                    Reason.UNAVAILABLE,
                    ControlFile.in(dataDir) + " cannot be read (" + unreadable.getMessage()
                            + "); it is made anew when Rialto is started again");
        }
    }

    public HostStatus status() throws ControlException, InterruptedException {
        return ask("GET", "status", Optional.empty(), new TypeReference<>() {});
    }

    /** The status as JSON, indented. */
    public String statusJson() throws ControlException, InterruptedException {
        return Json.pretty(status());
    }

    public SendReport send(String target, String text, PostOptions options)
            throws ControlException, InterruptedException {
        var body = Requests.Send.of(target, text, options);
        return ask("POST", "messages", Optional.of(body), new TypeReference<>() {});
    }

    public SendReport post(String label, String text, Optional<String> author, Optional<ReferenceKey> replyTo)
            throws ControlException, InterruptedException {
        var body = new Requests.Say(Optional.of(text), author, replyTo);
        return ask("POST", "conversations/" + encode(label) + "/messages", Optional.of(body), new TypeReference<>() {});
    }

    public void edit(ReferenceKey id, String text) throws ControlException, InterruptedException {
        var body = new Requests.Change(Optional.of(text));
        tell("PUT", "messages/" + encode(id.value()), Optional.of(body));
    }

    public void delete(ReferenceKey id) throws ControlException, InterruptedException {
        tell("DELETE", "messages/" + encode(id.value()), Optional.empty());
    }

    public List<OutboxEntry> outbox(Optional<String> channel) throws ControlException, InterruptedException {
        var query = channel.map(name -> "?channel=" + encode(name)).orElse("");
        return ask("GET", "outbox" + query, Optional.empty(), new TypeReference<>() {});
    }

    public void retry(long id) throws ControlException, InterruptedException {
        tell("POST", "outbox/" + id + "/retry", Optional.empty());
    }

    public void drop(long id) throws ControlException, InterruptedException {
        tell("DELETE", "outbox/" + id, Optional.empty());
    }

    public ReloadReport reload() throws ControlException, InterruptedException {
        return ask("POST", "reload", Optional.empty(), new TypeReference<>() {});
    }

    @Override
    public void close() {
        http.shutdownNow();
    }

    private void tell(String method, String path, Optional<Object> body) throws ControlException, InterruptedException {
        exchange(method, path, body);
    }

    private <T> T ask(String method, String path, Optional<Object> body, TypeReference<T> type)
            throws ControlException, InterruptedException {
        try {
            return Json.read(exchange(method, path, body), type);
        } catch (IOException strange) {
            throw new ControlException(
                    Reason.UNAVAILABLE,
                    "the host answered in a way this program does not know; are both of one version?");
        }
    }

    private byte[] exchange(String method, String path, Optional<Object> body)
            throws ControlException, InterruptedException {
        var loopback = InetAddress.getLoopbackAddress().getHostAddress();
        var address = loopback.contains(":") ? "[" + loopback + "]" : loopback;
        var request = HttpRequest.newBuilder(URI.create("http://" + address + ":" + control.port() + "/api/v1/" + path))
                .header("Authorization", "Bearer " + control.token().reveal())
                .timeout(PATIENCE)
                .method(
                        method,
                        body.map(Json::write).map(BodyPublishers::ofByteArray).orElseGet(BodyPublishers::noBody))
                .build();
        try {
            var answer = http.send(request, BodyHandlers.ofByteArray());
            if (answer.statusCode() / 100 == 2) {
                return answer.body();
            }
            throw refused(answer.statusCode(), answer.body());
        } catch (HttpTimeoutException slow) {
            throw new ControlException(
                    Reason.UNAVAILABLE, "the host did not answer within " + PATIENCE.toSeconds() + " s");
        } catch (ConnectException nobody) {
            throw notRunning(dataDir);
        } catch (IOException broken) {
            throw new ControlException(Reason.UNAVAILABLE, "the host ended while it was asked");
        }
    }

    private static ControlException refused(int status, byte[] body) {
        var reason = switch (status) {
            case 404 -> Reason.NOT_FOUND;
            case 422 -> Reason.INVALID;
            case 500, 503 -> Reason.UNAVAILABLE;
            default -> Reason.REFUSED;
        };
        try {
            return new ControlException(
                    reason,
                    Json.read(body, new TypeReference<HttpDoor.ErrorBody>() {}).error());
        } catch (IOException strange) {
            return new ControlException(reason, "something else than Rialto answered, with status " + status);
        }
    }

    private static ControlException notRunning(Path dataDir) {
        return new ControlException(
                Reason.UNAVAILABLE, "nothing runs with the data directory " + dataDir.toAbsolutePath());
    }

    private static ControlException unwritten(Path dataDir) {
        return new ControlException(
                Reason.UNAVAILABLE,
                "a host runs with the data directory " + dataDir.toAbsolutePath() + ", but has not written "
                        + ControlFile.in(dataDir).getFileName() + " there, by which it is found: see that the disk has"
                        + " room, and start it again if somebody has removed the file");
    }

    private static String encode(String part) {
        return URLEncoder.encode(part, UTF_8).replace("+", "%20");
    }
}
