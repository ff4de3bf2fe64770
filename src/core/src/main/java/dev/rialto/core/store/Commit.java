package dev.rialto.core.store;

import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A change on its way to the disk. Both futures end with the exception of a work that is at fault, and neither does for any
 * other reason.
 *
 * @param written completes when the change survives the end of this process, however it ends
 * @param durable completes when it survives a power cut too: what others are told that we have
 */
public record Commit<T>(CompletableFuture<T> written, CompletableFuture<T> durable) {
    private static final Logger log = LoggerFactory.getLogger(Commit.class);

    /** Has {@code then} done once the change is durable, on a thread of the store's; quick, and never for a work at fault. */
    public void onceDurable(Consumer<T> then) {
        CompletableFuture<Void> _ = durable.thenAccept(result -> {
            try {
                then.accept(result);
            } catch (RuntimeException | Error e) {
                log.error("What follows a commit went wrong", e);
            }
        });
    }

    /** One that nothing has become of yet. */
    static <T> Commit<T> open() {
        return new Commit<>(new CompletableFuture<>(), new CompletableFuture<>());
    }
}
