package dev.rialto.plug.telegram;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.rialto.api.plug.Secret;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import okhttp3.Call;
import okhttp3.ConnectionPool;
import okhttp3.Dispatcher;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;
import org.telegram.telegrambots.client.okhttp.OkHttpTelegramClient;
import org.telegram.telegrambots.meta.api.methods.botapimethods.BotApiMethod;
import org.telegram.telegrambots.meta.api.objects.ResponseParameters;
import org.telegram.telegrambots.meta.api.objects.message.Message;
import org.telegram.telegrambots.meta.exceptions.TelegramApiException;
import org.telegram.telegrambots.meta.exceptions.TelegramApiRequestException;

/**
 * Makes requests to one Bot API, through the library, and tells what became of them. Safe for many threads; each call waits
 * for its answer, and an interrupt ends the request.
 */
final class TelegramClient implements AutoCloseable {
    private static final Duration CONNECT = Duration.ofSeconds(10);

    /** Longer than the host waits for an operation: it is the host that gives up, not the socket. */
    private static final Duration ANSWER = Duration.ofSeconds(60);

    /** What a poll may take longer than it was told to; beyond it the connection is dead. */
    private static final Duration POLL_GRACE = Duration.ofSeconds(10);

    private static final int IDLE_CONNECTIONS = 16;

    /** Shorter than servers keep them: a request on one that the server just closed has an unknown end. */
    private static final Duration IDLE = Duration.ofSeconds(20);

    /** A library of its own would make one for each client. */
    private static final ObjectMapper JSON = new ObjectMapper();

    /** A refusal that does not say why. */
    private static final Pattern REFUSAL = Pattern.compile("\\A\\s*\\{\\s*\"ok\"\\s*:\\s*false");

    private final Secret token;
    private final TelegramServer server;
    private final Duration pollTimeout;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final ConnectionPool connections = new ConnectionPool(IDLE_CONNECTIONS, IDLE.toSeconds(), TimeUnit.SECONDS);
    private final OkHttpClient sending;
    private final OkHttpClient polling;

