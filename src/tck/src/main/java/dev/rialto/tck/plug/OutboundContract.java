package dev.rialto.tck.plug;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rialto.api.event.Posted;
import dev.rialto.api.event.Renamed;
import dev.rialto.api.message.ChannelId;
import dev.rialto.api.message.Message;
import dev.rialto.api.message.MessageId;
import dev.rialto.api.message.Reaction;
import dev.rialto.api.message.Reply;
import dev.rialto.api.message.RichText;
import dev.rialto.api.operation.Delete;
import dev.rialto.api.operation.Edit;
import dev.rialto.api.operation.OpenThread;
import dev.rialto.api.operation.Operation;
import dev.rialto.api.operation.Outcome;
import dev.rialto.api.operation.Pin;
import dev.rialto.api.operation.Post;
import dev.rialto.api.operation.React;
import dev.rialto.api.operation.Receipt;
import dev.rialto.api.operation.Rename;
import dev.rialto.api.plug.Feature;
import dev.rialto.api.plug.Level;
import dev.rialto.api.plug.Role;
import dev.rialto.api.plug.Session;
import dev.rialto.tck.time.Patience;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What plugs do on the network. */
abstract class OutboundContract extends ReactionContract {

    @Test
    public final void aPostIsSeenAsItIsUnderOneOfItsNames() throws Exception {
        Session session = open();
        Receipt receipt = sent(session, post("from elsewhere"));
        Seen seen = awaitSeen(channel, "from elsewhere");
        assertThat(names(receipt.names(), seen.id()))
                .as("%s among %s", seen.id(), receipt.names())
                .isTrue();
        assertThat(seen.replyTo()).isEmpty();
        assertThat(driver.seen(channel)).hasSize(1);
        assertThat(driver.seen(second)).isEmpty();
    }

    @Test
    public final void postsAreSeenInTheirOrder() throws Exception {
        Session session = open();
        List<String> texts =
                IntStream.rangeClosed(1, 20).mapToObj(i -> "line " + i).toList();
        for (String text : texts) {
            sentId(session, post(text));
        }
        awaitSeen(channel, "line 20");
        assertThat(driver.seen(channel)).extracting(Seen::plain).containsExactlyElementsOf(texts);
    }

    @Test
    public final void twoChannelsAreServedAtOnceAndEachInItsOrder() throws Exception {
        Session session = open();
        List<CompletableFuture<List<Outcome>>> lanes =
                List.of(channel, second).stream().map(id -> lane(session, id)).toList();
        for (CompletableFuture<List<Outcome>> lane : lanes) {
            assertThat(lane.get(Patience.SECONDS, TimeUnit.SECONDS)).hasOnlyElementsOfType(Outcome.Sent.class);
        }
        List<String> texts = laneTexts();
        for (ChannelId id : List.of(channel, second)) {
            awaitSeen(id, texts.getLast());
            assertThat(driver.seen(id)).extracting(Seen::plain).containsExactlyElementsOf(texts);
        }
    }

    private static List<String> laneTexts() {
        return IntStream.rangeClosed(1, 10).mapToObj(i -> "in lane " + i).toList();
    }

    private CompletableFuture<List<Outcome>> lane(Session session, ChannelId id) {
        CompletableFuture<List<Outcome>> done = new CompletableFuture<>();
        Thread.startVirtualThread(() -> {
            try {
                List<Outcome> outcomes = new ArrayList<>();
                for (String text : laneTexts()) {
                    outcomes.add(session.execute(post(id, message(text))));
                }
                done.complete(outcomes);
            } catch (InterruptedException | RuntimeException e) {
                done.completeExceptionally(e);
            }
        });
        return done;
    }

    @Test
    public final void aPostIsSentWhileTheDatabaseIsSlow() throws Exception {
        Session session = open();
        link.blockAccept();
        sentId(session, post("no need to wait"));
        awaitSeen(channel, "no need to wait");
        link.release();
    }

    @Test
    public final void twoPostsHaveTwoIds() throws Exception {
        Session session = open();
        assertThat(sentId(session, post("same"))).isNotEqualTo(sentId(session, post("same")));
        awaitTrue("both are seen", () -> driver.seen(channel), seen -> seen.size() == 2);
    }

    @Test
    public final void ourOwnNeverArrivesAsSomebodyElses() throws Exception {
        Session session = open();
        Post post = post("an echo?");
        Receipt receipt = sent(session, post);
        awaitSeen(channel, "an echo?");
        anna.posts(channel, "sentinel");
        link.awaitPosted("sentinel");
        assertThat(heard(channel)).containsExactly("sentinel");
        assertThat(link.events(Posted.class, ref(channel)))
                .filteredOn(Posted::own)
                .allSatisfy(echo -> {
                    assertThat(echo.token().orElse(post.token())).isEqualTo(post.token());
                    assertThat(receipt.names())
                            .as("names of %s", echo)
                            .anyMatch(name -> names(echo.names(), name.id()));
                });
    }

