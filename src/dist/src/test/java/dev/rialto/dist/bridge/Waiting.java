package dev.rialto.dist.bridge;

import dev.rialto.tck.time.Patience;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;

/** Waits for what happens in other processes. How long it takes is no result of a test. */
final class Waiting {
    private Waiting() {}

    /**
     * Waits until a condition holds.
     *
     * @param what for the failure
     * @param seen what is there instead, for the failure
     */
    static void until(String what, Supplier<?> seen, Callable<Boolean> condition) {
        try {
            Awaitility.await(what)
                    .atMost(Patience.LIMIT)
                    .pollDelay(Duration.ZERO)
                    .pollInterval(Duration.ofMillis(2))
                    .until(condition);
        } catch (ConditionTimeoutException late) {
            throw new AssertionError("waited for: " + what + "; there is: " + seen.get(), late);
        }
    }
}
