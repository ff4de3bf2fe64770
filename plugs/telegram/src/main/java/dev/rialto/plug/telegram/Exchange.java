package dev.rialto.plug.telegram;

import java.io.IOException;
import java.io.Serial;
import java.util.Optional;
import java.util.OptionalInt;
import okhttp3.Call;
import okhttp3.EventListener;
import okhttp3.Interceptor;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.ResponseBody;
import org.jspecify.annotations.Nullable;

/**
 * One request and its answer, watched. The library tells neither whether a request had left when it failed, nor the HTTP
 * status, nor what it could not read; what happens next depends on all three.
 */
final class Exchange extends EventListener implements Interceptor {
    private final TelegramServer server;
    private volatile boolean sent;
    private volatile boolean cancelled;
    private volatile @Nullable Call call;
    private volatile @Nullable Integer status;
    private volatile @Nullable String body;

    Exchange(TelegramServer server) {
        this.server = server;
    }

    @Override
    public void callStart(Call started) {
        call = started;
        if (cancelled) {
            started.cancel();
        }
    }

    @Override
    public void requestHeadersStart(Call started) {
        sent = true;
    }

    @Override
    public Response intercept(Chain chain) throws IOException {
        Response response = chain.proceed(atServer(chain.request()));
        // From here on nobody else closes it.
        try (ResponseBody received = response.body()) {
            String text = received.string();
            status = response.code();
            body = text;
            if (!text.stripLeading().startsWith("{")) {
                throw new ForeignAnswer(response.code());
            }
            return response.newBuilder()
                    .body(ResponseBody.create(text, received.contentType()))
                    .build();
        }
    }

    /** The library knows scheme, host and port of a server, and no path. */
    private Request atServer(Request request) {
        if (server.prefix().isEmpty()) {
            return request;
        }
        var url = request.url().newBuilder().encodedPath("/");
        server.prefix().forEach(url::addPathSegment);
        request.url().pathSegments().forEach(url::addPathSegment);
        return request.newBuilder().url(url.build()).build();
    }

    /** Whether the server may have got the request. */
    boolean sent() {
        return sent;
    }

    /** The HTTP status, once the whole answer is here. */
    OptionalInt status() {
        Integer known = status;
        return known == null ? OptionalInt.empty() : OptionalInt.of(known);
    }

    /** The whole answer. */
    Optional<String> body() {
        return Optional.ofNullable(body);
    }

    void cancel() {
        cancelled = true;
        Call running = call;
        if (running != null) {
            running.cancel();
        }
    }

    /** Not the Bot API's answer. */
    private static final class ForeignAnswer extends IOException {
        @Serial
        private static final long serialVersionUID = 1L;

        private ForeignAnswer(int status) {
            super("HTTP " + status);
        }
    }
}
