package dev.rialto.dist.bridge;

import static dev.rialto.dist.bridge.Family.ALICE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rialto.plug.telegram.standin.Faults;
import dev.rialto.plug.xmpp.server.ProsodyServer;
import dev.rialto.plug.xmpp.server.RoomView.Shown;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What happens to a Telegram group, and to the bot in it. */
final class GroupTest {
    private ProsodyServer server;
    private Family family;

    @BeforeEach
    void begin() throws Exception {
        server = ProsodyServer.running();
        family = new Family(server, "group", "outbox { backoff { first = 200ms, max = 1s } }\n");
        family.start();
    }

    @AfterEach
    void end() throws Exception {
        if (family != null) {
            family.close();
        }
        if (server != null) {
            server.close();
        }
    }

    @Test
    void supergroupIsFollowed() throws Exception {
        post(family.group(), "before", 5);
        say("before", 5);
        // First the refusal of a send tells of it, not the update.
        family.awaitCopy("before 5");
        family.awaitSaid("before 5");
        Faults faults = family.telegram().faults();
        faults.lay("getUpdates", "", Integer.MAX_VALUE, new Faults.Page(502));
        family.telegram().cut();
        faults.awaitMet(1);
        long supergroup = family.telegram().people().migrate(family.group(), ALICE);
        say("after", 5);
        post(supergroup, "after", 5);
        awaitTexts(supergroup, "after 5");
        faults.clear();

        family.awaitSaid("after 5");
        assertThat(texts(family.group())).containsExactlyElementsOf(numbered("Romeo: ", "before"));
        assertThat(texts(supergroup)).containsExactlyElementsOf(numbered("Romeo: ", "after"));
        assertThat(bodies())
                .containsExactlyElementsOf(
                        Stream.concat(numbered("*Alice:* ", "before").stream(), numbered("*Alice:* ", "after").stream())
                                .toList());
        // The config still names the group by its old id.
        family.folder().stop();
        say("later", 5);
        family.start();
        awaitTexts(supergroup, "later 5");
        assertThat(texts(supergroup).subList(5, 10)).containsExactlyElementsOf(numbered("Romeo: ", "later"));
    }

    @Test
    void kickedBotComesBackToAllThatWaited() throws Exception {
        family.telegram().people().standing(family.group(), ALICE, "kicked");
        say("waiting", 5);
        Waiting.until(
                "status tells of the parked group",
                family.folder().daemon()::output,
                () -> family.folder().command("status").output().contains("parked"));
        assertThat(texts(family.group())).isEmpty();
        family.folder().daemon().kill();
        family.start();
        say("waiting still", 5);
        family.telegram().people().standing(family.group(), ALICE, "administrator");
        say("back", 5);

        awaitTexts(family.group(), "back 5");
        assertThat(texts(family.group()))
                .containsExactlyElementsOf(Stream.of("waiting", "waiting still", "back")
                        .flatMap(text -> numbered("Romeo: ", text).stream())
                        .toList());
    }

    private void post(long chat, String text, int count) {
        for (int i = 1; i <= count; i++) {
            family.telegram().people().post(chat, ALICE, text + " " + i);
        }
    }

    private void say(String text, int count) throws Exception {
        for (int i = 1; i <= count; i++) {
            family.romeo().says(family.room(), text + " " + i);
        }
    }

    private void awaitTexts(long chat, String text) {
        Waiting.until(
                "the group has \"" + text + "\"",
                () -> texts(chat) + "\n" + family.folder().daemon().output(),
                () -> texts(chat).contains("Romeo: " + text));
    }

    private List<String> texts(long chat) {
        return family.copies(chat).stream()
                .map(message -> message.path("text").asText())
                .toList();
    }

    private List<String> bodies() {
        return family.said().stream()
                .map(Shown::body)
                .filter(body -> body.startsWith("*Alice:*"))
                .toList();
    }

    private static List<String> numbered(String name, String text) {
        return IntStream.rangeClosed(1, 5).mapToObj(i -> name + text + " " + i).toList();
    }
}
