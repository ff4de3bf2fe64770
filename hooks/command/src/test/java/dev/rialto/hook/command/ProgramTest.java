package dev.rialto.hook.command;

import static dev.rialto.core.fixture.DemoBridge.awaitUntil;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rialto.api.hook.AuditLog;
import dev.rialto.api.plug.DataSize;
import dev.rialto.hook.command.CommandSettings.Program;
import dev.rialto.tck.time.ManualClock;
import dev.rialto.tck.time.Patience;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Real programs, on whose time the test's clock alone decides. */
@Timeout(Patience.OF_A_TEST)
final class ProgramTest {
    /** More than fits into a pipe: who has printed it knows that what it printed before has been read. It shows as nothing. */
    private static final String MUCH = "printf '%200000s' ''";

    private final Asking asking = new Asking();

    @TempDir
    private Path folder;

    private String answer(String text) throws InterruptedException {
        return asking.answer(asking.watcher(), text);
    }

    /** What the audit log says of the last one. */
    private String outcome() {
        return asking.host.audited().getLast().outcome();
    }

    /** A script for a shell that may print {@link #MUCH}. */
    private void script(String name, String script) {
        asking.section.programs.put(
                name,
                new Program(
                        List.of("/bin/sh", "-c", script),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(new DataSize(1 << 20)),
                        Optional.empty()));
    }

    @Test
    void saysWhatTheProgramPrints() throws InterruptedException {
        asking.section.program("Greet", "/bin/echo", "hello", "you");
        assertThat(answer("!greet")).isEqualTo("hello you");
    }

    @Test
    void noCharacterOfAnArgumentMeansAnything() throws InterruptedException, IOException {
        Path victim = Files.writeString(folder.resolve("victim"), "here");
        asking.section.program("say", true, "/usr/bin/printf", "<%s>");
        assertThat(answer("!say a; rm " + victim + " $(rm " + victim + ") `id` && | > x * ~ $HOME \\n %s"))
                .isEqualTo("<a;><rm><" + victim + "><$(rm><" + victim + ")><`id`><&&><|><>><x><*><~><$HOME><\\n><%s>");
        assertThat(answer("!say \"b  c\nrm " + victim + "\" 'd \"; e' \"$(id)\" ''"))
                .isEqualTo("<b  c\nrm " + victim + "><d \"; e><$(id)><>");
        assertThat(answer("!say one\nrm " + victim)).isEqualTo("<one><rm><" + victim + ">");
        assertThat(victim).exists();
    }

    @Test
    void aProgramThatTakesNoArgumentsIsNotRunWithAny() throws InterruptedException {
        asking.section.program("greet", "/bin/echo", "hello");
        assertThat(answer("!greet you")).isEqualTo("Usage: !greet");
    }

    @Test
    void anArgumentThatNoProgramCanHaveIsAFailure() throws InterruptedException {
        asking.section.returnErrors = true;
        asking.section.program("say", true, "/bin/echo");
        assertThat(answer("!say a\0b")).isEqualTo("say failed.");
    }

    @Test
    void theEnvironmentIsFourVariables() throws InterruptedException {
        asking.section.program("env", "/usr/bin/env");
        List<String> lines = List.of(answer("!env").split("\n"));
        assertThat(lines).contains("RIALTO_USER=one:id-Anna", "RIALTO_CHANNEL=room");
        assertThat(lines)
                .extracting(line -> line.replaceFirst("=.*", ""))
                .isSubsetOf("PATH", "LANG", "RIALTO_USER", "RIALTO_CHANNEL");
    }

    @Test
    void thereIsNothingToRead() throws InterruptedException {
        asking.section.program("read", "/bin/cat");
        assertThat(answer("!read")).isEqualTo("(done, without output)");
    }

    @Test
    void anExitCodeIsTold() throws InterruptedException {
        asking.section.program("fail", "/bin/sh", "-c", "echo out; echo err >&2; exit 3");
        assertThat(answer("!fail")).isEqualTo("out\nerr\n(exit code 3)");
        assertThat(outcome()).isEqualTo("exit code 3");
    }

    @Test
    void whatIsNoTextIsReadAsFarAsItIs() throws InterruptedException {
        asking.section.program("odd", "/usr/bin/printf", "a\\377b\\303\\244\\303");
        assertThat(answer("!odd")).isEqualTo("a\uFFFDbä");
    }

    @Test
    void aProgramThatIsNotThereIsAFailure() throws InterruptedException {
        asking.section.program("gone", folder.resolve("gone").toString());
        assertThat(answer("!gone")).isEmpty();
        asking.section.returnErrors = true;
        assertThat(answer("!gone")).isEqualTo("gone failed.");
        assertThat(asking.host.audited()).extracting(AuditLog.Entry::outcome).containsExactly("failed", "failed");
    }

