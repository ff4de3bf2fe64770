package dev.rialto.plug.xmpp;

import dev.rialto.api.plug.HostClock;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/** Waits for what another thread completes, no longer than so long by the host's clock. */
final class Waiting {
    private Waiting() {}

    /**
     * The value, or {@code late} when it has not come in time; the future itself stays open then.
     *
     * @param future never completed exceptionally
     */
    static <T> T get(HostClock clock, CompletableFuture<T> future, Duration limit, T late) throws InterruptedException {
        CompletableFuture<T> bounded = future.copy();
        try (HostClock.Timer _ = clock.schedule(limit, () -> bounded.complete(late))) {
            return bounded.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
    }
}
