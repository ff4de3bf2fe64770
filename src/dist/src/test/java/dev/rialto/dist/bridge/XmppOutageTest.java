package dev.rialto.dist.bridge;

import static dev.rialto.dist.bridge.Family.ALICE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rialto.plug.xmpp.server.ProsodyServer;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The XMPP server is stopped for a while; people in Telegram write on. */
final class XmppOutageTest {
    @Test
    void messagesWaitUntilItIsBack() throws Exception {
        try (ProsodyServer server = ProsodyServer.running();
                Family family = new Family(server, "supergroup", "")) {
            family.start();
            List<String> all = new ArrayList<>(post(family, "before", 5));
            family.awaitSaid(all.getLast());
            server.stop();
            all.addAll(post(family, "meanwhile", 20));
            // Confirmed to Telegram: now only the bridge has them.
            Waiting.until(
                    "Telegram is rid of its updates",
                    family.folder().daemon()::output,
                    () -> family.telegram().people().waiting() == 0);
            server.start();
            all.addAll(post(family, "after", 5));

            try (Archive archive = new Archive(server, family.room())) {
                Waiting.until(
                        "the room has what was posted last",
                        family.folder().daemon()::output,
                        () -> said(archive).contains(all.getLast()));
                assertThat(said(archive)).containsExactlyElementsOf(all);
            }
        }
    }

    private static List<String> said(Archive archive) throws Exception {
        return archive.bodies(Family.BRIDGE).stream()
                .filter(body -> body.startsWith("*Alice:* "))
                .map(body -> body.substring("*Alice:* ".length()))
                .toList();
    }

    private static List<String> post(Family family, String text, int count) {
        List<String> texts = IntStream.rangeClosed(1, count)
                .mapToObj(i -> text + " " + i + ".")
                .toList();
        texts.forEach(each -> family.telegram().people().post(family.group(), ALICE, each));
        return texts;
    }
}
