package dev.rialto.core.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rialto.api.hook.PostOptions;
import dev.rialto.api.hook.ReferenceKey;
import dev.rialto.api.operation.Severity;
import dev.rialto.core.fixture.DemoBridge;
import dev.rialto.core.host.ControlException;
import dev.rialto.core.host.ControlException.Reason;
import dev.rialto.core.store.DirectoryLock;
import dev.rialto.tck.time.ManualClock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The daemon's door and the command line's hand on it. */
final class ControlDoorTest {
    private final ScriptedHost host = new ScriptedHost();
    private final ManualClock clock = new ManualClock();

    private final Path dataDir;
    private final ControlClient client;
    private ControlDoor door;

    ControlDoorTest(@TempDir Path dataDir) throws Exception {
        this.dataDir = dataDir;
        this.door = ControlDoor.open(dataDir, host, clock);
        this.client = ControlClient.connect(dataDir);
    }

    @AfterEach
    void close() {
        client.close();
        door.close();
    }

    @Test
    void statusArrivesWhole() throws Exception {
        assertThat(client.status()).isEqualTo(ScriptedHost.STATUS);
    }

    @Test
    void messageArrivesWithItsOptions() throws Exception {
        var options = PostOptions.builder()
                .subject("disk")
                .severity(Severity.CRITICAL)
                .silent(true)
                .expires(Instant.parse("2026-01-02T03:04:05.678Z"))
                .hold(Duration.ofMillis(1500))
                .local(true)
                .urgent(true)
                .build();

        assertThat(client.send("ops", "grün 🙂\n\"two\"", options)).isEqualTo(ScriptedHost.REPORT);

        assertThat(host.asked).containsExactly(List.of("send", "ops", "grün 🙂\n\"two\"", options));
    }

    @Test
    void conversationIsSpokenIntoByItsLabel() throws Exception {
        var parent = Optional.of(new ReferenceKey("01HW"));

        assertThat(client.post("synced:family & friends/ü+1", "hi", Optional.of("Ann"), parent))
                .isEqualTo(ScriptedHost.REPORT);
        client.post("family", "ho", Optional.empty(), Optional.empty());
        client.edit(new ReferenceKey("01HX"), "hi!");
        client.delete(new ReferenceKey("01HX"));

        assertThat(host.asked)
                .containsExactly(
                        List.of("post", "synced:family & friends/ü+1", "hi", Optional.of("Ann"), parent),
                        List.of("post", "family", "ho", Optional.empty(), Optional.empty()),
                        List.of("edit", new ReferenceKey("01HX"), "hi!"),
                        List.of("delete", new ReferenceKey("01HX")));
    }

    @Test
    void outboxIsListedRetriedAndDropped() throws Exception {
        assertThat(client.outbox(Optional.empty())).isEqualTo(ScriptedHost.ROWS);
        assertThat(client.outbox(Optional.of("tg:-1+2 3"))).isEqualTo(ScriptedHost.ROWS);
        client.retry(7);
        client.drop(8);

        assertThat(host.asked)
                .containsExactly(
                        List.of("outbox", Optional.empty()),
                        List.of("outbox", Optional.of("tg:-1+2 3")),
                        List.of("retry", 7L),
                        List.of("drop", 8L));
    }

    @Test
    void whatTheHostRefusesIsSaidInItsWords() {
        assertThatThrownBy(() -> client.send("opps", "x", PostOptions.DEFAULT))
                .isInstanceOfSatisfying(
                        ControlException.class,
                        refused -> assertThat(refused.reason()).isEqualTo(Reason.NOT_FOUND))
                .hasMessage("There is no channel or label \"opps\"; did you mean \"ops\"?");
        assertThatThrownBy(() -> client.retry(8))
                .isInstanceOfSatisfying(
                        ControlException.class,
                        refused -> assertThat(refused.reason()).isEqualTo(Reason.REFUSED))
                .hasMessage("Row 8 is no dead letter.");
        assertThatThrownBy(() -> client.drop(0))
                .isInstanceOfSatisfying(
                        ControlException.class,
                        refused -> assertThat(refused.reason()).isEqualTo(Reason.UNAVAILABLE))
                .hasMessage("The disk is full.");
        assertThatThrownBy(() -> client.reload())
                .isInstanceOfSatisfying(
                        ControlException.class,
                        refused -> assertThat(refused.reason()).isEqualTo(Reason.INVALID))
                .hasMessage("bridge.conf:1: one\nbridge.conf:2: another");
    }

