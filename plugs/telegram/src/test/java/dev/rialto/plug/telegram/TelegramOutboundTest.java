package dev.rialto.plug.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.rialto.api.message.ChannelId;
import dev.rialto.api.message.Message;
import dev.rialto.api.message.MessageId;
import dev.rialto.api.message.Reaction;
import dev.rialto.api.message.Reply;
import dev.rialto.api.message.RichText;
import dev.rialto.api.message.Segment;
import dev.rialto.api.message.Style;
import dev.rialto.api.operation.Delete;
import dev.rialto.api.operation.Edit;
import dev.rialto.api.operation.OpenThread;
import dev.rialto.api.operation.Outcome;
import dev.rialto.api.operation.Pin;
import dev.rialto.api.operation.Post;
import dev.rialto.api.operation.React;
import dev.rialto.api.operation.Receipt;
import dev.rialto.api.operation.Rename;
import dev.rialto.plug.telegram.standin.Faults;
import dev.rialto.tck.time.Patience;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is done in Telegram's chats, and what is made of its answers. */
final class TelegramOutboundTest {
    private final Rig rig = new Rig();
    private long group;
    private long forum;
    private int topic;

    @BeforeEach
    void open() throws Exception {
        group = rig.people().newChat("supergroup", "Family");
        forum = rig.people().newChat("forum", "Forum");
        topic = rig.people().newTopic(forum, Rig.ANNA, "Cooking");
        rig.open();
    }

    @AfterEach
    void close() {
        rig.close();
    }

    @Test
    void aReceiptTellsIdAndTime() throws Exception {
        Receipt receipt = rig.sent(rig.post(group, "hello"));
        JsonNode seen = rig.people().see(group).getLast();
        assertThat(receipt.id()).contains(new MessageId(seen.path("message_id").asText()));
        assertThat(receipt.at().orElseThrow().getEpochSecond())
                .isEqualTo(seen.path("date").asLong());
    }

    @Test
    void aTopicGetsItsOwn() throws Exception {
        rig.sent(rig.post(forum + "#" + topic, Rig.message("in the topic")));
        rig.sent(rig.post(forum + "#1", Rig.message("in general")));
        List<ObjectNode> seen = rig.people().see(forum);
        assertThat(seen.getFirst().path("message_thread_id").asInt()).isEqualTo(topic);
        assertThat(seen.getLast().has("message_thread_id")).isFalse();
    }

    @Test
    void aTopicThatIsGoneIsAChannelThatIsGone() throws Exception {
        assertThat(rig.execute(rig.post(forum + "#4711", Rig.message("anybody?"))))
                .isInstanceOfSatisfying(
                        Outcome.Refused.class,
                        refused -> assertThat(refused.scope()).isEqualTo(Outcome.Scope.CHANNEL));
    }

    @Test
    void silentMeansWithoutASound() throws Exception {
        Post loud = rig.post(group, "loud");
        rig.sent(loud);
        rig.sent(Post.builder(loud.channel(), Rig.token(), Rig.message("silent"))
                .silent(true)
                .build());
        assertThat(rig.people().see(group))
                .extracting(seen -> seen.path("silent").asBoolean())
                .containsExactly(false, true);
    }

    @Test
    void aParentThatIsGoneIsNoReasonToSayNothing() throws Exception {
        Message answer = Rig.message("an answer").toBuilder()
                .replyTo(new Reply(Rig.id(4711), Optional.empty(), RichText.EMPTY))
                .build();
        rig.sent(rig.post(Long.toString(group), answer));
        assertThat(rig.people().see(group).getLast().has("reply_to_message")).isFalse();
    }

    @Test
    void norWhereTheServerInsistsOnIt() throws Exception {
        rig.faults().next("sendMessage", new Faults.Refuse(400, "Bad Request: message to be replied not found"));
        Message answer = Rig.message("an answer").toBuilder()
                .replyTo(new Reply(Rig.id(4711), Optional.empty(), RichText.EMPTY))
                .build();
        rig.sent(rig.post(Long.toString(group), answer));
        assertThat(rig.people().texts(group)).containsExactly("an answer");
    }

    @Test
    void whatTelegramCannotReadGoesPlainAtOnce() throws Exception {
        rig.faults()
                .next(
                        "sendMessage",
                        new Faults.Refuse(
                                400,
                                "Bad Request: can't parse entities: Unsupported start tag \"b\" at byte offset 0"));
        RichText text = RichText.of(Segment.of("a & "), Segment.of("b", Style.Basic.BOLD));
        rig.sent(rig.post(
                Long.toString(group), Rig.message("").toBuilder().text(text).build()));
        JsonNode seen = rig.people().see(group).getLast();
        assertThat(seen.path("text").asText()).isEqualTo("a & b");
        assertThat(seen.has("entities")).isFalse();
        assertThat(rig.people().see(group)).hasSize(1);
    }

