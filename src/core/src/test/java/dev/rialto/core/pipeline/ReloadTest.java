package dev.rialto.core.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.rialto.api.event.Posted;
import dev.rialto.api.hook.Hook;
import dev.rialto.api.hook.HookContext;
import dev.rialto.api.hook.Incoming;
import dev.rialto.api.hook.Interceptor;
import dev.rialto.api.hook.PostOptions;
import dev.rialto.api.hook.Verdict;
import dev.rialto.api.hook.Watcher;
import dev.rialto.core.host.ControlException;
import dev.rialto.core.host.ControlException.Reason;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A reload changes what the config has changed, and nothing else: no hook and no message beside it. */
class ReloadTest {
    private static final Duration STEP = Duration.ofMillis(20);
    private static final String PLUGS = """
            plugs { left { type = wire }, right { type = wire } }
            channels { a { plug = left, id = A }, b { plug = right, id = B } }
            """;

    @TempDir
    Path directory;

    private static String rightSays(String word) {
        return "plugs.right.word = " + word + "\n";
    }

    private static List<Hook> fan(HookContext context) {
        return List.of(new Fan(context, Map.of("a", List.of("b"), "b", List.of("a"))));
    }

    /** Which drops what is spam. */
    private record Sieve(String spam) implements Interceptor {
        @Override
        public Verdict intercept(Incoming incoming) {
            return incoming.event() instanceof Posted posted
                            && posted.message().text().plain().contains(spam)
                    ? new Verdict.Drop("spam")
                    : Verdict.Pass.PASS;
        }
    }

    private record Onlooker(List<String> seen) implements Watcher {
        @Override
        public void seen(Incoming incoming) {
            if (incoming.event() instanceof Posted posted) {
                seen.add(posted.message().text().plain());
            }
        }
    }

    @Test
    void aReloadOfTheSameConfigChangesNothingAlsoWhereItsLinesHaveMoved() throws Exception {
        AtomicInteger made = new AtomicInteger();
        try (Rig rig = new Rig(directory)
                .hooks(context -> {
                    made.incrementAndGet();
                    return fan(context);
                })
                .start()) {
            rig.config("\n\n# A word.\n" + PLUGS);
            // The check makes them once, to see whether they can be made.
            int checked = made.get() + 1;
            assertThat(rig.reload()).containsExactly("Nothing has changed.");
            assertThat(made.get()).isEqualTo(checked);
            assertThat(rig.right().opens()).isEqualTo(1);
        }
    }

    @Test
    void nothingIsLostDoubledOrPutOutOfOrderWhileMessagesFlow() throws Exception {
        try (Rig rig = new Rig(directory).start()) {
            List<String> said = new ArrayList<>();
            for (int round = 1; round <= 8; round++) {
                int opened = round + 1;
                int first = said.size();
                IntStream.range(first, first + 40).forEach(n -> said.add("m" + n));
                Thread talking = Thread.ofVirtual().start(() -> say(rig, said.subList(first, said.size())));
                rig.with(rightSays("x" + round) + "hooks.all.word = x" + round).reload();
                talking.join();
                rig.pump(STEP, () -> rig.right().opens() == opened);
            }
            rig.pump(STEP, () -> rig.right().texts("B").size() == said.size());
            assertThat(rig.right().texts("B")).isEqualTo(said);
            assertThat(rig.right().postsSeen()).isEqualTo(said);
            assertThat(rig.left().opens()).isEqualTo(1);
        }
    }