    @Test
    public final void anEditIsMadeInPlace() throws Exception {
        Session session = open();
        MessageId id = sentId(session, post("tpyo"));
        Outcome outcome = execute(session, edit(id, "typo"));
        if (!full(session, Feature.EDIT)) {
            assertUnsupported(outcome);
            return;
        }
        assertThat(outcome).isInstanceOf(Outcome.Sent.class);
        awaitSeen(channel, "typo");
        assertThat(driver.seen(channel)).hasSize(1);
    }

    @Test
    public final void anEditCanFollowAnEditByAnyName() throws Exception {
        Session session = open();
        if (!full(session, Feature.EDIT)) {
            assertUnsupported(execute(session, edit(new MessageId("1"), "two")));
            return;
        }
        MessageId id = sentId(session, post("one"));
        Receipt receipt = sent(session, edit(id, "two"));
        sent(session, edit(id, "three"));
        awaitSeen(channel, "three");
        for (MessageId name : receipt.names().stream().map(name -> name.id()).toList()) {
            sent(session, edit(name, "by " + name));
            awaitSeen(channel, "by " + name);
        }
        assertThat(driver.seen(channel)).hasSize(1);
    }

    @Test
    public final void anEditToTheSameTextIsDone() throws Exception {
        Session session = open();
        if (!full(session, Feature.EDIT)) {
            assertUnsupported(execute(session, edit(new MessageId("1"), "same")));
            return;
        }
        MessageId id = sentId(session, post("same"));
        sent(session, edit(id, "same"));
        awaitSeen(channel, "same");
        assertThat(driver.seen(channel)).hasSize(1);
    }

    @Test
    public final void anEditAfterARestartIsMade() throws Exception {
        Session session = open();
        if (!full(session, Feature.EDIT)) {
            assertUnsupported(execute(session, edit(new MessageId("1"), "after")));
            return;
        }
        MessageId id = sentId(session, post("before"));
        session.close();
        link = link.next();
        plug = driver.newPlug(host);
        sent(openPatiently(), edit(id, "after"));
        awaitSeen(channel, "after");
        assertThat(driver.seen(channel)).hasSize(1);
    }

    private Edit edit(MessageId target, String text) {
        return new Edit(ref(channel), Tokens.next(), target, message(text), Optional.empty());
    }

    @Test
    public final void aDeletedMessageIsGoneAndStaysSo() throws Exception {
        Session session = open();
        MessageId id = sentId(session, post("oops"));
        awaitSeen(channel, "oops");
        Outcome outcome = execute(session, new Delete(ref(channel), Tokens.next(), id));
        if (!full(session, Feature.DELETE)) {
            assertUnsupported(outcome);
            return;
        }
        assertThat(outcome).isInstanceOf(Outcome.Sent.class);
        awaitGone(channel, "oops");
        sent(session, new Delete(ref(channel), Tokens.next(), id));
        assertThat(driver.seen(channel)).isEmpty();
    }

    @Test
    public final void whatVanishedCannotBeEdited() throws Exception {
        Session session = open();
        MessageId id = sentId(session, post("oops"));
        if (!full(session, Feature.DELETE) || !full(session, Feature.EDIT)) {
            assertThat(full(session, Feature.DELETE) && full(session, Feature.EDIT))
                    .isFalse();
            return;
        }
        sent(session, new Delete(ref(channel), Tokens.next(), id));
        awaitGone(channel, "oops");
        assertThat(execute(session, edit(id, "risen")))
                .as("some networks do not tell")
                .isInstanceOfAny(Outcome.Refused.class, Outcome.Sent.class)
                .satisfies(outcome -> {
                    if (outcome instanceof Outcome.Refused) {
                        assertRefused(outcome, Outcome.Scope.MESSAGE);
                    }
                });
        sentId(session, post("sentinel"));
        awaitSeen(channel, "sentinel");
    }

    @Test
    public final void aReplyIsANativeOne() throws Exception {
        Session session = open();
        MessageId asked = anna.posts(channel, "a question?");
        Posted parent = link.awaitPosted("a question?");
        sentId(session, post(channel, answerTo(parent.id())));
        Seen answer = awaitSeen(channel, "an answer");
        if (!full(session, Feature.REPLY)) {
            assertThat(answer.replyTo()).isEmpty();
            return;
        }
        assertThat(answer.replyTo())
                .as("the answer is shown as one to %s", asked)
                .hasValueSatisfying(
                        named -> assertThat(names(parent.names(), named)).isTrue());
    }

