package dev.rialto.core.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rialto.api.event.Posted;
import dev.rialto.api.hook.Hook;
import dev.rialto.api.hook.HookContext;
import dev.rialto.api.hook.Incoming;
import dev.rialto.api.hook.Relay;
import dev.rialto.api.hook.Router;
import dev.rialto.api.hook.Watcher;
import dev.rialto.api.message.Message;
import dev.rialto.api.message.MessageName;
import dev.rialto.tck.time.Patience;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The stages between the inbox and the outbox, and what becomes of a row that they cannot bear. */
class StagesTest {
    private static final String CHAIN = """
            plugs { left { type = wire }, right { type = wire } }
            channels {
              a { plug = left, id = A }, b { plug = right, id = B }, c { plug = right, id = C }
              d { plug = right, id = D }, e { plug = right, id = E }, f { plug = right, id = F }
            }
            """;

    @TempDir
    Path directory;

    private static Function<HookContext, List<Hook>> fan(Map<String, List<String>> ways) {
        return context -> List.of(new Fan(context, ways));
    }

    @Test
    void furtherHopsAreOfTheSameCommitAndTheSameMessage() throws Exception {
        try (Rig rig = new Rig(directory)
                .config(CHAIN)
                .hooks(fan(Map.of("a", List.of("b"), "b", List.of("c"), "c", List.of("a", "b"))))
                .start()) {
            rig.right().away();
            rig.awaitState("OFFLINE");
            rig.store().dieAfter(1);
            rig.left().posts("A", "1", "hello");
            rig.awaitDeath();
            rig.right().back();
            rig.start();
            rig.awaitTexts(rig.right(), "B", "hello");
            rig.awaitTexts(rig.right(), "C", "hello");
            rig.awaitQuiet();
            assertThat(rig.left().executed())
                    .as("nothing goes back where it was")
                    .isEmpty();
            assertThat(rig.right().executed()).hasSize(2);
            rig.left().deletes("A", "1");
            rig.awaitTexts(rig.right(), "B");
            rig.awaitTexts(rig.right(), "C");
        }
    }

    @Test
    void aMessagePassesNoMoreHooksThanItMay() throws Exception {
        Map<String, List<String>> chain =
                Map.of("a", List.of("b"), "b", List.of("c"), "c", List.of("d"), "d", List.of("e"), "e", List.of("f"));
        try (Rig rig = new Rig(directory)
                .config(CHAIN)
                .hooks(fan(chain))
                .with("host.max-hops = 3\n")
                .start()) {
            rig.left().posts("A", "1", "hello");
            rig.awaitTexts(rig.right(), "D", "hello");
            rig.awaitQuiet();
            assertThat(rig.right().texts("E")).isEmpty();
        }
    }

    @Test
    void stagesMayRunAgainAfterACrashAndTheirEffectIsThereOnce() throws Exception {
        CopyOnWriteArrayList<String> routed = new CopyOnWriteArrayList<>();
        try (Rig rig = new Rig(directory)
                .hooks(context -> List.of(
                        (Router) incoming -> {
                            routed.add(incoming.channel().name());
                            return List.of();
                        },
                        new Fan(context, Map.of("a", List.of("b")))))
                .start()) {
            rig.store().dieBefore(1);
            rig.left().posts("A", "1", "hello");
            rig.awaitDeath().start();
            rig.awaitTexts(rig.right(), "B", "hello");
            rig.awaitQuiet();
            assertThat(routed.stream().filter("a"::equals)).hasSize(2);
            assertThat(rig.right().executed()).hasSize(1);
        }
    }

    private static final class Seeing implements Watcher {
        private final BlockingQueue<Incoming> seen = new LinkedBlockingQueue<>();

        @Override
        public void seen(Incoming incoming) {
            seen.add(incoming);
        }
    }

