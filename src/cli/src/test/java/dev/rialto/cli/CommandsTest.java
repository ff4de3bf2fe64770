package dev.rialto.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rialto.core.host.OutboxEntry;
import dev.rialto.core.host.OutboxEntry.State;
import dev.rialto.core.host.SystemClock;
import dev.rialto.core.http.ControlDoor;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is typed, what the running host is asked, what is shown, and the exit code. */
final class CommandsTest {
    private final FakeHost host = new FakeHost();
    private final SystemClock clock = new SystemClock();
    private final ControlDoor door;
    private final String config;

    CommandsTest(@TempDir Path folder) throws Exception {
        var dataDir = Files.createDirectory(folder.resolve("data"));
        // A secret that this user cannot have is no reason not to find the host.
        config = Files.writeString(folder.resolve("bridge.conf"), """
                        host.data-dir = "%s"
                        plugs.tg { type = telegram, token = { credential = none } }
                        http { listen = "127.0.0.1:0", token = { credential = none } }
                        """.formatted(dataDir))
                .toString();
        door = ControlDoor.open(dataDir, host, clock);
    }

    @AfterEach
    void close() {
        door.close();
        clock.close();
    }

    @Test
    void sendPrintsTheIdAndTheChannels() {
        var run = CommandLineRun.of("send", "ops", "disk full", "-c", config);

        assertThat(run).isEqualTo(new CommandLineRun(0, "01HX ops, mail\n", ""));
        assertThat(host.asked).containsExactly("send ops: disk full INFO");
    }

    @Test
    void wordsNeedNoQuotes() {
        CommandLineRun.of("send", "-c", config, "ops", "the", "disk", "is", "full");
        CommandLineRun.of("send", "-c", config, "ops", "--", "-5", "degrees");

        assertThat(host.asked).containsExactly("send ops: the disk is full INFO", "send ops: -5 degrees INFO");
    }

    @Test
    void optionsOfAPostArePassedOn() {
        CommandLineRun.of(
                "send",
                "ops",
                "x",
                "-c",
                config,
                "--subject",
                "disk",
                "--severity",
                "critical",
                "--silent",
                "--urgent");

        assertThat(host.asked).containsExactly("send ops: x CRITICAL about disk silent urgent");
    }

    @Test
    void hyphenReadsStandardInput() {
        var run = CommandLineRun.withInput("grün\ntwo lines\n", "send", "ops", "-", "-c", config);

        assertThat(run.code()).isZero();
        assertThat(host.asked).containsExactly("send ops: grün\ntwo lines INFO");
    }

    @Test
    void blankTextIsBadUse() {
        assertThat(CommandLineRun.withInput("\n", "send", "ops", "-", "-c", config)
                        .code())
                .isEqualTo(2);
        assertThat(CommandLineRun.of("send", "ops", "", "-c", config).code()).isEqualTo(2);
        assertThat(host.asked).isEmpty();
    }

    @Test
    void unknownTargetIsOneSentence() {
        var run = CommandLineRun.of("send", "opps", "x", "-c", config);

        assertThat(run).isEqualTo(new CommandLineRun(1, "", "rialto: There is no \"opps\"; did you mean \"ops\"?\n"));
    }

    @Test
    void statusIsForPeopleOrPrograms() {
        assertThat(CommandLineRun.of("status", "-c", config).out()).isEqualTo("""
                        rialto 1.2.3, up for 1 min
                        tg (Telegram): online for 1 min
                        store: ok, 12.0 GB of disk free
                        memory: 45 MB of 256 MB heap
                        """);
        assertThat(CommandLineRun.of("status", "--json", "-c", config).out())
                .contains("\"version\" : \"1.2.3\"", "\"state\" : \"online\"");
    }

