package dev.rialto.plug.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rialto.api.event.Edited;
import dev.rialto.api.event.Event;
import dev.rialto.api.event.EventKey;
import dev.rialto.api.event.Joined;
import dev.rialto.api.event.Left;
import dev.rialto.api.event.Moved;
import dev.rialto.api.event.Pinned;
import dev.rialto.api.event.Posted;
import dev.rialto.api.event.Reacted;
import dev.rialto.api.event.Renamed;
import dev.rialto.api.message.ChannelId;
import dev.rialto.api.message.Reaction;
import dev.rialto.api.message.Reply;
import dev.rialto.api.message.RichText;
import dev.rialto.api.message.User;
import dev.rialto.api.message.UserId;
import dev.rialto.api.operation.Rename;
import dev.rialto.api.plug.ChannelStatus;
import dev.rialto.plug.telegram.standin.Account;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What becomes an event, in which channel, and by whom. */
final class TelegramInboundTest {
    private final Rig rig = new Rig();
    private long group;
    private long forum;
    private int topic;

    @BeforeEach
    void open() throws Exception {
        group = rig.people().newChat("supergroup", "Family");
        forum = rig.people().newChat("forum", "Forum");
        topic = rig.people().newTopic(forum, Rig.ANNA, "Cooking");
        rig.people().forget();
        rig.open();
    }

    @AfterEach
    void close() {
        rig.close();
    }

    private Posted only(String sentinel) throws InterruptedException {
        List<Event> events = upTo(sentinel);
        assertThat(events).hasSize(1);
        return (Posted) events.getFirst();
    }

    /** All that was told before a last message of this text. */
    private List<Event> upTo(String sentinel) throws InterruptedException {
        rig.people().post(group, Rig.BERT, sentinel);
        Posted last = rig.link().awaitPosted(sentinel);
        List<Event> events = rig.link().events();
        return events.subList(0, events.indexOf(last));
    }

    @Test
    void anAuthorHasBothNamesAndTheUsername() throws Exception {
        rig.people().post(group, Rig.ANNA, "hello");
        User author = rig.link().awaitPosted("hello").message().author().orElseThrow();
        assertThat(author.name()).isEqualTo("Anna Lee");
        assertThat(author.username()).contains("anna_lee");
        assertThat(author.id()).contains(new UserId("501"));
        assertThat(author.bot()).isFalse();
    }

    @Test
    void aProgramIsToldFromAPersonAndANamelessOneHasItsNumber() throws Exception {
        rig.people().post(group, new Account(900, true, "\u2060", "", ""), "beep");
        User author = rig.link().awaitPosted("beep").message().author().orElseThrow();
        assertThat(author.bot()).isTrue();
        assertThat(author.name()).isEqualTo("900");
    }

    @Test
    void whoSpeaksAsAChatIsThatChat() throws Exception {
        rig.people().post(group, new Account(1087968824, true, "Group", "", "GroupAnonymousBot"), message -> {
            message.putObject("sender_chat")
                    .put("id", group)
                    .put("type", "supergroup")
                    .put("title", "Family");
            message.put("author_signature", "treasurer").put("text", "as the group");
        });
        long channel = rig.people().newChat("channel", "News");
        rig.people()
                .post(
                        channel,
                        Rig.ANNA,
                        message -> message.put("author_signature", "Anna L.").put("text", "signed"));
        assertThat(author("as the group").name()).isEqualTo("Family");
        assertThat(author("signed").name()).isEqualTo("Anna L.");
        assertThat(author("signed").id()).contains(new UserId(Long.toString(channel)));
    }

    private User author(String text) throws InterruptedException {
        return rig.link().awaitPosted(text).message().author().orElseThrow();
    }

    @Test
    void aTopicIsAChannelAndTheGeneralOneIsTheForum() throws Exception {
        int question = rig.people().postInTopic(forum, topic, Rig.ANNA, "in the topic");
        rig.people().post(forum, Rig.ANNA, "in general");
        Posted inTopic = rig.link().awaitPosted("in the topic");
        assertThat(inTopic.channel()).isEqualTo(rig.ref(forum + "#" + topic));
        assertThat(inTopic.message().replyTo())
                .as("the message that opened the topic is no parent")
                .isEmpty();
        assertThat(rig.link().awaitPosted("in general").channel()).isEqualTo(rig.ref(forum));
        rig.people().edit(forum, question, "edited in the topic");
        Edited edited = rig.link().await(Edited.class, each -> true);
        assertThat(edited.channel()).isEqualTo(inTopic.channel());
        rig.people().reply(forum, Rig.BERT, question, "answered");
        assertThat(rig.link().awaitPosted("answered").message().replyTo())
                .map(Reply::parent)
                .contains(Rig.id(question));
    }