    @Test
    void watchersSeeAnEventAfterItsCommitAndNeverAgain() throws Exception {
        Seeing watcher = new Seeing();
        try (Rig rig = new Rig(directory).hooks(context -> List.of(watcher)).start()) {
            rig.store().dieBefore(1);
            rig.left().posts("A", "1", "never committed");
            rig.awaitDeath();
            assertThat(watcher.seen).isEmpty();
            rig.start();
            assertThat(watcher.seen.poll(Patience.SECONDS, TimeUnit.SECONDS)).isNotNull();
            rig.store().dieAfter(1);
            rig.left().posts("A", "2", "kills us");
            rig.awaitDeath().start();
            rig.left().posts("A", "2", "kills us");
            rig.left().posts("A", "3", "later");
            Incoming next = watcher.seen.poll(Patience.SECONDS, TimeUnit.SECONDS);
            assertThat(next).isNotNull();
            assertThat(((Posted) next.event()).id().value()).isEqualTo("3");
        }
    }

    @Test
    void whatWasTypedReachesWatchersAfterARestartToo() throws Exception {
        Seeing watcher = new Seeing();
        try (Rig rig = new Rig(directory).hooks(context -> List.of(watcher)).start()) {
            rig.store().dieBefore(1);
            Message shown = rig.left().posted("A", "1", "say x").message();
            rig.left()
                    .hear(Posted.builder(rig.left().live("A", "1"), MessageName.given("1"), shown)
                            .typed("say *x*")
                            .build());
            rig.awaitDeath().start();
            Incoming seen = watcher.seen.poll(Patience.SECONDS, TimeUnit.SECONDS);
            assertThat(seen).isNotNull();
            assertThat(((Posted) seen.event()).asTyped()).isEqualTo("say *x*");
        }
    }

    @Test
    void aSlowWatcherMissesWhatItsQueueCannotHoldAndHoldsUpNobody() throws Exception {
        CountDownLatch never = new CountDownLatch(1);
        Watcher slow = incoming -> never.await();
        try (Rig rig = new Rig(directory)
                .hooks(context -> List.of(slow, new Fan(context, Map.of("a", List.of("b")))))
                .with("store { synchronous = normal }\n")
                .start()) {
            for (int batch = 0; batch < 12; batch++) {
                int first = batch * 100;
                rig.left()
                        .link()
                        .accept(IntStream.range(first, first + 100)
                                .mapToObj(i -> rig.left().posted("A", "id" + i, "text " + i))
                                .toList());
            }
            rig.awaitQuiet();
            assertThat(rig.right().texts("B")).hasSize(1_200);
            assertThat(rig.control().status().watcherDrops()).isEqualTo(1_200 - 1_000 - 1);
            never.countDown();
        }
    }

    @Test
    void anEventThatAHookCannotBearIsSetAsideAndTheNextOnesGoOn() throws Exception {
        Router touchy = incoming -> {
            if (incoming.event() instanceof Posted posted) {
                switch (posted.message().text().plain()) {
                    case "poison" -> throw new IllegalStateException("I cannot stand it");
                    case "worse" -> throw new StackOverflowError();
                    default -> {}
                }
            }
            return List.<Relay>of();
        };
        try (Rig rig = new Rig(directory)
                .hooks(context -> List.of(touchy, new Fan(context, Map.of("a", List.of("b")))))
                .start()) {
            rig.left()
                    .link()
                    .accept(List.of(
                            rig.left().posted("A", "1", "one"),
                            rig.left().posted("A", "2", "poison"),
                            rig.left().posted("A", "3", "worse"),
                            rig.left().posted("A", "4", "four")));
            rig.awaitTexts(rig.right(), "B", "one", "four");
            rig.awaitQuiet();
            rig.stop();
            assertThat(rig.query("SELECT count(*) FROM inbox WHERE verdict = 4 AND reason LIKE '%cannot stand%'"
                            + " AND body IS NOT NULL"))
                    .isEqualTo(1);
        }
    }