    TelegramClient(Secret token, TelegramServer server, Duration pollTimeout) {
        this.token = token;
        this.server = server;
        this.pollTimeout = pollTimeout;
        Dispatcher dispatcher = new Dispatcher(threads);
        // The defaults, 64 and 5 a host, would let five slow chats stop all the others.
        dispatcher.setMaxRequests(Integer.MAX_VALUE);
        dispatcher.setMaxRequestsPerHost(Integer.MAX_VALUE);
        sending = new OkHttpClient.Builder()
                .dispatcher(dispatcher)
                .connectionPool(connections)
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

    /** Makes a request whose answer is read by the library. */
    <T extends Serializable> T call(BotApiMethod<T> method) throws TelegramException, InterruptedException {
        return request(sending, library -> library.executeAsync(method));
    }

    /** Makes a request that sends something. */
    SentMessage send(Sending<Message> sending) throws TelegramException, InterruptedException {
        Exchange exchange = new Exchange(server);
        try {
            return SentMessage.of(request(this.sending, exchange, sending));
        } catch (TelegramException failed) {
            return sentInSpiteOf(failed, exchange).orElseThrow(() -> failed);
        }
    }

    /** The same for an album. */
    List<SentMessage> sendAlbum(Sending<List<Message>> sending) throws TelegramException, InterruptedException {
        return request(this.sending, sending).stream().map(SentMessage::of).toList();
    }

    /** Asks for updates and waits for them at the server. */
    Updates updates(OptionalInt offset, Duration wait) throws TelegramException, InterruptedException {
        UpdatesRequest request = UpdatesRequest.from(offset, wait.compareTo(pollTimeout) < 0 ? wait : pollTimeout);
        return request.read(request(polling, library -> library.executeAsync(request)));
    }

    /** The content behind a path that {@code getFile} gave; closed by the caller. */
    InputStream download(String path) throws TelegramException, InterruptedException {
        HttpUrl.Builder url = new HttpUrl.Builder()
                .scheme(server.scheme())
                .host(server.host())
                .port(server.port());
        server.prefix().forEach(url::addPathSegment);
        url.addPathSegment("file").addPathSegment("bot" + token.reveal()).addPathSegments(path);
        Call call = sending.newCall(new Request.Builder().url(url.build()).build());
        Response response;
        try {
            response = threads.submit(call::execute).get();
        } catch (InterruptedException interrupted) {
            call.cancel();
            throw interrupted;
        } catch (ExecutionException failed) {
            throw new TelegramException(new TelegramError.NotSent(why(failed.getCause())));
        } catch (RejectedExecutionException closed) {
            throw new TelegramException(new TelegramError.NotSent("the session is closed"));
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
        sending.dispatcher().cancelAll();
        threads.shutdownNow();
        connections.evictAll();
    }

    private <T> T request(OkHttpClient http, Sending<T> sending) throws TelegramException, InterruptedException {
        return request(http, new Exchange(server), sending);
    }

    private <T> T request(OkHttpClient http, Exchange exchange, Sending<T> sending)
            throws TelegramException, InterruptedException {
        // A client for each request, to watch just this one; they share threads and connections.
        OkHttpClient watched = http.newBuilder()
                .eventListener(exchange)
                .addInterceptor(exchange)
                .build();
        try {
            return sending.on(new OkHttpTelegramClient(JSON, watched, token.reveal(), server.url()))
                    .get();
        } catch (InterruptedException interrupted) {
            exchange.cancel();
            throw interrupted;
        } catch (ExecutionException failed) {
            throw new TelegramException(error(exchange, failed.getCause()));
        } catch (TelegramApiException invalid) {
            // The library found the request wrong before it sent it.
            throw new TelegramException(new TelegramError.Answer(400, redacted(invalid.getMessage())));
        }
    }

    private TelegramError error(Exchange exchange, @Nullable Throwable cause) {
        if (cause instanceof TelegramApiRequestException answer && isAnswer(answer)) {
            ResponseParameters parameters = answer.getParameters();
            Integer retryAfter = parameters == null ? null : parameters.getRetryAfter();
            Long migratedTo = parameters == null ? null : parameters.getMigrateToChatId();
            return new TelegramError.Answer(
                    answer.getErrorCode(),
                    redacted(answer.getApiResponse()),
                    retryAfter == null ? OptionalInt.empty() : OptionalInt.of(retryAfter),
                    migratedTo == null ? OptionalLong.empty() : OptionalLong.of(migratedTo));
        }
        OptionalInt status = exchange.status();
        if (status.isPresent()) {
            boolean refused = exchange.body().filter(REFUSAL.asPredicate()).isPresent();
            return refused || status.getAsInt() >= 300
                    ? new TelegramError.Foreign(status.getAsInt())
                    : new TelegramError.Unreadable();
        }
        if (cause instanceof TelegramApiException && !exchange.sent()) {
            return new TelegramError.Answer(400, redacted(cause.getMessage()));
        }
        return exchange.sent() ? new TelegramError.NoAnswer(why(cause)) : new TelegramError.NotSent(why(cause));
    }

    /** Whether it is a refusal; the library throws the same for what it cannot read, with 0 or nothing for a code. */
    static boolean isAnswer(TelegramApiRequestException thrown) {
        Integer code = thrown.getErrorCode();
        return code != null && code != 0;
    }

    /** The id is all we need of an answer; the library refuses the whole when it misses something in it. */
    private static Optional<SentMessage> sentInSpiteOf(TelegramException failed, Exchange exchange) {
        if (!(failed.error() instanceof TelegramError.Unreadable)
                || exchange.body().isEmpty()) {
            return Optional.empty();
        }
        try {
            JsonNode result = JSON.readTree(exchange.body().get()).path("result");
            return result.path("message_id").isInt()
                    ? Optional.of(new SentMessage(
                            result.path("message_id").intValue(),
                            Instant.ofEpochSecond(result.path("date").longValue())))
                    : Optional.empty();
        } catch (JsonProcessingException unreadable) {
            return Optional.empty();
        }
    }

    private String why(@Nullable Throwable cause) {
        if (!(cause instanceof IOException)) {
            return cause == null ? "cause unknown" : cause.getClass().getSimpleName();
        }
        String message = cause.getMessage();
        return message == null || message.isBlank()
                ? cause.getClass().getSimpleName()
                : cause.getClass().getSimpleName() + ": " + redacted(message);
    }

    private String redacted(@Nullable String text) {
        return text == null ? "" : text.replace(token.reveal(), "***").replace('\n', ' ');
    }

    /** Begins a request with the library. */
    interface Sending<T> {
        CompletableFuture<? extends T> on(OkHttpTelegramClient library) throws TelegramApiException;
    }

    /** What is remembered of a message that was sent. */
    record SentMessage(int id, Instant at) {
        private static SentMessage of(Message message) {
            return new SentMessage(message.getMessageId(), Instant.ofEpochSecond(message.getDate()));
        }
    }
}
