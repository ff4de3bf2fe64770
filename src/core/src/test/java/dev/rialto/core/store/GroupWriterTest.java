package dev.rialto.core.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rialto.api.hook.ReferenceKey;
import dev.rialto.api.hook.SyncRef;
import dev.rialto.core.fixture.DemoBridge;
import dev.rialto.tck.time.ManualClock;
import dev.rialto.tck.time.Patience;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sqlite.SQLiteCommitListener;
import org.sqlite.SQLiteConnection;

class GroupWriterTest {
    @TempDir
    Path directory;

    private final ManualClock clock = new ManualClock();
    private final AtomicInteger commits = new AtomicInteger();
    private SQLiteConnection connection;
    private Sql sql;
    private GroupWriter writer;

    @BeforeEach
    void open() throws SQLException {
        Path file = directory.resolve("test.db");
        connection = (SQLiteConnection) DriverManager.getConnection("jdbc:sqlite:" + file);
        new Schema(connection).upgrade(file);
        connection.addCommitListener(new SQLiteCommitListener() {
            @Override
            public void onCommit() {
                commits.incrementAndGet();
            }

            @Override
            public void onRollback() {}
        });
        sql = new Sql(connection);
        writer = new GroupWriter(sql, clock, Optional.empty());
    }

    @AfterEach
    void close() {
        writer.close();
        sql.close();
    }

    private <T> CompletableFuture<T> submit(Work<T> work, Consumer<T> committed) {
        return writer.submit(work, committed).durable();
    }

    private static Work<Boolean> put(String key, String value) {
        return tables -> {
            tables.state().put("test", key, value);
            return true;
        };
    }

    private Map<String, String> stored() throws Exception {
        return submit(tables -> tables.state().all("test"), all -> {}).get(Patience.SECONDS, TimeUnit.SECONDS);
    }

