package dev.rialto.dist.bridge;

import static dev.rialto.dist.bridge.Family.ALICE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rialto.plug.xmpp.server.ProsodyServer;
import dev.rialto.plug.xmpp.server.RoomView.Shown;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.stream.IntStream;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The bridge is killed, again and again and at any moment, while people on both sides write on. */
final class CrashTest {
    private static final int KILLS = 14;
    /** So many messages are written on each side between two kills. */
    private static final int BETWEEN = 9;

    private static final int ALL = (KILLS + 1) * BETWEEN;

    /** When the bridge is killed. */
    private enum Moment {
        /** Before it has said that it is ready. */
        STARTING,
        /** A request to send has come to Telegram. */
        SENDING_TO_TELEGRAM,
        /** Telegram was asked for news. */
        ASKING_TELEGRAM,
        /** The room has shown a copy. */
        SHOWN_IN_THE_ROOM
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = 20261121)
    void killsLoseNothing(long seed, TestReporter reporter) throws Exception {
        Random random = new Random(seed);
        List<Moment> moments = new ArrayList<>();
        try (ProsodyServer server = ProsodyServer.running();
                Family family = new Family(server, "supergroup", "");
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            family.start();
            Semaphore alice = new Semaphore(0);
            Semaphore romeo = new Semaphore(0);
            var posting = CompletableFuture.runAsync(() -> write(alice, i -> post(family, i)), threads);
            var saying = CompletableFuture.runAsync(() -> write(romeo, i -> say(family, i)), threads);
            for (int kill = 0; kill < KILLS; kill++) {
                int sent = calls(family, "sendMessage");
                int asked = calls(family, "getUpdates");
                int shown = family.said().size();
                alice.release(BETWEEN);
                romeo.release(BETWEEN);
                Moment moment = Moment.values()[random.nextInt(Moment.values().length)];
                moments.add(moment);
                int more = 1 + random.nextInt(BETWEEN - 1);
                switch (moment) {
                    case STARTING -> {
                        family.folder().daemon().kill();
                        awaitLines(family.folder().launch(), random.nextInt(3));
                    }
                    case SENDING_TO_TELEGRAM -> await(family, () -> calls(family, "sendMessage") >= sent + more);
                    case ASKING_TELEGRAM -> await(family, () -> calls(family, "getUpdates") > asked + more % 2);
                    case SHOWN_IN_THE_ROOM -> await(family, () -> family.said().size() >= shown + more);
                }
                family.folder().daemon().kill();
                family.folder().launch();
            }
            alice.release(BETWEEN);
            romeo.release(BETWEEN);
            posting.join();
            saying.join();
            family.awaitEverything("of all");

            List<String> told = family.said().stream()
                    .map(Shown::body)
                    .filter(body -> !body.contains("last of all"))
                    .toList();
            List<String> sent = family.copies(family.group()).stream()
                    .map(message -> message.path("text").asText())
                    .filter(text -> !text.contains("last of all"))
                    .toList();
            List<String> once = withoutDoubles(sent);
            String how = "seed " + seed + ", killed at " + moments;
            reporter.publishEntry(
                    how + ": " + 2 * ALL + " messages, doubles in Telegram: " + (sent.size() - once.size()));
            assertThat(told).as(how + "; Telegram to XMPP").containsExactlyElementsOf(numbered("*Alice:* "));
            assertThat(once).as(how + "; XMPP to Telegram").containsExactlyElementsOf(numbered("Romeo: "));
            assertThat(sent.size() - once.size())
                    .as(how + "; a kill leaves at most one message of which nobody knows: " + sent)
                    .isLessThanOrEqualTo(KILLS
                            + (int) moments.stream()
                                    .filter(each -> each == Moment.STARTING)
                                    .count());
        }
    }

    private static void awaitLines(RialtoProcess daemon, int lines) {
        Waiting.until("it starts", daemon::output, () -> daemon.output().lines().count() >= lines);
    }

    private static void await(Family family, Callable<Boolean> moment) {
        Waiting.until("it goes on", family.folder().daemon()::output, moment);
    }

    private static int calls(Family family, String method) {
        return (int) family.telegram().calls().stream()
                .filter(call -> call.startsWith(method))
                .count();
    }

    private interface Writer {
        void write(int number) throws Exception;
    }

    private static void write(Semaphore allowed, Writer writer) {
        for (int i = 1; i <= ALL; i++) {
            try {
                allowed.acquire();
                writer.write(i);
            } catch (Exception e) {
                throw new IllegalStateException("message " + i, e);
            }
        }
    }

    private static void post(Family family, int number) {
        int id = family.telegram().people().post(family.group(), ALICE, "message " + number);
        if (isEdited(number)) {
            family.telegram().people().edit(family.group(), id, lastly(number));
        }
    }

    private static void say(Family family, int number) throws Exception {
        String id = family.romeo().says(family.room(), "message " + number);
        if (isEdited(number)) {
            family.romeo().corrects(family.room(), id, lastly(number));
        }
    }

    private static boolean isEdited(int number) {
        return number % 4 == 0;
    }

    /** What a message says in the end. */
    private static String lastly(int number) {
        return "message " + number + (isEdited(number) ? ", edited" : "");
    }

    private static List<String> numbered(String name) {
        return IntStream.rangeClosed(1, ALL).mapToObj(i -> name + lastly(i)).toList();
    }

    /** Of a message and its double, which stands right before it and is known to nobody, only the message. */
    private static List<String> withoutDoubles(List<String> texts) {
        List<String> once = new ArrayList<>();
        for (String text : texts) {
            if (!once.isEmpty() && number(once.getLast()).equals(number(text))) {
                once.removeLast();
            }
            once.add(text);
        }
        return once;
    }

    private static String number(String text) {
        return text.replaceAll("\\D", "");
    }
}
