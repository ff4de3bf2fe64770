package dev.rialto.plug.telegram;

import java.util.function.BooleanSupplier;
import okhttp3.Call;
import okhttp3.EventListener;

/** One request, watched: whether it had left when it failed decides what happens next. */
final class Exchange extends EventListener {
    private final BooleanSupplier closed;
    private volatile boolean sent;

    /**
     * Watches a request that carries this as its tag.
     *
     * @param closed whether the client is closed; nothing leaves any more then
     */
    Exchange(BooleanSupplier closed) {
        this.closed = closed;
    }

    /** What watches a call. */
    static EventListener of(Call call) {
        Exchange exchange = call.request().tag(Exchange.class);
        return exchange == null ? EventListener.NONE : exchange;
    }

    @Override
    public void requestHeadersStart(Call started) {
        if (closed.getAsBoolean()) {
            started.cancel();
        } else {
            sent = true;
        }
    }

    /** Whether the server may have got the request. */
    boolean sent() {
        return sent;
    }
}
