package dev.rialto.core.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rialto.core.config.StoreSettings.Synchronous;
import dev.rialto.core.fixture.DemoBridge;
import dev.rialto.tck.time.ManualClock;
import dev.rialto.tck.time.Patience;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class SqliteStoreTest {
    @TempDir
    Path directory;

    private final ManualClock clock = new ManualClock();

    @Test
    void aDatabaseOfANewerProgramIsRefusedInOneSentence() throws Exception {
        Path file = directory.resolve("rialto.db");
        SqliteStore.open(file, Synchronous.FULL, 0, clock).close();
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = connection.createStatement()) {
            statement.executeUpdate("PRAGMA user_version = 99");
        }
        assertThatThrownBy(() -> SqliteStore.open(file, Synchronous.FULL, 0, clock))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("newer Rialto")
                .hasMessageContaining("99")
                .hasMessageNotContaining("\n");
    }

    @Test
    void whatIsNoDatabaseIsRefusedInOneSentence() throws Exception {
        Path file = directory.resolve("rialto.db");
        Files.writeString(
                file, "this is a text and no database, and it is long enough to be read as one " + "by nobody at all");
        assertThatThrownBy(() -> SqliteStore.open(file, Synchronous.FULL, 0, clock))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("rialto.db")
                .hasMessageNotContaining("\n");
    }

    @Test
    void whereTheDiskIsFullTheDatabaseThatCannotBeOpenedIsSaidToBeSoForThat() throws Exception {
        Path file = Files.createDirectory(directory.resolve("rialto.db"));
        assertThatThrownBy(() -> SqliteStore.open(file, Synchronous.FULL, new DiskSpace(() -> 0, 100, clock), clock))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining(file.toString())
                .hasMessageEndingWith("its disk is full: make room there, or give another host.data-dir")
                .hasMessageNotContaining("\n");
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void aLockThatCannotNameItsHolderOnAFullDiskIsALock() throws Exception {
        Files.createSymbolicLink(directory.resolve("lock"), Path.of("/dev/full"));
        DirectoryLock lock = DirectoryLock.take(directory);
        assertThatThrownBy(() -> DirectoryLock.take(directory)).isInstanceOf(StoreException.class);
        lock.close();
    }

    @Test
    void aDataDirectoryThatCannotBeMadeIsNamed() throws Exception {
        Path file = Files.createFile(directory.resolve("data"));
        assertThatThrownBy(() -> DirectoryLock.take(file))
                .isInstanceOf(StoreException.class)
                .hasMessage("the data directory " + file + " cannot be used (" + file
                        + " is no folder): see that its disk has room, or give another host.data-dir");
    }

    @Test
    void underTheFreeSpaceThatIsWantedNewEventsWaitAndTheRestGoesOn() throws Exception {
        AtomicLong free = new AtomicLong(10);
        DiskSpace space = new DiskSpace(free::get, 100, clock);
        try (SqliteStore store = SqliteStore.open(directory.resolve("rialto.db"), Synchronous.FULL, space, clock)) {
            assertThat(store.health().accepting()).as("from the first day").isFalse();
            Thread accepting = Thread.ofVirtual().start(() -> {
                try {
                    store.awaitSpace();
                } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                }
            });
            clock.awaitWaiters(1);
            assertThat(accepting.isAlive()).isTrue();
            boolean written = store.write(tables -> {
                        tables.state().put("test", "key", "value");
                        return true;
                    })
                    .durable()
                    .get(Patience.SECONDS, TimeUnit.SECONDS);
            assertThat(written).isTrue();
            free.set(1_000);
            clock.advance(Duration.ofSeconds(1));
            DemoBridge.awaitUntil(() -> "still waits", () -> !accepting.isAlive());
            assertThat(store.health().accepting()).isTrue();
        }
    }

    @Test
    void aReaderSeesWhatIsCommittedAndCannotWrite() throws Exception {
        try (SqliteStore store = SqliteStore.open(directory.resolve("rialto.db"), Synchronous.NORMAL, 0, clock)) {
            store.write(tables -> {
                        tables.state().put("test", "key", "value");
                        return true;
                    })
                    .durable()
                    .get(Patience.SECONDS, TimeUnit.SECONDS);
            String value =
                    store.read(tables -> tables.state().get("test", "key")).orElseThrow();
            assertThat(value).isEqualTo("value");
            assertThatThrownBy(() -> store.read(tables -> {
                        tables.state().put("test", "key", "other");
                        return true;
                    }))
                    .isInstanceOf(StoreException.class);
        }
    }

    @Test
    void theLockOfADirectoryNamesItsHolderAndGoesWithIt() {
        DirectoryLock lock = DirectoryLock.take(directory);
        assertThatThrownBy(() -> DirectoryLock.take(directory))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("process " + ProcessHandle.current().pid())
                .hasMessageContaining("data-dir")
                .hasMessageNotContaining("\n");
        lock.close();
        DirectoryLock.take(directory).close();
    }

    @Test
    void whatPeopleWriteIsForTheOwnersEyesOnly() throws Exception {
        Path data = directory.resolve("new").resolve("data");
        DirectoryLock lock = DirectoryLock.take(data);
        SqliteStore.open(data.resolve("rialto.db"), Synchronous.FULL, 0, clock).close();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data)))
                .isEqualTo("rwx------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data.resolve("rialto.db"))))
                .isEqualTo("rw-------");
        lock.close();
    }

    @Test
    void aLongReportKeepsNobodyFromReading() throws Exception {
        try (SqliteStore store = SqliteStore.open(directory.resolve("rialto.db"), Synchronous.FULL, 0, clock)) {
            long read = store.report(tables -> {
                CompletableFuture<Long> other = CompletableFuture.supplyAsync(
                        () -> store.read(inner -> inner.inbox().backlog()));
                return other.orTimeout(Patience.SECONDS, TimeUnit.SECONDS).join();
            });
            assertThat(read).isZero();
        }
    }
}
