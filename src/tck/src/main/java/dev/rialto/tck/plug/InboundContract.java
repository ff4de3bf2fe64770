package dev.rialto.tck.plug;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rialto.api.event.Deleted;
import dev.rialto.api.event.Edited;
import dev.rialto.api.event.Event;
import dev.rialto.api.event.EventKey;
import dev.rialto.api.event.Joined;
import dev.rialto.api.event.Left;
import dev.rialto.api.event.Moved;
import dev.rialto.api.event.Posted;
import dev.rialto.api.event.Renamed;
import dev.rialto.api.message.ChannelId;
import dev.rialto.api.message.MessageId;
import dev.rialto.api.message.Reply;
import dev.rialto.api.message.RichText;
import dev.rialto.api.message.Segment;
import dev.rialto.api.message.Style;
import dev.rialto.api.message.User;
import dev.rialto.api.message.UserId;
import dev.rialto.api.operation.Outcome;
import dev.rialto.api.operation.Receipt;
import dev.rialto.api.plug.Feature;
import dev.rialto.api.plug.Session;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What plugs make of what people do. */
abstract class InboundContract extends LifecycleContract {

    @Test
    public final void aPostArrivesWithAuthorTextAndKey() throws Exception {
        open();
        MessageId id = anna.posts(channel, "hello there");
        Posted posted = link.awaitPosted("hello there");
        assertThat(posted.channel()).isEqualTo(ref(channel));
        assertThat(posted.own()).isFalse();
        assertThat(posted.key()).isPresent();
        assertThat(names(posted.names(), id))
                .as("%s among %s", id, posted.names())
                .isTrue();
        assertThat(posted.message().text()).isEqualTo(RichText.of("hello there"));
        assertThat(posted.message().author()).hasValueSatisfying(author -> {
            assertThat(author.name()).isEqualTo(anna.name());
            assertThat(author.id()).isPresent();
        });
        assertThat(posted.message().replyTo()).isEmpty();
        assertThat(posted.message().attachments()).isEmpty();
        assertThat(posted.token()).isEmpty();
    }

    @Test
    public final void aPostArrivesOnce() throws Exception {
        open();
        anna.posts(channel, "once");
        anna.posts(channel, "sentinel");
        link.awaitPosted("sentinel");
        assertThat(heard(channel)).containsExactly("once", "sentinel");
    }

    @Test
    public final void oneTextTwiceIsTwoMessages() throws Exception {
        open();
        anna.posts(channel, "again");
        anna.posts(channel, "again");
        anna.posts(channel, "sentinel");
        link.awaitPosted("sentinel");
        assertThat(heard(channel)).containsExactly("again", "again", "sentinel");
    }

    @Test
    public final void orderIsKept() throws Exception {
        open();
        List<String> texts =
                IntStream.rangeClosed(1, 50).mapToObj(i -> "message " + i).toList();
        for (String text : texts) {
            (text.endsWith("7") ? bert : anna).posts(channel, text);
        }
        link.awaitPosted("message 50");
        assertThat(heard(channel)).containsExactlyElementsOf(texts);
    }

    @Test
    public final void twoChannelsDoNotMix() throws Exception {
        open();
        anna.posts(channel, "in the first");
        anna.posts(second, "in the second");
        link.awaitPosted("in the first");
        link.awaitPosted("in the second");
        assertThat(heard(channel)).containsExactly("in the first");
        assertThat(heard(second)).containsExactly("in the second");
    }

    @Test
    public final void aPersonIsTheSameEachTimeAndNobodyElse() throws Exception {
        open();
        anna.posts(channel, "by Anna");
        anna.posts(channel, "by Anna again");
        bert.posts(channel, "by Bert");
        Optional<UserId> first = author("by Anna");
        assertThat(first).isPresent().isEqualTo(author("by Anna again"));
        assertThat(author("by Bert")).isPresent().isNotEqualTo(first);
    }

    private Optional<UserId> author(String text) throws InterruptedException {
        return link.awaitPosted(text).message().author().flatMap(User::id);
    }