    @Test
    void aCommandToUsIsAMessageWithoutOurName() throws Exception {
        rig.people().post(group, Rig.ANNA, "/help@rialto_bot sync");
        rig.people().post(group, Rig.ANNA, "/help@other_bot");
        rig.link().awaitPosted("/help sync");
        rig.link().awaitPosted("/help@other_bot");
    }

    @Test
    void aReactionIsInTheTopicOfItsMessage() throws Exception {
        int question = rig.people().postInTopic(forum, topic, Rig.ANNA, "fine?");
        rig.people().react(forum, Rig.BERT, question, List.of("👍"));
        Reacted reacted = rig.link().await(Reacted.class, each -> true);
        assertThat(reacted.channel()).isEqualTo(rig.ref(forum + "#" + topic));
        assertThat(reacted.reactions()).isInstanceOfSatisfying(Reacted.OfUser.class, of -> {
            assertThat(of.user().name()).isEqualTo("Bert");
            assertThat(of.reactions()).containsExactly(Reaction.emoji("👍"));
        });
    }

    @Test
    void anotherTitleOfATopicIsTheTopicsAndItsOtherMessagesAreNoNews() throws Exception {
        rig.people().post(forum, Rig.ANNA, message -> {
            message.put("message_thread_id", topic).put("is_topic_message", true);
            message.putObject("forum_topic_edited").put("name", "Baking");
        });
        rig.people().post(forum, Rig.ANNA, message -> {
            message.put("message_thread_id", topic).put("is_topic_message", true);
            message.putObject("forum_topic_closed");
        });
        rig.people().newTopic(forum, Rig.ANNA, "Another");
        List<Event> events = upTo("end");
        assertThat(events).singleElement().isInstanceOfSatisfying(Renamed.class, renamed -> {
            assertThat(renamed.title()).isEqualTo("Baking");
            assertThat(renamed.channel()).isEqualTo(rig.ref(forum + "#" + topic));
        });
    }

    @Test
    void aChatThatTheConfigNamesByItsNameKeepsThatName() throws Exception {
        rig.channels.add("@Family_Chat");
        rig.people().username(group, "family_chat");
        rig.reopen();
        rig.people().post(group, Rig.ANNA, "hello");
        assertThat(rig.link().awaitPosted("hello").channel()).isEqualTo(rig.ref("@family_chat"));
    }

    @Test
    void aReplyTellsThePartThatWasQuoted() throws Exception {
        int parent = rig.people().post(group, Rig.ANNA, "one two three");
        rig.people().post(group, Rig.BERT, message -> {
            message.set("reply_to_message", rig.people().see(group, parent).orElseThrow());
            message.putObject("quote").put("text", "two").put("position", 4).put("is_manual", true);
            message.put("text", "why two?");
        });
        Reply reply = rig.link().awaitPosted("why two?").message().replyTo().orElseThrow();
        assertThat(reply.parent()).isEqualTo(Rig.id(parent));
        assertThat(reply.text()).isEqualTo(RichText.of("two"));
        assertThat(reply.author().map(User::name)).contains("Anna Lee");
        assertThat(rig.link().awaitPosted("one two three").message().replyTo()).isEmpty();
    }

    @Test
    void joinsAndLeavesAreToldOnceThoughTelegramTellsTwice() throws Exception {
        rig.people().join(group, Rig.ANNA);
        rig.people().leave(group, Rig.ANNA);
        rig.people().join(group, Rig.ANNA);
        assertThat(upTo("end"))
                .extracting(event -> (Object) event.getClass())
                .containsExactly(Joined.class, Left.class, Joined.class);
    }

    @Test
    void severalWhoWereBroughtAreSeveralEventsWithKeysOfTheirOwn() throws Exception {
        rig.people().post(group, Rig.ANNA, message -> {
            var members = message.putArray("new_chat_members");
            members.addObject().put("id", 601).put("is_bot", false).put("first_name", "Carl");
            members.addObject().put("id", 602).put("is_bot", false).put("first_name", "Dora");
        });
        List<Event> events = upTo("end");
        assertThat(events).hasSize(2).extracting(Event::key).doesNotHaveDuplicates();
        assertThat(events)
                .allSatisfy(event ->
                        assertThat(((Joined) event).by().map(User::name)).contains("Anna Lee"));
    }

