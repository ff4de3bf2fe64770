package dev.rialto.core.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rialto.core.fixture.DemoBridge;
import dev.rialto.tck.time.ManualClock;
import dev.rialto.tck.time.Patience;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogSyncTest {
    @TempDir
    Path directory;

    private final ManualClock clock = new ManualClock();
    private Path file;
    private Sql sql;

    /** A disk that does what the test says. */
    private static final class Told implements LogSync.Disk {
        private final Semaphore allowed = new Semaphore(0);
        private final AtomicInteger begun = new AtomicInteger();
        private final AtomicInteger repairs = new AtomicInteger();
        private volatile boolean broken;

        @Override
        public void sync() throws IOException {
            begun.incrementAndGet();
            allowed.acquireUninterruptibly();
            if (broken) {
                throw new IOException("no such luck");
            }
        }

        @Override
        public void repair() throws IOException {
            repairs.incrementAndGet();
            if (broken) {
                throw new IOException("no such luck");
            }
        }

        @Override
        public void close() {}
    }

    private final Told disk = new Told();
    private GroupWriter writer;
    private LogSync sync;

    @BeforeEach
    void open() throws SQLException {
        file = directory.resolve("test.db");
        Connection connection = SqliteStore.connect(file, false);
        new Schema(connection).upgrade(file);
        sql = new Sql(connection);
        sync = new LogSync(disk, clock);
        writer = new GroupWriter(sql, clock, Optional.of(sync));
        sync.start();
        writer.start();
    }

    @AfterEach
    void close() {
        disk.allowed.release(1_000);
        writer.close();
        sync.close();
        sql.close();
    }

    private Commit<Boolean> put(String key) {
        return writer.submit(
                tables -> {
                    tables.state().put("test", key, "value");
                    return true;
                },
                _ -> {});
    }

    @Test
    void whatIsWrittenIsToldAtOnceAndDurableAfterTheSync() throws Exception {
        Commit<Boolean> commit = put("a");
        assertThat(commit.written().get(Patience.SECONDS, TimeUnit.SECONDS)).isTrue();
        assertThat(commit.durable()).isNotDone();
        disk.allowed.release();
        assertThat(commit.durable().get(Patience.SECONDS, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void allThatIsWrittenWhileOneSyncRunsSharesTheNext() throws Exception {
        Commit<Boolean> first = put("first");
        DemoBridge.awaitUntil(() -> "no sync", () -> disk.begun.get() == 1);
        List<Commit<Boolean>> others = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            Commit<Boolean> commit = put("key " + i);
            commit.written().get(Patience.SECONDS, TimeUnit.SECONDS);
            others.add(commit);
        }
        disk.allowed.release();
        first.durable().get(Patience.SECONDS, TimeUnit.SECONDS);
        assertThat(others).noneMatch(commit -> commit.durable().isDone());
        disk.allowed.release(2);
        for (Commit<Boolean> commit : others) {
            commit.durable().get(Patience.SECONDS, TimeUnit.SECONDS);
        }
        // The last may have been told that it is written right when the second sync began.
        assertThat(disk.begun).hasValueBetween(2, 3);
    }

    @Test
    void whoWaitsForTheDiskWaitsForWhatIsWrittenByNowAndForNothingLater() throws Exception {
        sync.await();
        put("a").written().get(Patience.SECONDS, TimeUnit.SECONDS);
        CountDownLatch through = new CountDownLatch(1);
        Thread waiting = Thread.ofVirtual().start(() -> {
            try {
                sync.await();
                through.countDown();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
        DemoBridge.awaitUntil(() -> "it does not wait", () -> waiting.getState() == Thread.State.WAITING);
        put("later").written().get(Patience.SECONDS, TimeUnit.SECONDS);
        disk.allowed.release();
        through.await();
    }

    @Test
    void whileNothingComesToTheDiskEverythingWaitsAndIsRepairedBeforeItGoesOn() throws Exception {
        disk.broken = true;
        disk.allowed.release();
        Commit<Boolean> lost = put("lost");
        lost.written().get(Patience.SECONDS, TimeUnit.SECONDS);
        clock.awaitWaiters(1);
        assertThat(sync.trouble()).hasValue("no such luck");
        assertThat(sync.working()).isTrue();
        Commit<Boolean> behind = put("behind");
        clock.advance(Duration.ofSeconds(5));
        clock.awaitWaiters(1);
        assertThat(disk.repairs).hasValue(1);
        assertThat(lost.durable()).isNotDone();
        assertThat(behind.written()).isNotDone();
        disk.broken = false;
        disk.allowed.release();
        clock.advance(Duration.ofSeconds(5));
        assertThat(lost.durable().get(Patience.SECONDS, TimeUnit.SECONDS)).isTrue();
        assertThat(behind.durable().get(Patience.SECONDS, TimeUnit.SECONDS)).isTrue();
        assertThat(sync.trouble()).isEmpty();
        assertThat(disk.begun).hasValue(2);
        assertThat(disk.repairs).hasValue(2);
    }

    @Test
    void aStoreWhoseDiskStaysBrokenEndsAllTheSame() throws Exception {
        disk.broken = true;
        disk.allowed.release(1_000);
        Commit<Boolean> lost = put("lost");
        lost.written().get(Patience.SECONDS, TimeUnit.SECONDS);
        clock.awaitWaiters(1);
        writer.close();
        sync.close();
        assertThat(lost.durable()).isNotDone();
        assertThat(sync.working()).isFalse();
    }

    @Test
    void aSyncThatHangsDoesNotWork() throws Exception {
        put("a").written().get(Patience.SECONDS, TimeUnit.SECONDS);
        DemoBridge.awaitUntil(() -> "no sync", () -> disk.begun.get() == 1);
        assertThat(sync.working()).isTrue();
        clock.advance(Duration.ofMinutes(2));
        assertThat(sync.working()).isFalse();
    }

    @Test
    void aRepairWritesTheLogOnceMoreWhileOthersWrite() throws Exception {
        disk.allowed.release(1_000);
        Path log = directory.resolve("test.db-wal");
        Commit<Boolean> last = put("first");
        last.durable().get(Patience.SECONDS, TimeUnit.SECONDS);
        try (LogFile file = new LogFile(this.file)) {
            byte[] before = Files.readAllBytes(log);
            file.repair();
            assertThat(Files.readAllBytes(log)).isEqualTo(before);
            for (int i = 0; i < 300; i++) {
                last = put("key " + i);
                if (i % 15 == 0) {
                    file.repair();
                }
            }
            last.durable().get(Patience.SECONDS, TimeUnit.SECONDS);
        }
        int stored = SqliteStore.ask(file, tables -> tables.state().all("test").size());
        assertThat(stored).isEqualTo(301);
        assertThat(sql.list(row -> row.getString(1), "PRAGMA integrity_check")).containsExactly("ok");
    }

    /**
     * A power cut leaves what was on the disk at the last sync. Here that is a copy, made by the sync itself, of what there was
     * when it was called; what was written later is missing from it, or is half there.
     */
    @Test
    void whatIsDurableIsInWhatAPowerCutLeaves() throws Exception {
        Path main = directory.resolve("main.db");
        Path left = Files.createDirectory(directory.resolve("left"));
        Connection connection = SqliteStore.connect(main, false);
        new Schema(connection).upgrade(main);
        try (Sql statements = new Sql(connection);
                LogFile real = new LogFile(main)) {
            LogSync copying = new LogSync(new Copying(real, main, left), clock);
            GroupWriter writing = new GroupWriter(statements, clock, Optional.of(copying));
            copying.start();
            writing.start();
            Set<String> durable = ConcurrentHashMap.newKeySet();
            Set<String> missing = ConcurrentHashMap.newKeySet();
            Commit<Boolean> last = Commit.open();
            for (int i = 0; i < 500; i++) {
                String key = "key " + i;
                last = writing.submit(
                        tables -> {
                            tables.state().put("test", key, "x".repeat(key.hashCode() & 0x7ff));
                            return true;
                        },
                        _ -> {});
                last.onceDurable(_ -> {
                    durable.add(key);
                    if (durable.size() % 50 == 0) {
                        missing.addAll(missing(left.resolve("main.db"), durable));
                    }
                });
            }
            last.durable().get(Patience.SECONDS, TimeUnit.SECONDS);
            writing.close();
            copying.close();
            assertThat(durable).hasSize(500);
            assertThat(missing).isEmpty();
        }
    }

    /** What a database should hold and does not. */
    private static Set<String> missing(Path database, Set<String> expected) {
        Set<String> missing = new HashSet<>(expected);
        missing.removeAll(
                SqliteStore.ask(database, tables -> tables.state().all("test").keySet()));
        return missing;
    }

    private record Copying(LogSync.Disk disk, Path database, Path left) implements LogSync.Disk {
        @Override
        public void sync() throws IOException {
            for (String name : List.of("main.db", "main.db-wal")) {
                Files.write(left.resolve(name), Files.readAllBytes(database.resolveSibling(name)));
            }
            Files.deleteIfExists(left.resolve("main.db-shm"));
            disk.sync();
        }

        @Override
        public void repair() throws IOException {
            disk.repair();
        }

        @Override
        public void close() throws IOException {
            disk.close();
        }
    }
}