    @Test
    void rowsThatCannotBeReadAreSetAsideAndTheirLanesGoOn() throws Exception {
        try (Rig rig = new Rig(directory)
                .hooks(context -> List.of(new Fan(context, Map.of("a", List.of("b"), "b", List.of("a")))))
                .start()) {
            rig.right().away();
            rig.awaitState("OFFLINE");
            rig.left().posts("A", "1", "damaged on its way out");
            rig.left().posts("A", "2", "two");
            rig.await(() -> rig.outbox().toString(), () -> rig.waiting() == 2);
            rig.store().dieAfter(0);
            Thread.ofVirtual().start(() -> {
                try {
                    rig.left()
                            .link()
                            .accept(List.of(
                                    rig.left().posted("A", "3", "damaged on its way in"),
                                    rig.left().posted("A", "4", "four")));
                } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                }
            });
            rig.awaitDeath();
            rig.sql("UPDATE outbox SET body = x'7b7d' WHERE place = (SELECT min(place) FROM outbox)");
            rig.sql("UPDATE inbox SET body = x'00ff' WHERE key = '3'");
            rig.right().back();
            rig.start();
            rig.awaitTexts(rig.right(), "B", "two", "four");
            assertThat(rig.dead("b"))
                    .singleElement()
                    .satisfies(row -> assertThat(row.reason().orElseThrow()).contains("cannot be read"));
        }
    }

    @Test
    void anEventThatKillsTheProcessThreeTimesIsSetAside() throws Exception {
        try (Rig rig = new Rig(directory)) {
            Router deadly = incoming -> {
                if (incoming.event() instanceof Posted posted
                        && posted.message().text().plain().equals("deadly")) {
                    rig.die();
                }
                return List.<Relay>of();
            };
            rig.hooks(context -> List.of(deadly, new Fan(context, Map.of("a", List.of("b")))));
            rig.start();
            rig.left()
                    .link()
                    .accept(List.of(
                            rig.left().posted("A", "1", "deadly"), rig.left().posted("A", "2", "harmless")));
            for (int death = 0; death < 3; death++) {
                rig.awaitDeath();
                rig.boot();
            }
            rig.awaitTexts(rig.right(), "B", "harmless");
            assertThat(rig.dead()).isFalse();
        }
    }

    @Test
    void aWatcherThatIsSlowWithOneChannelSeesTheOthersMeanwhile() throws Exception {
        CountDownLatch never = new CountDownLatch(1);
        BlockingQueue<String> seen = new LinkedBlockingQueue<>();
        Watcher watcher = incoming -> {
            if (incoming.channel().name().equals("a")) {
                never.await();
            }
            seen.add(((Posted) incoming.event()).id().value());
        };
        try (Rig rig = new Rig(directory).hooks(context -> List.of(watcher)).start()) {
            rig.left().posts("A", "slow", "slow");
            rig.right().posts("B", "1", "one");
            rig.right().posts("B", "2", "two");
            assertThat(seen.poll(Patience.SECONDS, TimeUnit.SECONDS)).isEqualTo("1");
            assertThat(seen.poll(Patience.SECONDS, TimeUnit.SECONDS)).isEqualTo("2");
            never.countDown();
            assertThat(seen.poll(Patience.SECONDS, TimeUnit.SECONDS)).isEqualTo("slow");
        }
    }

    @Test
    void aWatcherThatIsInterruptedSeesTheNextEventOfTheChannel() throws Exception {
        CountDownLatch goOn = new CountDownLatch(1);
        BlockingQueue<String> seen = new LinkedBlockingQueue<>();
        Watcher watcher = incoming -> {
            String id = ((Posted) incoming.event()).id().value();
            switch (id) {
                case "cut" -> {
                    goOn.await();
                    throw new InterruptedException("a call of its own was cut off");
                }
                case "marked" -> Thread.currentThread().interrupt();
                default -> seen.add(id + (Thread.currentThread().isInterrupted() ? ", interrupted" : ""));
            }
        };
        try (Rig rig = new Rig(directory).hooks(context -> List.of(watcher)).start()) {
            for (String id : List.of("cut", "marked", "last")) {
                rig.left().posts("A", id, id);
            }
            rig.awaitQuiet();
            goOn.countDown();
            assertThat(seen.poll(Patience.SECONDS, TimeUnit.SECONDS)).isEqualTo("last");
        }
    }
}