    @Test
    void allThatWaitsIsOneCommitAndIsToldInTheOrderOfTheCalls() throws Exception {
        List<Integer> told = new CopyOnWriteArrayList<>();
        List<CompletableFuture<Boolean>> futures = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            int number = i;
            futures.add(submit(put("key " + i, "value"), done -> told.add(number)));
        }
        writer.start();
        for (CompletableFuture<Boolean> future : futures) {
            future.get(Patience.SECONDS, TimeUnit.SECONDS);
        }
        assertThat(commits).hasValue(1);
        assertThat(told).hasSize(100).isSorted();
    }

    @Test
    void faultyWorkIsTakenBackAloneAndTheRestOfItsCommitStands() throws Exception {
        CompletableFuture<Boolean> before = submit(put("before", "1"), done -> {});
        CompletableFuture<Boolean> faulty = submit(
                tables -> {
                    tables.state().put("test", "half", "done");
                    throw new IllegalStateException("at fault");
                },
                done -> {
                    throw new AssertionError("never committed");
                });
        CompletableFuture<Boolean> worse = submit(
                tables -> {
                    tables.state().put("test", "half", "done");
                    throw new StackOverflowError();
                },
                done -> {});
        CompletableFuture<Boolean> behind = submit(put("behind", "2"), done -> {});
        writer.start();
        assertThat(before.get(Patience.SECONDS, TimeUnit.SECONDS)).isTrue();
        assertThat(behind.get(Patience.SECONDS, TimeUnit.SECONDS)).isTrue();
        assertThatThrownBy(() -> faulty.get(Patience.SECONDS, TimeUnit.SECONDS))
                .isInstanceOf(ExecutionException.class)
                .hasRootCauseMessage("at fault");
        assertThatThrownBy(() -> worse.get(Patience.SECONDS, TimeUnit.SECONDS))
                .hasCauseInstanceOf(StackOverflowError.class);
        assertThat(stored()).containsOnlyKeys("before", "behind");
    }

    @Test
    void aFaultyStatementDoesTheSame() throws Exception {
        writer.start();
        CompletableFuture<Boolean> good = submit(put("good", "1"), done -> {});
        CompletableFuture<Boolean> bad = submit(
                tables -> {
                    ReferenceRow row = new ReferenceRow(
                            new ReferenceKey("once"),
                            Optional.empty(),
                            Optional.empty(),
                            "",
                            0,
                            SyncRef.State.LIVE,
                            0,
                            "");
                    tables.references().add(row);
                    tables.references().add(row);
                    return true;
                },
                done -> {});
        assertThatThrownBy(() -> bad.get(Patience.SECONDS, TimeUnit.SECONDS)).hasCauseInstanceOf(StoreException.class);
        assertThat(good.get(Patience.SECONDS, TimeUnit.SECONDS)).isTrue();
        assertThat(stored()).containsOnlyKeys("good");
        CompletableFuture<Boolean> again = submit(
                tables -> {
                    tables.references()
                            .add(new ReferenceRow(
                                    new ReferenceKey("once"),
                                    Optional.empty(),
                                    Optional.empty(),
                                    "",
                                    0,
                                    SyncRef.State.LIVE,
                                    0,
                                    ""));
                    return true;
                },
                done -> {});
        assertThat(again.get(Patience.SECONDS, TimeUnit.SECONDS))
                .as("the statement that failed")
                .isTrue();
    }

    @Test
    void placesInQueuesAreGivenOnceAndInOrderAlsoWhenWorkIsTakenBack() throws Exception {
        List<CompletableFuture<Long>> places = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            int number = i;
            places.add(submit(
                    tables -> {
                        InboxRow row = tables.inbox()
                                .add(7, 0, "posted", "key " + number, 0, "{}".getBytes(StandardCharsets.UTF_8))
                                .orElseThrow();
                        if (number % 3 == 1) {
                            throw new IllegalStateException("at fault");
                        }
                        return row.place();
                    },
                    done -> {}));
        }
        writer.start();
        List<Long> given = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            if (i % 3 != 1) {
                given.add(places.get(i).get(Patience.SECONDS, TimeUnit.SECONDS));
            }
        }
        assertThat(given).isSorted().doesNotHaveDuplicates().hasSize(13);
    }

    @Test
    void whileTheDiskIsFullTheSameContentIsTriedAgainAndNothingFails() throws Exception {
        writer.start();
        submit(put("first", "1"), done -> {}).get(Patience.SECONDS, TimeUnit.SECONDS);
        try (Statement pragma = connection.createStatement();
                ResultSet pages = pragma.executeQuery("PRAGMA page_count")) {
            pragma.executeUpdate("PRAGMA max_page_count = " + pages.getLong(1));
        }
        String large = "x".repeat(100_000);
        AtomicInteger runs = new AtomicInteger();
        AtomicInteger told = new AtomicInteger();
        CompletableFuture<Boolean> stuck = submit(
                tables -> {
                    runs.incrementAndGet();
                    tables.state().put("test", "large", large);
                    return true;
                },
                done -> told.incrementAndGet());
        clock.awaitWaiters(1);
        CompletableFuture<Boolean> behind = submit(put("behind", "2"), done -> {});
        assertThat(writer.trouble()).hasValueSatisfying(why -> assertThat(why).contains("full"));
        assertThat(writer.working()).isTrue();
        clock.advance(Duration.ofSeconds(5));
        clock.awaitWaiters(1);
        assertThat(runs.get()).isGreaterThan(1);
        assertThat(stuck).isNotDone();
        assertThat(behind).isNotDone();
        assertThat(told).hasValue(0);
        try (Statement pragma = connection.createStatement()) {
            pragma.executeUpdate("PRAGMA max_page_count = 1000000");
        }
        clock.advance(Duration.ofSeconds(5));
        assertThat(stuck.get(Patience.SECONDS, TimeUnit.SECONDS)).isTrue();
        assertThat(behind.get(Patience.SECONDS, TimeUnit.SECONDS)).isTrue();
        assertThat(told).hasValue(1);
        DemoBridge.awaitUntil(() -> "still trouble", () -> writer.trouble().isEmpty());
        assertThat(stored()).containsKeys("first", "large", "behind");
    }

    @Test
    void aCallBackThatThrowsHarmsNobody() throws Exception {
        writer.start();
        CompletableFuture<Boolean> careless = submit(put("a", "1"), done -> {
            throw new IllegalStateException("thrown for the test");
        });
        assertThat(careless.get(Patience.SECONDS, TimeUnit.SECONDS)).isTrue();
        assertThat(stored()).containsKey("a");
    }

    @Test
    void aWriterThatHasEndedOrHangsInACommitDoesNotWork() throws Exception {
        writer.start();
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        CompletableFuture<Boolean> hanging = submit(
                tables -> {
                    begun.countDown();
                    awaitQuietly(go);
                    return true;
                },
                done -> {});
        begun.await();
        assertThat(writer.working()).isTrue();
        clock.advance(Duration.ofMinutes(2));
        assertThat(writer.working()).isFalse();
        go.countDown();
        hanging.get(Patience.SECONDS, TimeUnit.SECONDS);
        DemoBridge.awaitUntil(() -> "hangs still", writer::working);
        writer.close();
        assertThat(writer.working()).isFalse();
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
