package dev.rialto.dist.bridge;

import static dev.rialto.dist.bridge.Family.ALICE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rialto.plug.telegram.standin.Faults;
import dev.rialto.plug.xmpp.server.ProsodyServer;
import dev.rialto.plug.xmpp.server.RoomView.Shown;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Telegram is away for a while, or ill; people write on. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class TelegramOutageTest {
    private ProsodyServer server;
    private Family family;

    @BeforeAll
    void begin() throws Exception {
        server = ProsodyServer.running();
        family = new Family(server, "supergroup", "outbox { deadline = 2s, backoff { first = 200ms, max = 1s } }\n");
        family.start();
    }

    @AfterAll
    void end() throws Exception {
        if (family != null) {
            family.close();
        }
        if (server != null) {
            server.close();
        }
    }

    @Test
    void whileTelegramAnswers502MessagesWait() throws Exception {
        Faults faults = family.telegram().faults();
        int met = faults.met();
        faults.lay("*", "", Integer.MAX_VALUE, new Faults.Page(502));
        List<String> said = say("bad gateway", 20);
        // Long enough for a message in doubt to be given up; these are in none.
        faults.awaitMet(met + 10);
        faults.clear();

        awaitTexts("bad gateway", named(said));
    }

    @Test
    void whileTelegramIsOutOfReachMessagesWait() throws Exception {
        family.telegram().away();
        List<String> said = say("out of reach", 20);
        List<String> posted = post("out of sight", 5);
        family.telegram().back();

        awaitTexts("out of reach", named(said));
        family.awaitSaid(posted.getLast());
        assertThat(bodies("out of sight"))
                .containsExactlyElementsOf(
                        posted.stream().map("*Alice:* "::concat).toList());
    }

    @Test
    void requestThatIsNeverAnsweredIsMadeAgain() throws Exception {
        family.telegram().faults().lay("sendMessage", "", 1, new Faults.Hang());
        List<String> said = say("never answered", 5);

        awaitTexts("never answered", named(said));
    }

    @Test
    void brokenConnectionDoublesWhatNobodyCanKnowOf() throws Exception {
        family.telegram().faults().lay("sendMessage", "", 2, new Faults.DropBefore());
        List<String> said = say("broken before", 5);
        awaitTexts("broken before", named(said));

        family.telegram().faults().lay("sendMessage", "", 1, new Faults.DropAfter());
        List<String> doubled = say("broken after", 5);
        List<String> expected = new ArrayList<>(named(doubled));
        expected.addFirst(expected.getFirst());
        awaitTexts("broken after", expected);
    }

    @Test
    void tooManyRequestsWaitAsTold() throws Exception {
        family.telegram().faults().lay("sendMessage", "", 1, Faults.Refuse.tooMany(1));
        long before = sends();
        List<String> said = say("too many", 10);

        awaitTexts("too many", named(said));
        assertThat(sends() - before)
                .as("one request is made again, and none before its time")
                .isEqualTo(11);
    }

    @Test
    void waitsForRoomInTheGroup() throws Exception {
        family.telegram().limit(4, Duration.ofSeconds(1));
        List<String> said = say("crowded", 12);

        awaitTexts("crowded", named(said));
        family.telegram().limit(0, Duration.ZERO);
    }

    private long sends() {
        return family.telegram().calls().stream()
                .filter(call -> call.startsWith("sendMessage"))
                .count();
    }

    private List<String> post(String text, int count) {
        List<String> texts = numbered(text, count);
        texts.forEach(each -> family.telegram().people().post(family.group(), ALICE, each));
        return texts;
    }

    private List<String> say(String text, int count) throws Exception {
        List<String> texts = numbered(text, count);
        for (String each : texts) {
            family.romeo().says(family.room(), each);
        }
        return texts;
    }

    private void awaitTexts(String text, List<String> expected) {
        Waiting.until(
                "all " + expected.size() + " in order",
                () -> texts(text) + "\n" + family.folder().daemon().output(),
                () -> texts(text).size() >= expected.size());
        assertThat(texts(text)).containsExactlyElementsOf(expected);
    }

    private List<String> texts(String text) {
        return family.copies(family.group()).stream()
                .map(message -> message.path("text").asText())
                .filter(seen -> seen.contains(text))
                .toList();
    }

    private List<String> bodies(String text) {
        return family.said().stream()
                .map(Shown::body)
                .filter(body -> body.contains(text))
                .toList();
    }

    private static List<String> numbered(String text, int count) {
        return IntStream.rangeClosed(1, count)
                .mapToObj(i -> text + " " + i + ".")
                .toList();
    }

    private static List<String> named(List<String> texts) {
        return texts.stream().map("Romeo: "::concat).toList();
    }
}