    @Test
    void moreLooksThanTelegramTakesGoPlain() throws Exception {
        List<Segment> segments = new ArrayList<>();
        for (int i = 0; i < 2_000; i++) {
            segments.add(Segment.of("&", i % 2 == 0 ? Style.Basic.BOLD : Style.Basic.SPOILER));
        }
        rig.sent(rig.post(
                Long.toString(group),
                Rig.message("").toBuilder().text(new RichText(segments)).build()));
        assertThat(rig.people().texts(group)).containsExactly("&".repeat(2_000));
    }

    @Test
    void aMessageOfNothingIsNotTried() throws Exception {
        assertThat(rig.execute(rig.post(group, " \n "))).isInstanceOf(Outcome.Refused.class);
        assertThat(rig.server.calls()).noneMatch(call -> call.startsWith("sendMessage"));
    }

    @Test
    void anEditToTheSameIsDoneAndOneOfNothingIsNot() throws Exception {
        int id = rig.sentId(rig.post(group, "same"));
        rig.sent(edit(id, "same"));
        assertThat(rig.execute(edit(id, "  "))).isInstanceOf(Outcome.Refused.class);
        assertThat(rig.people().texts(group)).containsExactly("same");
    }

    @Test
    void theEditOfAFileIsThatOfItsCaption() throws Exception {
        int id = rig.people().postFile(group, Rig.BOT, "photo", "a.jpg", new byte[] {1}, "before");
        rig.sent(edit(id, "after"));
        assertThat(rig.people().texts(group)).containsExactly("after");
    }

    @Test
    void whatOthersWroteIsNotOursToEdit() throws Exception {
        int id = rig.people().post(group, Rig.ANNA, "mine");
        assertThat(rig.execute(edit(id, "ours"))).isInstanceOf(Outcome.Refused.class);
    }

    private Edit edit(int id, String text) {
        return new Edit(rig.ref(group), Rig.token(), Rig.id(id), Rig.message(text), Optional.empty());
    }

    @Test
    void whatIsGoneIsDeletedAndWhatMayNotBeIsRefused() throws Exception {
        int theirs = rig.people().post(group, Rig.ANNA, "theirs");
        rig.sent(new Delete(rig.ref(group), Rig.token(), Rig.id(4711)));
        rig.people().standing(group, Rig.ANNA, "member");
        assertThat(rig.execute(new Delete(rig.ref(group), Rig.token(), Rig.id(theirs))))
                .isInstanceOfSatisfying(
                        Outcome.Refused.class,
                        refused -> assertThat(refused.scope()).isEqualTo(Outcome.Scope.MESSAGE));
    }

    @Test
    void anIdOfAnotherNetworkIsRefused() throws Exception {
        assertThat(rig.execute(new Delete(rig.ref(group), Rig.token(), new MessageId("stanza-1"))))
                .isInstanceOf(Outcome.Refused.class);
    }

    @Test
    void aHeartIsNamedWithoutItsColour() throws Exception {
        int id = rig.people().post(group, Rig.ANNA, "fine?");
        rig.sent(new React(rig.ref(group), Rig.token(), Rig.id(id), List.of(Reaction.emoji("❤\uFE0F"))));
        assertThat(rig.people().see(group).getLast().path("reactions").get(0).asText())
                .isEqualTo("❤");
        assertThat(rig.execute(new React(rig.ref(group), Rig.token(), Rig.id(id), List.of(Reaction.emoji("🧱")))))
                .isInstanceOf(Outcome.Refused.class);
    }

    @Test
    void chatsAndTopicsGetTitles() throws Exception {
        rig.sent(new Rename(rig.ref(forum), Rig.token(), "Kitchen"));
        rig.sent(new Rename(rig.ref(forum + "#" + topic), Rig.token(), "Baking"));
        assertThat(rig.people().title(forum)).isEqualTo("Kitchen");
        assertThat(rig.people().topicTitle(forum, topic)).isEqualTo("Baking");
        rig.sent(new Rename(rig.ref(forum), Rig.token(), "Kitchen"));
        rig.sent(new Rename(rig.ref(forum + "#" + topic), Rig.token(), "Baking"));
    }

    @Test
    void messagesArePinnedAndTakenOff() throws Exception {
        int id = rig.people().post(group, Rig.ANNA, "important");
        rig.sent(new Pin(rig.ref(group), Rig.token(), Rig.id(id), true));
        assertThat(rig.people().pinned(group)).containsExactly(id);
        rig.sent(new Pin(rig.ref(group), Rig.token(), Rig.id(id), false));
        assertThat(rig.people().pinned(group)).isEmpty();
    }

