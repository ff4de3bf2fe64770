package dev.rialto.plug.demo;

import dev.rialto.api.message.ChannelId;
import dev.rialto.api.plug.PlugException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;

/** One connection of an account, from its beginning to its end; what a library is to other plugs. */
final class DemoClient {
    private final DemoNetwork network;
    private final String account;
    private final Listener listener;
    private final AtomicBoolean ended = new AtomicBoolean();
    private final CountDownLatch end = new CountDownLatch(1);

    /** What a client tells its user besides what it is asked for. */
    interface Listener {

        /** The other side ended the connection. */
        void lost(PlugException cause);

        void shutOut(ChannelId room);

        void letIn(ChannelId room);
    }

    DemoClient(DemoNetwork network, String account, Listener listener) {
        this.network = network;
        this.account = account;
        this.listener = listener;
    }

    String account() {
        return account;
    }

    void connect(String password) throws PlugException, InterruptedException {
        network.connect(this, password);
    }

    boolean ended() {
        return ended.get();
    }

    /** Waits for the end of the connection. */
    void awaitEnd() throws InterruptedException {
        end.await();
    }

    /**
     * Ends the connection.
     *
     * @param cause why; empty when we ended it ourselves
     */
    void end(Optional<PlugException> cause) {
        if (ended.compareAndSet(false, true)) {
            network.disconnect(this);
            end.countDown();
            cause.ifPresent(listener::lost);
        }
    }

    /** What happened after an update; waits for more, and is empty only once the connection has ended. */
    List<DemoLog.Entry> read(long after, int most) throws InterruptedException {
        return network.log().read(after, most, ended::get);
    }

    void confirm(long number) {
        network.log().confirm(account, number);
    }

    /** Whether the account was removed from a room: it hears nothing from there. */
    boolean isShutOut(ChannelId room) {
        return network.find(room).map(each -> each.isShutOut(account)).orElse(false);
    }

    void shutOut(ChannelId room) {
        listener.shutOut(room);
    }

    void letIn(ChannelId room) {
        listener.letIn(room);
    }
}