    @Test
    void fileIsForItsOwnerAloneAndNamesTheDoor() throws Exception {
        var file = dataDir.resolve("control");

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(Files.readString(file)).matches("port=\\d+\ntoken=[A-Za-z0-9_-]{43}\n");
        try (var files = Files.list(dataDir)) {
            assertThat(files).containsExactly(file);
        }
    }

    @Test
    void eachStartHasAnotherToken() throws Exception {
        var before = ControlFile.read(dataDir);
        door.close();
        door = ControlDoor.open(dataDir, host, clock);

        assertThat(ControlFile.read(dataDir).token()).isNotEqualTo(before.token());
    }

    @Test
    void fileOfAKilledHostIsReplaced() throws Exception {
        Files.writeString(dataDir.resolve("control.new"), "left over");
        Files.writeString(dataDir.resolve("control"), "port=1\ntoken=old\n");
        door = ControlDoor.open(dataDir, host, clock);

        try (var another = ControlClient.connect(dataDir)) {
            assertThat(another.status()).isEqualTo(ScriptedHost.STATUS);
        }
    }

    /** As on a full disk; here something is in the way. */
    @Test
    void fileThatCannotBeWrittenKeepsNobodyFromStartingAndIsWrittenLater() throws Exception {
        door.close();
        var control = dataDir.resolve("control");
        var inTheWay = Files.createFile(Files.createDirectory(control).resolve("x"));
        door = ControlDoor.open(dataDir, host, clock);
        clock.awaitWaiters(1);
        clock.advance(Duration.ofSeconds(5));
        clock.awaitWaiters(1);
        assertThat(control).isDirectory();
        Files.delete(inTheWay);
        Files.delete(control);
        clock.advance(Duration.ofSeconds(5));
        DemoBridge.awaitUntil(() -> "no control file", () -> Files.isRegularFile(control));

        try (var late = ControlClient.connect(dataDir)) {
            assertThat(late.status()).isEqualTo(ScriptedHost.STATUS);
        }
        door.close();
        assertThat(control).doesNotExist();
        assertThat(clock.untilNext()).isEmpty();
    }

    @Test
    void withoutAHostOneSentenceSaysSo() {
        var sentence = "nothing runs with the data directory " + dataDir;
        door.close();

        assertThat(dataDir.resolve("control")).doesNotExist();
        assertThatThrownBy(() -> ControlClient.connect(dataDir)).hasMessage(sentence);
        // One that was reached before, and one that was killed, with its file left behind.
        assertThatThrownBy(client::status).hasMessage(sentence);
    }

    /** As on a disk that is full from the start, or where somebody has removed the file. */
    @Test
    void aHostThatCannotBeFoundIsNotSaidToBeNone() throws Exception {
        door.close();
        try (DirectoryLock _ = DirectoryLock.take(dataDir)) {
            assertThatThrownBy(() -> ControlClient.connect(dataDir))
                    .hasMessageStartingWith("a host runs with the data directory " + dataDir)
                    .hasMessageContaining("see that the disk has room");
        }
        assertThatThrownBy(() -> ControlClient.connect(dataDir))
                .hasMessage("nothing runs with the data directory " + dataDir);
    }

    @Test
    void brokenFileIsNoStackTrace() throws Exception {
        Files.writeString(dataDir.resolve("control"), "port=here\ntoken=x\n");

        assertThatThrownBy(() -> ControlClient.connect(dataDir))
                .isInstanceOf(ControlException.class)
                .hasMessageContaining("has no port");
    }
}