    @Test
    void outboxIsATable() {
        host.rows = List.of(
                new OutboxEntry(7, "ops", "post", Duration.ofMinutes(70), 12, State.DEAD, Optional.of("too long")),
                new OutboxEntry(12, "tg-family", "edit", Duration.ZERO, 0, State.WAITING, Optional.empty()));

        assertThat(CommandLineRun.of("outbox", "-c", config).out()).isEqualTo("""
                        ID  CHANNEL    KIND  AGE         TRIES  STATE    REASON
                        7   ops        post  1 h 10 min  12     dead     too long
                        12  tg-family  edit  0 s         0      waiting
                        """);
        CommandLineRun.of("outbox", "list", "--channel", "ops", "-c", config);
        assertThat(host.asked).containsExactly("outbox", "outbox of ops");
    }

    @Test
    void anOutboxThatIsTooLongToShowSaysSo() {
        host.rows = Collections.nCopies(
                1_000, new OutboxEntry(7, "ops", "post", Duration.ZERO, 0, State.WAITING, Optional.empty()));

        assertThat(CommandLineRun.of("outbox", "-c", config).out())
                .hasLineCount(1_002)
                .endsWith("There may be more: these are the first 1000, `rialto status` counts all that wait.\n");
    }

    @Test
    void emptyOutboxSaysSo() {
        assertThat(CommandLineRun.of("outbox", "-c", config))
                .isEqualTo(new CommandLineRun(0, "Nothing waits, and nothing was given up.\n", ""));
    }

    @Test
    void outboxRetriesAndDrops() {
        assertThat(CommandLineRun.of("outbox", "retry", "7", "-c", config).code())
                .isZero();
        assertThat(CommandLineRun.of("outbox", "drop", "8", "-c", config).code())
                .isZero();
        assertThat(CommandLineRun.of("outbox", "drop", "eight", "-c", config).code())
                .isEqualTo(2);

        assertThat(host.asked).containsExactly("retry 7", "drop 8");
    }

    @Test
    void reloadPrintsWhatHasChanged() {
        assertThat(CommandLineRun.of("reload", "-c", config)).isEqualTo(new CommandLineRun(0, """
                        Reloaded: plug tg restarted.
                        host changed; it takes effect at the next start.
                        """, ""));
        assertThat(host.asked).containsExactly("reload");
    }

    @Test
    void reloadOfABrokenConfigSaysWhatIsWrong() {
        host.broken = Optional.of("bridge.conf:1: plugs.tg: one\nbridge.conf:2: hooks.all: another");

        assertThat(CommandLineRun.of("reload", "-c", config))
                .isEqualTo(
                        new CommandLineRun(2, "", "bridge.conf:1: plugs.tg: one\nbridge.conf:2: hooks.all: another\n"));
    }

    @Test
    void syncPostsEditsAndDeletes() {
        assertThat(CommandLineRun.of(
                        "sync", "post", "family", "hello", "-c", config, "--as", "Ann", "--reply-to", "01HW"))
                .isEqualTo(new CommandLineRun(0, "01HX\n", ""));
        assertThat(CommandLineRun.withInput("new", "sync", "edit", "01HX", "-", "-c", config))
                .isEqualTo(new CommandLineRun(0, "", ""));
        assertThat(CommandLineRun.of("sync", "delete", "01HX", "-c", config)).isEqualTo(new CommandLineRun(0, "", ""));
        assertThat(CommandLineRun.of("sync", "delete", "01HY", "-c", config))
                .isEqualTo(new CommandLineRun(1, "", "rialto: There is no message 01HY.\n"));

        assertThat(host.asked).containsExactly("post family: hello as Ann to 01HW", "edit 01HX: new", "delete 01HX");
    }

    @Test
    void syncPostsInTheNameOfNobodyWithoutABlankOne() {
        var run = CommandLineRun.of("sync", "post", "family", "hello", "-c", config, "--as", "");

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).startsWith("The name of --as is blank");
        assertThat(host.asked).isEmpty();
    }

    @Test
    void withoutAHostOneSentenceSaysSo() {
        door.close();

        var run = CommandLineRun.of("status", "-c", config);

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.err())
                .startsWith("rialto: nothing runs with the data directory /")
                .hasLineCount(1);
    }
}