    private static void say(Rig rig, List<String> texts) {
        try {
            for (String text : texts) {
                rig.left().posts("A", text, text);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void aBrokenConfigChangesNothingAndSaysWhereItIsBroken() throws Exception {
        try (Rig rig = new Rig(directory).start()) {
            rig.config(PLUGS + "\nplugs.right.word = x\nplugs.right.wrod = x\nchannels.b.plug = rihgt\n");
            ControlException refused = catchThrowableOfType(ControlException.class, rig::reload);
            assertThat(refused.reason()).isEqualTo(Reason.INVALID);
            assertThat(String.valueOf(refused.getMessage()).lines())
                    .anySatisfy(line ->
                            assertThat(line).contains("bridge.conf:7: plugs.right.wrod: ", "did you mean \"word\"?"))
                    .anySatisfy(line -> assertThat(line).contains("bridge.conf:8: channels.b.plug: "));
            rig.left().posts("A", "1", "one");
            rig.pumpUntil(rig.right(), "B", "one");
            assertThat(rig.right().opens()).isEqualTo(1);
        }
    }

    @Test
    void whatOnlyAHookCanSeeIsFoundBeforeAnythingIsChanged() throws Exception {
        try (Rig rig = new Rig(directory).start()) {
            rig.hooks(context -> {
                context.directory().channel("way", "c");
                return fan(context);
            });
            ControlException refused = catchThrowableOfType(
                    ControlException.class,
                    () -> rig.with(rightSays("x\nhooks.all.word = x")).reload());
            assertThat(refused.getMessage()).contains("bridge.conf:", "hooks.all.way: there is no channel c");
            rig.left().posts("A", "1", "one");
            rig.pumpUntil(rig.right(), "B", "one");
            assertThat(rig.right().opens()).isEqualTo(1);
        }
    }

    @Test
    void otherHooksDecideAboutTheNextMessageAndOldOnesKeepTheirCopies() throws Exception {
        try (Rig rig = new Rig(directory).start()) {
            rig.left().posts("A", "1", "spam");
            rig.left().posts("A", "2", "first");
            rig.pumpUntil(rig.right(), "B", "spam", "first");
            rig.hooks(context -> List.of(new Sieve("spam"), fan(context).getFirst()));
            assertThat(rig.with("hooks.all.word = sieve").reload()).containsExactly("Reloaded: hook all changed.");
            rig.left().posts("A", "3", "more spam");
            rig.left().edits("A", "2", "second");
            rig.left().deletes("A", "1");
            rig.pumpUntil(rig.right(), "B", "second");
            rig.awaitQuiet();
            assertThat(rig.right().postsSeen()).containsExactly("spam", "first");
            assertThat(rig.right().opens()).isEqualTo(1);
        }
    }

    @Test
    void aHookThatStaysSeesEachEventOnce() throws Exception {
        List<String> kept = new CopyOnWriteArrayList<>();
        List<String> later = new CopyOnWriteArrayList<>();
        try (Rig rig = new Rig(directory)
                .hooks(context -> List.of(
                        fan(context).getFirst(), new Onlooker(context.name().equals("all") ? kept : later)))
                .start()) {
            rig.left().posts("A", "1", "one");
            rig.pump(STEP, () -> kept.equals(List.of("one")));
            rig.with(rightSays("x")).reload();
            rig.left().posts("A", "2", "two");
            rig.pump(STEP, () -> kept.equals(List.of("one", "two")));
            assertThat(rig.with(rightSays("x") + "hooks { all.enabled = false, other { type = given } }")
                            .reload())
                    .containsExactly("Reloaded: hook other added; hook all changed.");
            rig.left().posts("A", "3", "three");
            rig.pump(STEP, () -> later.equals(List.of("three")));
            assertThat(kept).containsExactly("one", "two");
            rig.pump(STEP, () -> rig.right().texts("B").equals(List.of("one", "two", "three")));
        }
    }

    @Test
    void whatTakesEffectAtTheNextStartIsSaid() throws Exception {
        try (Rig rig = new Rig(directory).start()) {
            List<String> lines = rig.with("host.name = other\noutbox.deadline = 7s\nlabels.both = [ a, b ]")
                    .reload();
            assertThat(lines)
                    .containsExactly(
                            "Reloaded: label both added; outbox changed.",
                            "host changed; it takes effect at the next start.");
            assertThat(rig.control().status().name()).isEqualTo("rialto");
            assertThat(rig.control().send("both", "hello", PostOptions.DEFAULT).channels())
                    .containsExactly("a", "b");
        }
    }

    @Test
    void twoReloadsAtOnceAreOneAfterAnother() throws Exception {
        AtomicInteger inside = new AtomicInteger();
        List<Integer> most = new CopyOnWriteArrayList<>();
        List<Thread> threads = new ArrayList<>();
        try (Rig rig = new Rig(directory).start()) {
            rig.hooks(context -> {
                most.add(inside.incrementAndGet());
                // The others come in as well now, or cannot.
                rig.await(
                        () -> "none comes in and not all wait: " + threads,
                        () -> inside.get() > 1
                                || threads.stream()
                                                .filter(other -> !waits(other))
                                                .count()
                                        == 1);
                inside.decrementAndGet();
                return fan(context);
            });
            rig.with(rightSays("x") + "hooks.all.word = x");
            List<List<String>> answers = new CopyOnWriteArrayList<>();
            for (int i = 0; i < 4; i++) {
                threads.add(Thread.ofVirtual().unstarted(() -> {
                    try {
                        answers.add(rig.reload());
                    } catch (ControlException | InterruptedException e) {
                        answers.add(List.of(e.toString()));
                    }
                }));
            }
            threads.forEach(Thread::start);
            for (Thread thread : threads) {
                thread.join();
            }
            assertThat(most).containsOnly(1);
            assertThat(answers)
                    .hasSize(4)
                    .containsOnlyOnce(List.of("Reloaded: plug right restarted; hook all changed."))
                    .contains(List.of("Nothing has changed."));
            rig.pump(STEP, () -> rig.right().opens() == 2);
        }
    }

    private static boolean waits(Thread reload) {
        return reload.getState() == Thread.State.WAITING || reload.getState() == Thread.State.TERMINATED;
    }
}
