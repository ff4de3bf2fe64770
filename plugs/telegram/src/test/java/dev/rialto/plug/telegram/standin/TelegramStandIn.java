package dev.rialto.plug.telegram.standin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.rialto.api.plug.HostClock;
import dev.rialto.tck.time.WallClock;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

/**
 * A Bot API for one bot, on the loopback interface. In a test it is started and asked directly; as a process of its own it is
 * driven over {@code /control/}, see {@link Control}.
 */
public final class TelegramStandIn implements AutoCloseable {
    static {
        // Else each answer waits 40 ms for the acknowledgement of its head.
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    private final String token;
    private final int port;
    private final Control control;
    private HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final CountDownLatch closing = new CountDownLatch(1);
    private final World world;
    private final Sends sends;
    private final BotApi api;
    private final People people;
    private final Faults faults = new Faults();
    private final List<String> calls = Collections.synchronizedList(new ArrayList<>());
    private volatile Consumer<String> listener = call -> {};

    private TelegramStandIn(String token, int port, HostClock clock) throws IOException {
        this.token = token;
        long id = Long.parseLong(token.substring(0, token.indexOf(':')));
        world = new World(new Account(id, true, "Rialto", "", "rialto_bot"), clock);
        sends = new Sends(world);
        api = new BotApi(world, sends);
        people = new People(world, api, sends);
        control = new Control(people, faults, sends, calls);
        server = listen(port);
        this.port = server.getAddress().getPort();
    }

    private HttpServer listen(int at) throws IOException {
        HttpServer listening = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), at), 0);
        listening.setExecutor(threads);
        listening.createContext("/", this::answer);
        listening.createContext("/control/", control::answer);
        listening.start();
        return listening;
    }

    /** Takes the server out of reach; chats and people stay. */
    public void away() {
        server.stop(0);
    }

    /** The opposite of {@link #away}. */
    public void back() {
        try {
            server = listen(port);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Breaks the connection of the poll that waits. */
    public void cut() {
        world.cut();
    }

    /** Starts on a free port. */
    public static TelegramStandIn start(String token) {
        return start(token, 0, WallClock.INSTANCE);
    }

    public static TelegramStandIn start(String token, int port, HostClock clock) {
        try {
            return new TelegramStandIn(token, port, clock);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Runs until it is killed: {@code --port 8081 --token 7000001:TEST}. */
    public static void main(String[] args) throws InterruptedException {
        int port = Integer.parseInt(option(args, "--port").orElse("8081"));
        String token = option(args, "--token").orElse("7000001:TEST");
        try (TelegramStandIn standIn = start(token, port, WallClock.INSTANCE)) {
            System.out.println(standIn.url());
            standIn.closing.await();
        }
    }

    private static Optional<String> option(String[] args, String name) {
        for (int i = 0; i + 1 < args.length; i++) {
            if (args[i].equals(name)) {
                return Optional.of(args[i + 1]);
            }
        }
        return Optional.empty();
    }

    /** What {@code api-url} is to be. */
    public String url() {
        return "http://127.0.0.1:" + port;
    }

    public String token() {
        return token;
    }

    /** What people do and see. */
    public People people() {
        return people;
    }

    public Faults faults() {
        return faults;
    }

    /** The methods that were called so far, with the chat behind a space where there is one. */
    public List<String> calls() {
        return List.copyOf(calls);
    }

    /** Has somebody told of each call as it comes, on the server's thread, written as in {@link #calls}. */
    public void listen(Consumer<String> to) {
        listener = to;
    }

    /** Makes the bot wait after so many messages in one chat, as Telegram does; none with 0. */
    public void limit(int messages, Duration in) {
        sends.limit(messages, in);
    }

    @Override
    public void close() {
        closing.countDown();
        world.close();
        server.stop(0);
        threads.shutdownNow();
    }

    private void answer(HttpExchange exchange) {
        try (exchange) {
            String path = exchange.getRequestURI().getPath().replaceFirst("^.*?(?=/(file/)?bot)", "");
            if (path.startsWith("/file/bot" + token + "/")) {
                file(exchange, path.substring(("/file/bot" + token + "/").length()));
            } else if (!path.startsWith("/bot") || path.indexOf('/', 1) < 0) {
                send(exchange, 404, error(404, "Not Found"));
            } else if (!path.startsWith("/bot" + token + "/")) {
                send(exchange, 401, error(401, "Unauthorized"));
            } else {
                method(exchange, path.substring(("/bot" + token + "/").length()));
            }
        } catch (IOException gone) {
            // Who asked is not there any more.
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private void method(HttpExchange exchange, String method) throws IOException, InterruptedException {
        Arguments in;
        try {
            in = Arguments.of(exchange);
        } catch (ApiException malformed) {
            send(exchange, malformed.code(), error(malformed));
            return;
        }
        String chat = in.textOrEmpty("chat_id");
        String call = chat.isEmpty() ? method : method + " " + chat;
        calls.add(call);
        listener.accept(call);
        Optional<Faults.Fault> fault = faults.take(method, chat);
        if (fault.isEmpty()) {
            Reply reply = reply(method, in);
            if (reply.status != CUT) {
                send(exchange, reply.status, reply.body);
            }
            return;
        }
        switch (fault.get()) {
            case Faults.Refuse(int code, String description, int retryAfter) -> {
                ObjectNode error = error(code, description);
                if (retryAfter > 0) {
                    error.putObject("parameters").put("retry_after", retryAfter);
                }
                send(exchange, code, error);
            }
            case Faults.Page(int status) -> page(exchange, status);
            case Faults.Body(String body) -> send(exchange, 200, body);
            case Faults.BodyAfter(String body) -> {
                reply(method, in);
                send(exchange, 200, body);
            }
            case Faults.Hang _ -> closing.await();
            case Faults.DropBefore _ -> {
                // Closed without an answer.
            }
            case Faults.DropAfter _ -> reply(method, in);
            case Faults.Delay(int milliseconds) -> {
                if (!closing.await(milliseconds, java.util.concurrent.TimeUnit.MILLISECONDS)) {
                    Reply reply = reply(method, in);
                    send(exchange, reply.status, reply.body);
                }
            }
        }
    }

    /** The status of no answer at all. */
    static final int CUT = -1;

    private record Reply(int status, ObjectNode body) {}

    private Reply reply(String method, Arguments in) throws InterruptedException {
        try {
            JsonNode result = api.call(method, in);
            ObjectNode body = Arguments.JSON.createObjectNode().put("ok", true);
            body.set("result", result);
            return new Reply(200, body);
        } catch (ApiException refused) {
            return new Reply(refused.code(), error(refused));
        }
    }

    private void file(HttpExchange exchange, String path) throws IOException {
        Optional<byte[]> content = world.file(path);
        if (content.isEmpty()) {
            send(exchange, 404, error(404, "Not Found"));
            return;
        }
        exchange.getResponseHeaders().set("Content-Type", "application/octet-stream");
        exchange.sendResponseHeaders(200, content.get().length == 0 ? -1 : content.get().length);
        if (content.get().length > 0) {
            exchange.getResponseBody().write(content.get());
        }
    }

    private static void page(HttpExchange exchange, int status) throws IOException {
        byte[] page = ("<html>\r\n<head><title>" + status + "</title></head>\r\n<body><center><h1>" + status
                        + "</h1></center><hr><center>nginx</center></body>\r\n</html>\r\n")
                .getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "text/html");
        exchange.sendResponseHeaders(status, page.length);
        exchange.getResponseBody().write(page);
    }

    private static ObjectNode error(ApiException refused) {
        ObjectNode error = error(refused.code(), refused.getMessage() == null ? "" : refused.getMessage());
        if (!refused.parameters().isEmpty()) {
            error.set("parameters", Arguments.JSON.valueToTree(refused.parameters()));
        }
        return error;
    }

    private static ObjectNode error(int code, String description) {
        return Arguments.JSON
                .createObjectNode()
                .put("ok", false)
                .put("error_code", code)
                .put("description", description);
    }

    private static void send(HttpExchange exchange, int status, JsonNode body) throws IOException {
        send(exchange, status, body.toString());
    }

    static void send(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }
}
