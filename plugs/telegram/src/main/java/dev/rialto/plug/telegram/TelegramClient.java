package dev.rialto.plug.telegram;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.rialto.api.plug.Secret;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import okhttp3.ConnectionPool;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;
import org.telegram.telegrambots.meta.api.methods.botapimethods.BotApiMethod;
import org.telegram.telegrambots.meta.exceptions.TelegramApiValidationException;

/**
 * Makes requests to one Bot API and tells what became of them. Safe for many threads. A request is made on the thread of its
 * caller, which waits for the answer; a virtual thread that is interrupted ends its request.
 *
 * <p>The library has the words, its methods and objects. Its own client hands each request to another thread, and refuses an
 * answer as a whole when it misses something in it that nobody here asks for.
 */
final class TelegramClient implements AutoCloseable {
    /** What is not said is not written. */
    static final ObjectMapper JSON = new ObjectMapper().setDefaultPropertyInclusion(JsonInclude.Include.NON_NULL);

    private static final Duration CONNECT = Duration.ofSeconds(10);

    /** Longer than the host waits for an operation: it is the host that gives up, not the socket. */
    private static final Duration ANSWER = Duration.ofSeconds(60);

    /** What a poll may take longer than it was told to; beyond it the connection is dead. */
    private static final Duration POLL_GRACE = Duration.ofSeconds(10);

    private static final int IDLE_CONNECTIONS = 16;

    /** Shorter than servers keep them: a request on one that the server just closed has an unknown end. */
    private static final Duration IDLE = Duration.ofSeconds(20);

    private static final MediaType IN_JSON = MediaType.get("application/json; charset=utf-8");

    /** A refusal that does not say why, cut short perhaps. */
    private static final Pattern REFUSAL = Pattern.compile("\\A\\s*\\{\\s*\"ok\"\\s*:\\s*false");

    private final Secret token;
    private final HttpUrl server;
    private final Duration pollTimeout;
    private final ConnectionPool connections = new ConnectionPool(IDLE_CONNECTIONS, IDLE.toSeconds(), TimeUnit.SECONDS);
    private final OkHttpClient sending;
    private final OkHttpClient polling;
    private volatile boolean closed;

    TelegramClient(Secret token, TelegramServer server, Duration pollTimeout) {
        this.token = token;
        this.server = server.url();
        this.pollTimeout = pollTimeout;
        sending = new OkHttpClient.Builder()
                .connectionPool(connections)
                .eventListenerFactory(Exchange::of)
                // One connection for one request at a time: what happens to one says nothing about another.
                .protocols(List.of(Protocol.HTTP_1_1))
                .connectTimeout(CONNECT)
                .readTimeout(ANSWER)
                .writeTimeout(ANSWER)
                // Either could send a message twice, or the token to somebody else.
                .retryOnConnectionFailure(false)
                .followRedirects(false)
                .build();
        polling = sending.newBuilder().readTimeout(pollTimeout.plus(POLL_GRACE)).build();
    }

    /** Makes a request and gives the {@code result} of its answer. */
    JsonNode call(BotApiMethod<?> method) throws TelegramException, InterruptedException {
        return call(sending, method);
    }

    /** The same where the result is wanted whole. */
    <T> T call(BotApiMethod<?> method, Class<T> type) throws TelegramException, InterruptedException {
        try {
            return JSON.treeToValue(call(method), type);
        } catch (JsonProcessingException unreadable) {
            throw new TelegramException(new TelegramError.Unreadable());
        }
    }

    /** Makes a request that sends a message. */
    SentMessage send(BotApiMethod<?> method) throws TelegramException, InterruptedException {
        return SentMessage.of(call(method));
    }

    /** The same for one with a file. */
    SentMessage send(String method, Upload upload) throws TelegramException, InterruptedException {
        return SentMessage.of(request(sending, method, upload.body()));
    }

    /** Sends an album, whose parts are in their order. */
    List<SentMessage> sendAlbum(Upload upload) throws TelegramException, InterruptedException {
        JsonNode parts = request(sending, "sendMediaGroup", upload.body());
        if (parts.isEmpty()) {
            throw new TelegramException(new TelegramError.Unreadable());
        }
        List<SentMessage> sent = new ArrayList<>();
        for (JsonNode part : parts) {
            sent.add(SentMessage.of(part));
        }
        return sent;
    }

    /** Asks for updates and waits for them at the server. */
    Updates updates(OptionalInt offset, Duration wait) throws TelegramException, InterruptedException {
        JsonNode updates =
                call(polling, UpdatesRequest.from(offset, wait.compareTo(pollTimeout) < 0 ? wait : pollTimeout));
        if (!updates.isArray()) {
            throw new TelegramException(new TelegramError.Unreadable());
        }
        return UpdatesRequest.read(updates);
    }