    @ParameterizedTest
    @MethodSource("dev.rialto.tck.plug.OddTexts#all")
    public final void oddTextsArriveAsTheyAre(String text) throws Exception {
        open();
        anna.posts(channel, text);
        Posted posted = link.await(Posted.class, event -> !event.own());
        assertThat(posted.message().text().plain()).isEqualTo(driver.carried(text));
        assertThat(posted.typed()).as("signs that are no looks").isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    public final void looksArrive(Style.Basic style) throws Exception {
        Session session = open();
        RichText text = RichText.of(Segment.of("before "), Segment.of("styled", style), Segment.of(" after"));
        anna.posts(channel, text);
        Posted posted = link.await(Posted.class, event -> !event.own());
        assertThat(posted.message().text().plain()).isEqualTo("before styled after");
        assertThat(posted.asTyped()).isEqualTo(anna.types(text));
        if (full(session, Feature.valueOf(style.name()))) {
            assertThat(posted.message().text()).isEqualTo(text);
        }
    }

    @Test
    public final void editsArrive() throws Exception {
        open();
        MessageId id = anna.posts(channel, "tpyo");
        if (!driver.can(Ability.EDITS)) {
            assertCannot(() -> anna.edits(channel, id, "typo"));
            return;
        }
        Posted posted = link.awaitPosted("tpyo");
        anna.edits(channel, id, "typo");
        Edited edited = awaitEdited("typo");
        assertThat(names(posted.names(), edited.target()))
                .as("%s among %s", edited.target(), posted.names())
                .isTrue();
        assertThat(chosen(edited.names(), edited.target()))
                .as("%s is said to be chosen by its sender, as %s", edited, posted)
                .isEqualTo(chosen(posted.names(), edited.target()));
        assertThat(edited.own()).isFalse();
        assertThat(edited.message().author().flatMap(User::id))
                .isEqualTo(posted.message().author().flatMap(User::id));
        assertThat(link.events(Posted.class, ref(channel))).hasSize(1);
    }

    @Test
    public final void twoEditsAtOnceAreTwoEvents() throws Exception {
        open();
        MessageId id = anna.posts(channel, "one");
        if (!driver.can(Ability.EDITS)) {
            assertCannot(() -> anna.edits(channel, id, "two"));
            return;
        }
        anna.edits(channel, id, "two");
        anna.edits(channel, id, "three");
        anna.edits(channel, id, "two");
        anna.posts(channel, "sentinel");
        link.awaitPosted("sentinel");
        List<Edited> edits = link.events(Edited.class, ref(channel));
        assertThat(edits).extracting(edit -> edit.message().text().plain()).containsExactly("two", "three", "two");
        assertThat(edits).extracting(Event::key).doesNotHaveDuplicates().doesNotContain(Optional.<EventKey>empty());
        Posted posted = link.awaitPosted("one");
        assertThat(edits)
                .allSatisfy(edit -> assertThat(names(posted.names(), edit.target())
                                || edits.stream()
                                        .filter(other -> !other.target().equals(edit.target()))
                                        .anyMatch(other -> names(other.names(), edit.target())))
                        .as("%s is a name of the message", edit.target())
                        .isTrue());
    }

    @Test
    public final void editedTextsKeepTheirLooks() throws Exception {
        Session session = open();
        MessageId id = anna.posts(channel, "plain");
        if (!driver.can(Ability.EDITS)) {
            assertCannot(() -> anna.edits(channel, id, RichText.EMPTY));
            return;
        }
        RichText bold = RichText.of(Segment.of("now "), Segment.of("bold", Style.Basic.BOLD), Segment.of(" too"));
        anna.edits(channel, id, bold);
        RichText arrived = awaitEdited("now bold too").message().text();
        if (full(session, Feature.BOLD)) {
            assertThat(arrived).isEqualTo(bold);
        }
    }

    final Edited awaitEdited(String text) throws InterruptedException {
        return link.await(
                Edited.class, edited -> edited.message().text().plain().equals(text));
    }

    @Test
    public final void deletesArrive() throws Exception {
        open();
        MessageId id = anna.posts(channel, "oops");
        if (!driver.can(Ability.DELETES)) {
            assertCannot(() -> anna.deletes(channel, id));
            return;
        }
        Posted posted = link.awaitPosted("oops");
        anna.deletes(channel, id);
        Deleted deleted = link.await(Deleted.class, each -> names(posted.names(), each.target()));
        assertThat(deleted.channel()).isEqualTo(ref(channel));
        assertThat(deleted.own()).isFalse();
    }

    @Test
    public final void repliesNameTheirParent() throws Exception {
        open();
        MessageId id = anna.posts(channel, "a question?");
        if (!driver.can(Ability.REPLIES)) {
            assertCannot(() -> bert.repliesTo(channel, id, "an answer"));
            return;
        }
        Posted parent = link.awaitPosted("a question?");
        bert.repliesTo(channel, id, "an answer");
        Posted answer = link.awaitPosted("an answer");
        assertThat(answer.asTyped()).as("without a quote").isEqualTo("an answer");
        assertThat(answer.message().replyTo())
                .map(Reply::parent)
                .hasValueSatisfying(named -> assertThat(names(parent.names(), named))
                        .as("%s among %s", named, parent.names())
                        .isTrue());
    }

    @Test
    public final void aReplyToUsNamesOurMessageAsTheReceiptDid() throws Exception {
        Session session = open();
        Receipt receipt = sent(session, post("anybody?"));
        Seen seen = awaitSeen(channel, "anybody?");
        if (!driver.can(Ability.REPLIES)) {
            assertCannot(() -> bert.repliesTo(channel, seen.id(), "me"));
            return;
        }
        bert.repliesTo(channel, seen.id(), "me");
        Posted answer = link.awaitPosted("me");
        assertThat(answer.message().replyTo())
                .map(Reply::parent)
                .hasValueSatisfying(named -> assertThat(isOurs(receipt, named))
                        .as("%s among %s or the names of its echo", named, receipt.names())
                        .isTrue());
    }

    private boolean isOurs(Receipt receipt, MessageId named) {
        return names(receipt.names(), named)
                || link.events(Posted.class, ref(channel)).stream()
                        .filter(echo ->
                                echo.own() && receipt.names().stream().anyMatch(name -> names(echo.names(), name.id())))
                        .anyMatch(echo -> names(echo.names(), named));
    }

    @Test
    public final void actionsArrive() throws Exception {
        open();
        if (!driver.can(Ability.ACTIONS)) {
            assertCannot(() -> anna.acts(channel, "waves"));
            return;
        }
        anna.acts(channel, "waves");
        Posted waves = link.awaitPosted("waves");
        assertThat(waves.message().action()).isTrue();
        assertThat(waves.asTyped()).isEqualTo("waves");
        anna.posts(channel, "hello");
        assertThat(link.awaitPosted("hello").message().action()).isFalse();
    }

    @Test
    public final void peopleComeAndGo() throws Exception {
        open();
        Person carl = driver.person("Carl");
        if (!driver.can(Ability.MEMBERS)) {
            assertCannot(() -> carl.joins(channel));
            assertCannot(() -> carl.leaves(channel));
            return;
        }
        carl.joins(channel);
        link.await(
                Joined.class,
                each -> each.channel().equals(ref(channel))
                        && each.user().name().equals("Carl"));
        carl.leaves(channel);
        link.await(
                Left.class,
                each -> each.channel().equals(ref(channel))
                        && each.user().name().equals("Carl"));
    }

    @Test
    public final void newTitlesArrive() throws Exception {
        open();
        if (!driver.can(Ability.TITLES)) {
            assertCannot(() -> anna.renames(channel, "The new title"));
            return;
        }
        anna.renames(channel, "The new title");
        Renamed renamed = link.await(Renamed.class, each -> each.title().equals("The new title"));
        assertThat(renamed.channel()).isEqualTo(ref(channel));
        assertThat(renamed.own()).isFalse();
    }

    @Test
    public final void aChannelThatMovesIsFollowed() throws Exception {
        Session session = open();
        if (!driver.can(Ability.MOVES)) {
            assertCannot(() -> driver.move(channel));
            return;
        }
        ChannelId to = driver.move(channel);
        Outcome outcome = execute(session, post("to the old place"));
        if (!outcome.equals(new Outcome.Moved(to))) {
            link.await(
                    Moved.class,
                    each -> each.channel().equals(ref(channel)) && each.to().equals(to));
        }
        sentId(session, post(to, message("to the new place")));
        awaitSeen(to, "to the new place");
        anna.posts(to, "found you");
        assertThat(link.awaitPosted("found you").channel()).isEqualTo(ref(to));
    }

    @Test
    public final void whatCannotBeReadStopsNothing() throws Exception {
        open();
        if (!driver.can(Ability.GARBAGE)) {
            assertCannot(() -> driver.sendGarbage(channel));
            return;
        }
        anna.posts(channel, "before");
        driver.sendGarbage(channel);
        anna.posts(channel, "after");
        link.awaitPosted("before");
        link.awaitPosted("after");
        assertThat(link.lost()).isEmpty();
        assertThat(heard(channel)).containsSubsequence("before", "after");
    }

    @Test
    public final void aSlowDatabaseLosesNothing() throws Exception {
        open();
        link.blockAccept();
        for (int i = 1; i <= 5; i++) {
            anna.posts(channel, "waiting " + i);
        }
        link.awaitBlocked();
        assertThat(heard(channel)).isEmpty();
        link.release();
        link.awaitPosted("waiting 5");
        assertThat(heard(channel)).containsExactly("waiting 1", "waiting 2", "waiting 3", "waiting 4", "waiting 5");
    }
}
