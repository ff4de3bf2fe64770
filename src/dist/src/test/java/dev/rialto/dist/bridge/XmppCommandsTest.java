package dev.rialto.dist.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rialto.plug.xmpp.server.ProsodyServer;
import org.junit.jupiter.api.Test;

/** What people type in an XMPP room, where looks are signs in the text. */
final class XmppCommandsTest {

    @Test
    void aProgramGetsWhatWasTypedAndTelegramSeesItsLooks() throws Exception {
        try (ProsodyServer server = ProsodyServer.running();
                Family family = new Family(server, "supergroup", """
                        groups { room { channels = [ xmpp-family ] } }
                        hooks { admin {
                          type = command
                          mapping { all { groups = [ room ] } }
                          programs { say { run = [ "/usr/bin/printf", "<%s>" ], arguments = true } }
                        } }
                        """)) {
            family.start();
            family.romeo().says(family.room(), "!say *x* _y_ ~z~ `a b` \"*two words*\"");
            String answer = "<*x*><_y_><~z~><`a><b`><*two words*>";
            assertThat(family.awaitSaid("<*x*>").body()).isEqualTo(answer);
            assertThat(family.awaitCopy("!say").path("text").asText())
                    .isEqualTo("Romeo: !say x y z a b \"*two words*\"");
            assertThat(family.awaitCopy("<*x*>").path("text").asText()).isEqualTo(answer);
        }
    }
}