    @Test
    void aNewTopicIsToldByItsNumber() throws Exception {
        Receipt receipt = rig.sent(new OpenThread(rig.ref(forum), Rig.token(), "Wine", Optional.empty()));
        assertThat(rig.people()
                        .topicTitle(
                                forum,
                                Integer.parseInt(receipt.id().orElseThrow().value())))
                .isEqualTo("Wine");
        assertThat(rig.execute(new OpenThread(rig.ref(group), Rig.token(), "Wine", Optional.empty())))
                .isInstanceOf(Outcome.Refused.class);
    }

    @Test
    void aGroupThatMovedIsFollowed() throws Exception {
        long old = rig.people().newChat("group", "Old");
        long now = rig.people().migrate(old, Rig.ANNA);
        assertThat(rig.execute(rig.post(old, "hello"))).isEqualTo(new Outcome.Moved(new ChannelId(Long.toString(now))));
    }

    @Test
    void theServersOwnPaceIsKeptTo() throws Exception {
        rig.server.limit(1, Duration.ofMinutes(1));
        rig.sent(rig.post(group, "one"));
        assertThat(rig.execute(rig.post(group, "two")))
                .isInstanceOfSatisfying(
                        Outcome.TryLater.class,
                        later -> assertThat(later.after().orElseThrow())
                                .isBetween(Duration.ofSeconds(1), Duration.ofMinutes(1)));
        rig.sent(rig.post(forum, "elsewhere"));
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 403, 404, 500, 502, 503})
    void aPageOfAProxyIsNoAnswer(int status) throws Exception {
        rig.faults().next("sendMessage", new Faults.Page(status));
        assertThat(rig.execute(rig.post(group, "hello"))).isInstanceOf(Outcome.TryLater.class);
        assertThat(rig.people().texts(group)).isEmpty();
    }

    @Test
    void aConnectionThatBreaksAfterwardsLeavesItOpenAndPostsOnce() throws Exception {
        rig.faults().next("sendMessage", new Faults.DropAfter());
        assertThat(rig.execute(rig.post(group, "once"))).isInstanceOf(Outcome.Unknown.class);
        assertThat(rig.people().texts(group)).containsExactly("once");
        assertThat(rig.server.calls())
                .filteredOn(call -> call.startsWith("sendMessage"))
                .hasSize(1);
    }

    @Test
    void aServerThatIsNotThereGotNothing() throws Exception {
        rig.server.away();
        Outcome outcome = rig.execute(rig.post(group, "hello"));
        while (outcome instanceof Outcome.Unknown) {
            // It found a connection of before, of which there are a few.
            outcome = rig.execute(rig.post(group, "hello"));
        }
        assertThat(outcome).isInstanceOf(Outcome.TryLater.class);
    }

    @Test
    void anAnswerCutShortLeavesItOpen() throws Exception {
        rig.faults().next("sendMessage", new Faults.BodyAfter("{\"ok\":true,\"result\":{\"message_"));
        assertThat(rig.execute(rig.post(group, "hello"))).isInstanceOf(Outcome.Unknown.class);
    }

    @Test
    void aRefusalWithoutAReasonIsNoneOfTheMessage() throws Exception {
        rig.faults().next("sendMessage", new Faults.Body("{\"ok\":false}"));
        assertThat(rig.execute(rig.post(group, "hello"))).isInstanceOf(Outcome.TryLater.class);
    }

    @Test
    void theIdIsEnoughOfAnAnswer() throws Exception {
        rig.faults()
                .next(
                        "sendMessage",
                        new Faults.BodyAfter(
                                "{\"ok\":true,\"result\":{\"message_id\":17,\"date\":5,\"chat\":\"of a kind that nobody knows yet\"}}"));
        assertThat(rig.sentId(rig.post(group, "hello"))).isEqualTo(17);
    }

    @Test
    void aSlowChatDelaysNoOther() throws Exception {
        int many = 20;
        rig.faults().lay("sendMessage", Long.toString(forum), many, new Faults.Hang());
        List<Thread> waiting = new ArrayList<>();
        for (int i = 0; i < many; i++) {
            Post post = rig.post(forum, "slow " + i);
            waiting.add(Thread.startVirtualThread(() -> {
                try {
                    rig.execute(post);
                } catch (InterruptedException ended) {
                    Thread.currentThread().interrupt();
                }
            }));
        }
        rig.faults().awaitMet(many);
        rig.sent(rig.post(group, "meanwhile"));
        waiting.forEach(Thread::interrupt);
        for (Thread each : waiting) {
            assertThat(each.join(Patience.LIMIT)).isTrue();
        }
    }
}
