package dev.rialto.core.outbox;

import dev.rialto.api.message.NetworkId;
import dev.rialto.api.plug.HostClock;
import dev.rialto.core.config.OutboxSettings;
import dev.rialto.core.mailbox.Backoff;
import dev.rialto.core.mailbox.SteadyTime;
import dev.rialto.core.mailbox.Window;
import dev.rialto.core.media.MediaStore;
import dev.rialto.core.refs.ChannelBook;
import dev.rialto.core.refs.SyncCache;
import dev.rialto.core.render.AuthorStyle;
import dev.rialto.core.store.Store;
import dev.rialto.core.store.Work;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongFunction;
import java.util.function.Supplier;

/**
 * What all outbound lanes work with.
 *
 * @param settingsNow as they are now
 * @param budget how many rows all of them together have in memory
 * @param styles how a network's copies show their author
 * @param names what people call a channel
 */
record OutboxTools(
        Store store,
        HostClock clock,
        ChannelBook channels,
        SyncCache references,
        Sessions sessions,
        Supplier<OutboxSettings> settingsNow,
        Window.Budget budget,
        Due due,
        SteadyTime time,
        Render render,
        Settle settle,
        MediaStore media,
        Function<NetworkId, AuthorStyle> styles,
        LongFunction<String> names) {

    OutboxSettings settings() {
        return settingsNow.get();
    }

    Backoff backoff() {
        OutboxSettings.Backoff pauses = settings().backoff();
        return new Backoff(pauses.first(), pauses.max());
    }

    /**
     * Has the store do something, and waits until it is written; it is on the disk a little later.
     *
     * @param committed called right after the commit, on the store's thread
     */
    <T> T write(Work<T> work, Consumer<T> committed) throws InterruptedException {
        return Store.await(store.write(work, committed).written());
    }
}
