package dev.rialto.core.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.rialto.api.plug.Secret;
import dev.rialto.core.host.ControlException;
import dev.rialto.core.host.HostControl;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A listener that answers requests with a token, and nothing without one. Speaks plain HTTP: who listens beyond this machine
 * puts a server with TLS in front.
 */
public final class HttpDoor implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(HttpDoor.class);
    private static final String ROOT = "/api/v1/";
    private static final String SCHEME = "Bearer ";

    /** In bytes; far more than any network takes as one message. */
    static final int LARGEST_BODY = 1 << 20;

    static {
        // The JDK's server reads these once, when its first class is loaded. In seconds; without them a client that
        // says
        // nothing is waited for without end.
        setDefault("sun.net.httpserver.maxReqTime", "30");
        setDefault("sun.net.httpserver.maxRspTime", "60");
        setDefault("jdk.httpserver.maxConnections", "256");
        // Else each answer with a body waits 40 ms for the acknowledgement of its head.
        setDefault("sun.net.httpserver.nodelay", "true");
    }

    private final HttpServer server;
    private final ExecutorService threads;
    private final byte[] token;
    private final Api api;

    private HttpDoor(HttpServer server, Secret token, HostControl host) {
        this.server = server;
        this.token = token.reveal().getBytes(UTF_8);
        this.api = new Api(host);
        this.threads = Executors.newThreadPerTaskExecutor(
                Thread.ofVirtual().name("http-", 0).factory());
    }

    /**
     * Begins to listen.
     *
     * @param port 0 for one that is free
     * @param token what a program has to show
     * @throws IOException when it cannot listen there
     */
    public static HttpDoor open(InetAddress address, int port, Secret token, HostControl host) throws IOException {
        if (token.isEmpty()) {
            throw new IllegalArgumentException("a door needs a token");
        }
        var door = new HttpDoor(HttpServer.create(new InetSocketAddress(address, port), 0), token, host);
        door.server.createContext("/", door::handle);
        door.server.setExecutor(door.threads);
        door.server.start();
        return door;
    }

    public int port() {
        return server.getAddress().getPort();
    }

    /** Ends all connections. Twice is fine. */
    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private void handle(HttpExchange exchange) {
        try (exchange) {
            Api.Answer answer;
            try {
                answer = answer(exchange);
            } catch (BadRequest bad) {
                answer = error(bad.status(), String.valueOf(bad.getMessage()));
            } catch (ControlException refused) {
                answer = error(status(refused.reason()), String.valueOf(refused.getMessage()));
            } catch (InterruptedException stopping) {
                answer = error(503, "the host is stopping");
            } catch (RuntimeException fault) {
                LOG.error("A request could not be answered", fault);
                answer = error(500, "this is a fault of ours; the log says more");
            }
            reply(exchange, answer);
        } catch (IOException gone) {
            LOG.debug("A client went away: {}", gone.getMessage());
        }
    }

    private Api.Answer answer(HttpExchange exchange)
            throws BadRequest, ControlException, IOException, InterruptedException {
        if (!authorised(exchange)) {
            exchange.getResponseHeaders().set("WWW-Authenticate", "Bearer");
            throw new BadRequest(401, "a token is needed: the header \"Authorization: Bearer …\"");
        }
        var uri = exchange.getRequestURI();
        if (!uri.getRawPath().startsWith(ROOT)) {
            throw new BadRequest(404, "everything is below " + ROOT);
        }
        var path = new ArrayList<String>();
        for (String part : uri.getRawPath().substring(ROOT.length()).split("/", -1)) {
            path.add(decode(part.replace("+", "%2B")));
        }
        var request = new Api.Request(
                exchange.getRequestMethod(), List.copyOf(path), query(uri.getRawQuery()), body(exchange));
        return api.answer(request);
    }

    /** Takes the same time for each wrong token of a length. */
    private boolean authorised(HttpExchange exchange) {
        var header = exchange.getRequestHeaders().getFirst("Authorization");
        return header != null
                && header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
                && MessageDigest.isEqual(
                        header.substring(SCHEME.length()).strip().getBytes(UTF_8), token);
    }

    private static String body(HttpExchange exchange) throws BadRequest, IOException {
        byte[] body = exchange.getRequestBody().readNBytes(LARGEST_BODY + 1);
        if (body.length > LARGEST_BODY) {
            throw new BadRequest(413, "the body is larger than " + LARGEST_BODY + " bytes");
        }
        return new String(body, UTF_8);
    }

    private static Map<String, String> query(@Nullable String raw) {
        var query = new HashMap<String, String>();
        for (String pair : Objects.requireNonNullElse(raw, "").split("&", -1)) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                query.put(decode(pair.substring(0, equals)), decode(pair.substring(equals + 1)));
            }
        }
        return query;
    }

    /** The server has refused an address with a broken escape by itself. */
    private static String decode(String part) {
        return URLDecoder.decode(part, UTF_8);
    }

    private static Api.Answer error(int status, String sentence) {
        return new Api.Answer(status, Optional.of(new ErrorBody(sentence)));
    }

    private static int status(ControlException.Reason reason) {
        return switch (reason) {
            case NOT_FOUND -> 404;
            case REFUSED -> 409;
            case INVALID -> 422;
            case UNAVAILABLE -> 503;
        };
    }

    private static void reply(HttpExchange exchange, Api.Answer answer) throws IOException {
        exchange.getResponseHeaders().set("Cache-Control", "no-store");
        if (answer.body().isEmpty()) {
            exchange.sendResponseHeaders(answer.status(), -1);
            return;
        }
        byte[] body = Json.write(answer.body().get());
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(answer.status(), body.length);
        exchange.getResponseBody().write(body);
    }

    private static void setDefault(String property, String value) {
        if (System.getProperty(property) == null) {
            System.setProperty(property, value);
        }
    }

    /** What every answer that is no success has. */
    record ErrorBody(String error) {}
}