    @Test
    void aGroupThatMovesIsToldOnce() throws Exception {
        long old = rig.people().newChat("group", "Old");
        long now = rig.people().migrate(old, Rig.ANNA);
        List<Event> events = upTo("end");
        assertThat(events).singleElement().isInstanceOfSatisfying(Moved.class, moved -> {
            assertThat(moved.channel()).isEqualTo(rig.ref(old));
            assertThat(moved.to()).isEqualTo(new ChannelId(Long.toString(now)));
        });
    }

    @Test
    void pinsAndTitlesAreToldAndOursAreOurs() throws Exception {
        int id = rig.people().post(group, Rig.ANNA, "important");
        rig.people()
                .post(
                        group,
                        Rig.ANNA,
                        message -> message.set(
                                "pinned_message", rig.people().see(group, id).orElseThrow()));
        Pinned pinned = rig.link().await(Pinned.class, each -> true);
        assertThat(pinned.target()).isEqualTo(Rig.id(id));
        assertThat(pinned.pinned()).isTrue();
        rig.sent(new Rename(rig.ref(group), Rig.token(), "Ours"));
        rig.people().rename(group, Rig.ANNA, "Theirs");
        assertThat(rig.link()
                        .await(Renamed.class, each -> each.title().equals("Ours"))
                        .own())
                .isTrue();
        assertThat(rig.link()
                        .await(Renamed.class, each -> each.title().equals("Theirs"))
                        .own())
                .isFalse();
    }

    @Test
    void whatSomebodySaysThroughAnInlineBotIsTheirs() throws Exception {
        rig.people().post(group, Rig.ANNA, message -> {
            message.putObject("via_bot").put("id", 7000001).put("is_bot", true).put("first_name", "Rialto");
            message.put("text", "inline");
        });
        assertThat(rig.link().awaitPosted("inline").own()).isFalse();
    }

    @Test
    void serviceMessagesThatTellNothingAreNoEvents() throws Exception {
        rig.people().post(group, Rig.ANNA, message -> message.put("group_chat_created", true));
        rig.people().post(group, Rig.ANNA, message -> message.put("delete_chat_photo", true));
        rig.people().post(group, Rig.ANNA, message -> message.putObject("video_chat_started"));
        rig.people()
                .post(
                        group,
                        Rig.ANNA,
                        message -> message.putObject("message_auto_delete_timer_changed")
                                .put("message_auto_delete_time", 86400));
        int place = rig.people()
                .post(
                        group,
                        Rig.ANNA,
                        message -> message.putObject("location")
                                .put("latitude", 1.0)
                                .put("longitude", 2.0)
                                .put("live_period", 900));
        rig.people()
                .edit(group, place, message -> message.withObject("location").put("latitude", 1.1));
        assertThat(only("end").message().attachments()).hasSize(1);
    }

    @Test
    void aKeyIsTheNumberOfTheUpdate() throws Exception {
        rig.people().post(group, Rig.ANNA, "one");
        EventKey first = rig.link().awaitPosted("one").key().orElseThrow();
        rig.people().post(group, Rig.ANNA, "two");
        EventKey second = rig.link().awaitPosted("two").key().orElseThrow();
        assertThat(Integer.parseInt(second.value())).isEqualTo(Integer.parseInt(first.value()) + 1);
    }

    @Test
    void ourStandingIsToldForTheChatAndItsTopics() throws Exception {
        rig.channels.add(forum + "#" + topic);
        rig.reopen();
        rig.people().standing(forum, Rig.ANNA, "kicked");
        rig.link().awaitStatus(rig.ref(forum), ChannelStatus.State.KICKED);
        rig.link().awaitStatus(rig.ref(forum + "#" + topic), ChannelStatus.State.KICKED);
        rig.people().standing(forum, Rig.ANNA, "restricted");
        rig.link().awaitStatus(rig.ref(forum), ChannelStatus.State.MUTED);
        rig.people().standing(forum, Rig.ANNA, "member");
        rig.link().awaitStatus(rig.ref(forum), ChannelStatus.State.USABLE);
        assertThat(rig.link().status(rig.ref(group))).isEqualTo(Optional.empty());
    }
}
