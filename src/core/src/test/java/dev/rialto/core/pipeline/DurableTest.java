package dev.rialto.core.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rialto.api.hook.Watcher;
import dev.rialto.tck.time.Patience;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What waits until a change survives a power cut, and what goes on as soon as it survives the end of the process. */
class DurableTest {
    @TempDir
    Path directory;

    @Test
    void aNetworkIsToldThatWeHaveAnEventOnceItIsOnTheDisk() throws Exception {
        try (Rig rig = new Rig(directory).start()) {
            rig.store().stopsSyncing();
            CompletableFuture<Void> told = posts(rig, "1", "one");
            rig.awaitTexts(rig.right(), "B", "one");
            rig.awaitQuiet();
            assertThat(told).isNotDone();
            rig.store().syncs();
            told.get(Patience.SECONDS, TimeUnit.SECONDS);
        }
    }

    @Test
    void whatANetworkCouldTellUsAfterAPowerCutIsNotSentBeforeWeWouldKnowToAsk() throws Exception {
        try (Rig rig = new Rig(directory).start()) {
            rig.right().answersLookups();
            assertNotSentBeforeItIsOnTheDisk(rig);
        }
    }

    @Test
    void soDoesWhatIsNotToBeSentTwice() throws Exception {
        try (Rig rig = new Rig(directory).with("outbox { on-unknown = drop }").start()) {
            assertNotSentBeforeItIsOnTheDisk(rig);
        }
    }

    @Test
    void soDoesWhatIsNotToBeSentAgain() throws Exception {
        try (Rig rig = new Rig(directory).with("outbox { unknown-resends = 0 }").start()) {
            assertNotSentBeforeItIsOnTheDisk(rig);
        }
    }

    @Test
    void anEditMayBeDoneTwice() throws Exception {
        try (Rig rig = new Rig(directory).start()) {
            rig.right().answersLookups();
            rig.left().posts("A", "1", "one");
            rig.awaitTexts(rig.right(), "B", "one");
            rig.awaitQuiet();
            rig.store().stopsSyncing();
            CompletableFuture<Void> told = run(() -> rig.left().edits("A", "1", "two"));
            rig.awaitTexts(rig.right(), "B", "two");
            assertThat(told).isNotDone();
            rig.store().syncs();
            told.get(Patience.SECONDS, TimeUnit.SECONDS);
        }
    }

    @Test
    void aWatcherSeesWhatCannotComeASecondTime() throws Exception {
        Queue<String> seen = new ConcurrentLinkedQueue<>();
        try (Rig rig = new Rig(directory)
                .hooks(context -> List.of(new Fan(context, Map.of("a", List.of("b"))), (Watcher)
                        incoming -> seen.add(incoming.event().toString())))
                .start()) {
            rig.store().stopsSyncing();
            CompletableFuture<Void> told = posts(rig, "1", "one");
            rig.awaitTexts(rig.right(), "B", "one");
            rig.awaitQuiet();
            assertThat(seen).isEmpty();
            rig.store().syncs();
            told.get(Patience.SECONDS, TimeUnit.SECONDS);
            rig.await(seen::toString, () -> seen.size() == 1);
        }
    }

    private static void assertNotSentBeforeItIsOnTheDisk(Rig rig) throws Exception {
        rig.store().stopsSyncing();
        CompletableFuture<Void> told = posts(rig, "1", "one");
        rig.await(() -> "nobody waits", () -> rig.store().waitForDisk() == 1);
        assertThat(rig.right().executed()).isEmpty();
        rig.store().syncs();
        rig.awaitTexts(rig.right(), "B", "one");
        told.get(Patience.SECONDS, TimeUnit.SECONDS);
    }

    private static CompletableFuture<Void> posts(Rig rig, String id, String text) {
        return run(() -> rig.left().posts("A", id, text));
    }

    private interface Call {
        void run() throws Exception;
    }

    /** Does something on a thread of its own. */
    private static CompletableFuture<Void> run(Call call) {
        CompletableFuture<Void> done = new CompletableFuture<>();
        Thread.ofVirtual().start(() -> {
            try {
                call.run();
                done.complete(null);
            } catch (Exception e) {
                done.completeExceptionally(e);
            }
        });
        return done;
    }
}