    /** The content behind a path that {@code getFile} gave; closed by the caller. */
    InputStream download(String path) throws TelegramException, InterruptedException {
        HttpUrl url = server.newBuilder()
                .addPathSegment("file")
                .addPathSegment("bot" + token.reveal())
                .addPathSegments(path)
                .build();
        Exchange exchange = new Exchange(() -> closed);
        Response response;
        try {
            response = sending.newCall(new Request.Builder()
                            .url(url)
                            .tag(Exchange.class, exchange)
                            .build())
                    .execute();
        } catch (IOException failed) {
            throw new TelegramException(new TelegramError.NotSent(why(interrupted(failed))));
        }
        if (!response.isSuccessful()) {
            response.close();
            throw new TelegramException(new TelegramError.Foreign(response.code()));
        }
        return new FilterInputStream(response.body().byteStream()) {
            @Override
            public void close() {
                response.close();
            }
        };
    }

    /** Ends all requests, which then fail, and all connections. */
    @Override
    public void close() {
        closed = true;
        sending.dispatcher().cancelAll();
        connections.evictAll();
    }

    private JsonNode call(OkHttpClient http, BotApiMethod<?> method) throws TelegramException, InterruptedException {
        byte[] body;
        try {
            method.validate();
            body = JSON.writeValueAsBytes(method);
        } catch (TelegramApiValidationException | JsonProcessingException invalid) {
            // Found wrong before it is sent.
            throw new TelegramException(new TelegramError.Answer(400, redacted(invalid.getMessage())));
        }
        return request(http, name(method), RequestBody.create(body, IN_JSON));
    }

    /**
     * What the method is called in the documentation, which its class is called after. The library's own word for it is in
     * lower case; Telegram's server takes that, others do not.
     */
    private static String name(BotApiMethod<?> method) {
        String type = method.getClass().getSimpleName();
        return Character.toLowerCase(type.charAt(0)) + type.substring(1);
    }

    private JsonNode request(OkHttpClient http, String method, RequestBody body)
            throws TelegramException, InterruptedException {
        HttpUrl url = server.newBuilder()
                .addPathSegment("bot" + token.reveal())
                .addPathSegment(method)
                .build();
        Exchange exchange = new Exchange(() -> closed);
        Request request = new Request.Builder()
                .url(url)
                .post(body)
                .tag(Exchange.class, exchange)
                .build();
        int status;
        String answer;
        try (Response response = http.newCall(request).execute()) {
            status = response.code();
            answer = response.body().string();
        } catch (IOException failed) {
            String why = why(interrupted(failed));
            throw new TelegramException(
                    exchange.sent() ? new TelegramError.NoAnswer(why) : new TelegramError.NotSent(why));
        }
        return result(status, answer);
    }

    /** What an interrupt broke off is no failure of the network's. */
    private static IOException interrupted(IOException failed) throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        return failed;
    }

    private JsonNode result(int status, String answer) throws TelegramException {
        JsonNode whole;
        try {
            whole = JSON.readTree(answer);
        } catch (JsonProcessingException unreadable) {
            whole = JSON.missingNode();
        }
        if (whole.path("ok").asBoolean() && whole.has("result")) {
            return whole.path("result");
        }
        int code = whole.path("error_code").asInt();
        if (code != 0) {
            JsonNode parameters = whole.path("parameters");
            JsonNode retryAfter = parameters.path("retry_after");
            JsonNode migratedTo = parameters.path("migrate_to_chat_id");
            throw new TelegramException(new TelegramError.Answer(
                    code,
                    redacted(whole.path("description").asText()),
                    retryAfter.isInt() ? OptionalInt.of(retryAfter.intValue()) : OptionalInt.empty(),
                    migratedTo.isIntegralNumber() ? OptionalLong.of(migratedTo.longValue()) : OptionalLong.empty()));
        }
        boolean ours = answer.stripLeading().startsWith("{") && status < 300;
        throw new TelegramException(
                ours && !REFUSAL.matcher(answer).find()
                        ? new TelegramError.Unreadable()
                        : new TelegramError.Foreign(status));
    }

    private String why(IOException failed) {
        String message = failed.getMessage();
        return message == null || message.isBlank()
                ? failed.getClass().getSimpleName()
                : failed.getClass().getSimpleName() + ": " + redacted(message);
    }

    private String redacted(@Nullable String text) {
        return text == null ? "" : text.replace(token.reveal(), "***").replace('\n', ' ');
    }

    /** What is remembered of a message that was sent. */
    record SentMessage(int id, Instant at) {
        private static SentMessage of(JsonNode message) throws TelegramException {
            JsonNode id = message.path("message_id");
            if (!id.isInt()) {
                throw new TelegramException(new TelegramError.Unreadable());
            }
            return new SentMessage(
                    id.intValue(), Instant.ofEpochSecond(message.path("date").longValue()));
        }
    }
}