    @Test
    public final void aReplyToOurOwnIsANativeOne() throws Exception {
        Session session = open();
        Receipt parent = sent(session, post("a question?"));
        Seen asked = awaitSeen(channel, "a question?");
        sentId(session, post(channel, answerTo(parent.id().orElseThrow())));
        Seen answer = awaitSeen(channel, "an answer");
        if (!full(session, Feature.REPLY)) {
            assertThat(answer.replyTo()).isEmpty();
            return;
        }
        assertThat(answer.replyTo())
                .hasValueSatisfying(named -> assertThat(named.equals(asked.id()) || names(parent.names(), named))
                        .isTrue());
    }

    @Test
    public final void aReplyToWhatVanishedIsStillPosted() throws Exception {
        Session session = open();
        MessageId id = sentId(session, post("oops"));
        if (full(session, Feature.DELETE)) {
            sent(session, new Delete(ref(channel), Tokens.next(), id));
            awaitGone(channel, "oops");
        }
        sentId(session, post(channel, answerTo(id)));
        awaitSeen(channel, "an answer");
    }

    private static Message answerTo(MessageId parent) {
        return message("an answer").toBuilder()
                .replyTo(new Reply(parent, Optional.empty(), RichText.EMPTY))
                .build();
    }

    @Test
    public final void anActionIsShownAsOne() throws Exception {
        Session session = open();
        Message waves = message("waves").toBuilder().action(true).build();
        sentId(session, post(channel, waves));
        assertThat(awaitSeen(channel, "waves").action()).isEqualTo(full(session, Feature.ACTION));
    }

    @Test
    public final void aTitleIsSetAndDoesNotComeBackAsSomebodyElses() throws Exception {
        Session session = open();
        Outcome outcome = execute(session, new Rename(ref(channel), Tokens.next(), "Our title"));
        if (!full(session, Feature.RENAME)) {
            assertUnsupported(outcome);
            return;
        }
        assertThat(outcome).isInstanceOf(Outcome.Sent.class);
        awaitTrue("the title is seen", () -> driver.title(channel), Optional.of("Our title")::equals);
        anna.posts(channel, "sentinel");
        link.awaitPosted("sentinel");
        assertThat(link.events(Renamed.class, ref(channel))).allMatch(Renamed::own);
    }

    @Test
    public final void whatTheChannelRefusesIsRefusedAndNotThrown() throws Exception {
        Session session = open();
        MessageId id = sentId(session, post("hello"));
        for (Map.Entry<Feature, Operation> each : operations(id).entrySet()) {
            if (session.capabilities(ref(channel)).level(each.getKey()) == Level.REFUSED) {
                assertUnsupported(execute(session, each.getValue()));
            }
        }
        assertThat(link.lost()).isEmpty();
        sentId(session, post("still here"));
    }

    private Map<Feature, Operation> operations(MessageId id) {
        Map<Feature, Operation> operations = new LinkedHashMap<>();
        operations.put(Feature.EDIT, edit(id, "edited"));
        operations.put(Feature.DELETE, new Delete(ref(channel), Tokens.next(), id));
        operations.put(Feature.REACT, new React(ref(channel), Tokens.next(), id, List.of(Reaction.emoji("👍"))));
        operations.put(Feature.RENAME, new Rename(ref(channel), Tokens.next(), "A title"));
        operations.put(Feature.PIN, new Pin(ref(channel), Tokens.next(), id, true));
        operations.put(Feature.OPEN_THREAD, new OpenThread(ref(channel), Tokens.next(), "A thread", Optional.empty()));
        return operations;
    }

    @Test
    public final void aChannelThatIsNotThereIsRefusedAsAWhole() throws Exception {
        Session session = open();
        assertRefused(execute(session, post(driver.noChannel(), message("anybody?"))), Outcome.Scope.CHANNEL);
        sentId(session, post("still here"));
        awaitSeen(channel, "still here");
    }

    @Test
    public final void titlesAreTold() throws Exception {
        Session session = open();
        Optional<Role.Titles> titles = session.role(Role.Titles.class);
        if (titles.isPresent() && full(session, Feature.RENAME)) {
            sent(session, new Rename(ref(channel), Tokens.next(), "As it is called"));
            awaitTrue(
                    "the title is told",
                    () -> titles.get().title(ref(channel)),
                    Optional.of("As it is called")::equals);
        } else if (titles.isPresent()) {
            assertThat(titles.get().title(ref(channel))).isEqualTo(driver.title(channel));
        } else {
            assertThat(session.role(Role.Titles.class)).isEmpty();
        }
    }

    @Test
    public final void membersAreTold() throws Exception {
        Session session = open();
        anna.posts(channel, "here I am");
        link.awaitPosted("here I am");
        Optional<Role.MemberList> members = session.role(Role.MemberList.class);
        if (members.isEmpty()) {
            return;
        }
        Role.Members told = members.get().members(ref(channel));
        if (told.complete()) {
            assertThat(told.users()).extracting(user -> user.name()).contains(anna.name());
        }
        assertThat(told.users()).allMatch(user -> user.id().isPresent());
    }
}
