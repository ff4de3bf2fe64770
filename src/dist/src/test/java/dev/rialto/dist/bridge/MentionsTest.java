package dev.rialto.dist.bridge;

import static dev.rialto.dist.bridge.Family.ALICE;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.rialto.plug.xmpp.server.ProsodyServer;
import dev.rialto.plug.xmpp.server.TestPerson;
import java.util.List;
import org.jivesoftware.smackx.muc.MUCAffiliation;
import org.junit.jupiter.api.Test;

/** Whom people in a Telegram group and in an XMPP room call. Bob of the group is in the room too, by another name. */
final class MentionsTest {
    private static final String BOB_IS_THERE = """
            users { bob { tg = "102", xmpp = "robert@localhost" } }
            """;

    private static TestPerson joined(Family family, ProsodyServer server) throws Exception {
        // Only who runs a room is told the addresses of those in it.
        family.romeo().affiliation(family.room(), server.jid(Family.BRIDGE), MUCAffiliation.admin);
        TestPerson robert = TestPerson.connect(server, "robert", "Xbob");
        robert.join(family.room());
        family.start();
        return robert;
    }

    private static void post(Family family, String html) {
        family.telegram().people().postHtml(family.group(), ALICE, html);
    }

    /** What in a message of the group calls somebody. */
    private static List<String> calls(ObjectNode message) {
        return message.path("entities")
                .valueStream()
                .filter(entity -> entity.path("type").asText().endsWith("mention"))
                .map(entity -> entity.path("user").path("id").asText())
                .toList();
    }

    @Test
    void whoIsKnownIsCalledThereAndEverybodyNowhere() throws Exception {
        try (ProsodyServer server = ProsodyServer.running();
                Family family = new Family(server, "supergroup", BOB_IS_THERE);
                TestPerson _ = joined(family, server)) {
            post(family, "ask <a href=\"tg://user?id=102\">Bobby</a>");
            assertThat(family.awaitSaid("ask").body()).isEqualTo("*Alice:* ask Xbob");
            post(family, "so @bob, or @Romeo?");
            assertThat(family.awaitSaid("so ").body()).isEqualTo("*Alice:* so Xbob, or @Romeo?");
            post(family, "come @everyone, @here and @all!");
            assertThat(family.awaitSaid("come").body())
                    .isEqualTo("*Alice:* come @\u200Beveryone, @\u200Bhere and @\u200Ball!");

            family.romeo().says(family.room(), "ask @bob");
            ObjectNode copy = family.awaitCopy("ask @bob");
            assertThat(copy.path("text").asText()).isEqualTo("Romeo: ask @bob");
            assertThat(calls(copy)).containsExactly("102");
            family.romeo().says(family.room(), "come @everyone, @here and @all!");
            ObjectNode all = family.awaitCopy("come");
            assertThat(all.path("text").asText()).isEqualTo("Romeo: come @\u200Beveryone, @\u200Bhere and @\u200Ball!");
            assertThat(calls(all)).isEmpty();
        }
    }

    @Test
    void nobodyIsCalledWhereNobodyIsToBe() throws Exception {
        try (ProsodyServer server = ProsodyServer.running();
                Family family = new Family(server, "supergroup", BOB_IS_THERE + "hooks.family.mentions = none\n");
                TestPerson _ = joined(family, server);
                TestPerson alice = TestPerson.connect(server, "alice", "Alice")) {
            alice.join(family.room());
            family.awaitCopy("Alice joined");
            post(family, "ask <a href=\"tg://user?id=102\">Bobby</a>, @bob, xbob or @romeo");
            assertThat(family.awaitSaid("ask").body())
                    .isEqualTo("*A\u200Blice:* ask Bobby, @\u200Bbob, x\u200Bbob or @\u200Br\u200Bomeo");
            family.romeo().says(family.room(), "ask @bob");
            ObjectNode copy = family.awaitCopy("ask @\u200Bbob");
            assertThat(copy.path("text").asText()).isEqualTo("Romeo: ask @\u200Bbob");
            assertThat(calls(copy)).isEmpty();
        }
    }
}