    @Test
    void oneThatPrintsWithoutEndIsEnded() throws InterruptedException, IOException {
        Path pid = folder.resolve("pid");
        asking.section.programs.put(
                "yes",
                new Program(
                        List.of("/bin/sh", "-c", "echo $$ > " + pid + "; exec yes"),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(new DataSize(10)),
                        Optional.empty()));
        assertThat(answer("!yes")).isEqualTo("y\n".repeat(5) + "(It printed more than 10 bytes and was ended.)");
        assertThat(outcome()).isEqualTo("ended, since it printed too much");
        awaitEnd(pid);
    }

    @Test
    void oneThatTakesTooLongIsEndedWithItsChildren() throws InterruptedException, IOException {
        asking.section.timeout = Duration.ofSeconds(1);
        Path ready = folder.resolve("ready");
        Path pid = folder.resolve("pid");
        Path child = folder.resolve("child");
        Path grandchild = folder.resolve("grandchild");
        script(
                "slow",
                "echo so far; " + MUCH + "; echo $$ > " + pid + "; sh -c 'sleep 300 & echo $! > " + grandchild
                        + "; sleep 300; :' & echo $! > " + child + "; while [ ! -s " + grandchild
                        + " ]; do sleep 0.01; done; echo > " + ready + "; sleep 300");
        CommandWatcher watcher = asking.watcher();
        Thread running = asking.inBackground(watcher, asking.typed("!slow"));
        awaitUntil(() -> "the program", () -> Files.exists(ready));
        asking.host.clock().awaitWaiters(2);
        asking.host.clock().advance(Duration.ofSeconds(10));
        assertThat(asking.host.poster().next().text()).isEqualTo("so far\n(It took longer than 10 s and was ended.)");
        running.join();
        assertThat(outcome()).isEqualTo("ended, since it took too long");
        awaitEnd(pid);
        awaitEnd(child);
        awaitEnd(grandchild);
    }

    @Test
    void aChildWhoseParentIsGoneIsEndedToo() throws InterruptedException, IOException {
        Path orphan = folder.resolve("orphan");
        asking.section.program(
                "slow", "/bin/sh", "-c", "(sh -c 'echo $$ > " + orphan + "; exec sleep 300' &); exec sleep 300");
        CommandWatcher watcher = asking.watcher();
        Thread running = asking.inBackground(watcher, asking.typed("!slow"));
        awaitUntil(() -> "the program", () -> pid(orphan).isPresent());
        asking.host.clock().awaitWaiters(2);
        asking.host.clock().advance(Duration.ofSeconds(10));
        running.join();
        awaitEnd(orphan);
    }

    @Test
    void anInterruptEndsItToo() throws InterruptedException, IOException {
        Path pid = folder.resolve("pid");
        asking.section.program("slow", "/bin/sh", "-c", "echo $$ > " + pid + "; exec sleep 300");
        CommandWatcher watcher = asking.watcher();
        Thread running = Thread.ofVirtual().start(() -> {
            try {
                watcher.seen(asking.typed("!slow"));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        awaitUntil(() -> "the program", () -> pid(pid).isPresent());
        running.interrupt();
        running.join();
        awaitEnd(pid);
        assertThat(asking.host.poster().posted()).isEmpty();
    }

    @Test
    void aChildThatStaysAndKeepsThePipeIsNotWaitedFor() throws InterruptedException {
        // It ends a little after its last word, so that its output is being waited for.
        script("job", "sleep 300 & echo $!; " + MUCH + "; sleep 0.3");
        CommandWatcher watcher = asking.watcher();
        Thread running = asking.inBackground(watcher, asking.typed("!job"));
        Duration second = Duration.ofSeconds(1);
        ManualClock clock = asking.host.clock();
        awaitUntil(
                () -> "the end", () -> clock.untilNext().filter(second::equals).isPresent());
        clock.advance(second);
        String pid = asking.host.poster().next().text();
        running.join();
        ProcessHandle left = ProcessHandle.of(Long.parseLong(pid)).orElseThrow();
        awaitUntil(() -> "nobody reads what it prints any more", () -> readers().isEmpty());
        assertThat(left.isAlive()).isTrue();
        left.destroyForcibly();
    }

    /** The threads that wait for what programs print. */
    private static List<Thread> readers() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().equals(ProgramOutput.THREAD))
                .toList();
    }

    private static Optional<String> pid(Path file) {
        try {
            return Files.exists(file)
                    ? Optional.of(Files.readString(file).strip()).filter(text -> !text.isEmpty())
                    : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits until a process is gone, or dead and only waits for its parent to look. */
    private static void awaitEnd(Path file) {
        Path status = Path.of("/proc/" + pid(file).orElseThrow() + "/stat");
        awaitUntil(() -> file + " lives", () -> {
            try {
                return !Files.exists(status)
                        || Files.readString(status).replaceFirst(".*\\) ", "").startsWith("Z");
            } catch (IOException e) {
                return true;
            }
        });
    }
}
