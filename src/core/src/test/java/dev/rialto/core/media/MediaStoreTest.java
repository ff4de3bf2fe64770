package dev.rialto.core.media;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rialto.api.message.ContentId;
import dev.rialto.api.message.Media;
import dev.rialto.api.message.Message;
import dev.rialto.api.message.NetworkId;
import dev.rialto.api.message.RichText;
import dev.rialto.api.plug.DataSize;
import dev.rialto.api.plug.Role;
import dev.rialto.core.config.MediaSettings;
import dev.rialto.core.config.StoreSettings.Synchronous;
import dev.rialto.core.store.SqliteStore;
import dev.rialto.tck.time.ManualClock;
import dev.rialto.tck.time.Patience;
import java.io.ByteArrayInputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MediaStoreTest {
    private static final NetworkId SLOW = new NetworkId("slow");
    private static final NetworkId QUICK = new NetworkId("quick");
    private static final Duration TIMEOUT = Duration.ofSeconds(60);

    @TempDir
    Path directory;

    private final ManualClock clock = new ManualClock();
    private final Map<NetworkId, Role.ContentSource> sources = new HashMap<>();
    private SqliteStore store;
    private MediaStore media;

    @BeforeEach
    void setUp() {
        store = SqliteStore.open(directory.resolve("rialto.db"), Synchronous.NORMAL, 0, clock);
        media = new MediaStore(
                directory.resolve("media"),
                () -> new MediaSettings(Duration.ofSeconds(30), new DataSize(1_000), TIMEOUT, List.of()),
                store,
                clock,
                network -> Optional.ofNullable(sources.get(network)));
        sources.put(QUICK, content -> new ByteArrayInputStream(new byte[] {1}));
    }

    @AfterEach
    void tearDown() {
        store.close();
    }

    private static Message message(NetworkId network, String content) {
        Message message = Message.builder(RichText.EMPTY)
                .attachments(List.of(
                        Media.builder(new ContentId(content), Media.Kind.FILE).build()))
                .build();
        return HeldContent.hold(message, network);
    }

    /** Waits until nothing of a message is on its way any more. */
    private void await(Message message) throws Exception {
        Optional<CompletableFuture<Void>> coming =
                media.coming(MediaStore.media(message).toList());
        if (coming.isPresent()) {
            coming.get().get(Patience.SECONDS, TimeUnit.SECONDS);
        }
    }

    private boolean here(Message message) {
        return media.present((Media) message.attachments().getFirst());
    }

    @Test
    void aNetworkThatIsSlowKeepsNobodyElsesFiles() throws Exception {
        CountDownLatch never = new CountDownLatch(1);
        CountDownLatch asked = new CountDownLatch(4);
        sources.put(SLOW, content -> {
            asked.countDown();
            never.await();
            return new ByteArrayInputStream(new byte[0]);
        });
        List<Message> slow =
                IntStream.range(0, 10).mapToObj(i -> message(SLOW, "file " + i)).toList();
        slow.forEach(one -> media.want(MediaStore.media(one).toList()));
        asked.await();
        Message quick = message(QUICK, "file");
        await(quick);
        assertThat(here(quick)).isTrue();
        never.countDown();
        for (Message one : slow) {
            // Else they would still be written while the folder of the test is removed.
            await(one);
        }
    }

    @Test
    void aSourceThatFailsInAWayItNeverShouldKeepsNoMessageWaiting() throws Exception {
        sources.put(SLOW, content -> {
            throw new IllegalStateException("a fault of the plug");
        });
        Message message = message(SLOW, "file");
        await(message);
        assertThat(here(message)).isFalse();
    }

    @Test
    void whatIsTooLargeIsAskedForOnceAndLeavesNothingBehind() throws Exception {
        AtomicInteger tries = new AtomicInteger();
        sources.put(SLOW, content -> {
            tries.incrementAndGet();
            return new ByteArrayInputStream(new byte[1_001]);
        });
        Message message = message(SLOW, "file");
        await(message);
        assertThat(here(message)).isFalse();
        assertThat(tries).hasValue(1);
        assertThat(directory.resolve("media")).isEmptyDirectory();
    }

    @Test
    void whatTakesTooLongIsTriedAgain() throws Exception {
        AtomicInteger tries = new AtomicInteger();
        sources.put(SLOW, content -> {
            if (tries.incrementAndGet() == 1) {
                new CountDownLatch(1).await();
            }
            return new ByteArrayInputStream(new byte[] {1});
        });
        Message message = message(SLOW, "file");
        media.want(MediaStore.media(message).toList());
        clock.awaitWaiters(1);
        clock.advance(TIMEOUT);
        clock.awaitWaiters(1);
        clock.advance(Duration.ofSeconds(2));
        await(message);
        assertThat(here(message)).isTrue();
        assertThat(tries).hasValue(2);
    }
}
