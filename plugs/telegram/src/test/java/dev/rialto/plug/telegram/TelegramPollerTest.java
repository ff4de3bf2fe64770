package dev.rialto.plug.telegram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.rialto.api.event.Event;
import dev.rialto.api.event.Moved;
import dev.rialto.api.event.Origin;
import dev.rialto.api.event.Posted;
import dev.rialto.api.event.Reacted;
import dev.rialto.api.message.ChannelRef;
import dev.rialto.api.operation.ErrorKind;
import dev.rialto.api.plug.ChannelStatus;
import dev.rialto.api.plug.Cursor;
import dev.rialto.api.plug.Link;
import dev.rialto.api.plug.PlugException;
import dev.rialto.api.plug.Session;
import dev.rialto.api.plug.Signal;
import dev.rialto.plug.telegram.standin.Faults;
import dev.rialto.tck.plug.RecordingLink;
import dev.rialto.tck.time.ManualClock;
import dev.rialto.tck.time.Patience;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** That each update is told once the host has it, whatever happens on the way. */
final class TelegramPollerTest {
    private final ManualClock clock = new ManualClock();
    private final Rig rig = new Rig(clock);
    private long group;

    @BeforeEach
    void found() {
        group = rig.people().newChat("group", "Family");
    }

    @AfterEach
    void close() {
        rig.close();
    }

    private List<String> heard() {
        return rig.link().events(Posted.class, rig.ref(group)).stream()
                .map(posted -> posted.message().text().plain())
                .toList();
    }

    @Test
    void nothingIsConfirmedBeforeTheHostHasIt() throws Exception {
        rig.open();
        rig.link().blockAccept();
        rig.people().post(group, Rig.ANNA, "hello");
        rig.link().awaitBlocked();
        assertThat(rig.people().waiting()).isEqualTo(1);
        rig.link().release();
        rig.link().awaitPosted("hello");
        Awaitility.await().atMost(Patience.LIMIT).until(() -> rig.people().waiting() == 0);
    }

    @Test
    void anErrorInTheMiddleOfPollingEndsTheSession() throws Exception {
        Session session = rig.plug().open(new StumblingLink(rig.link()));
        rig.people().post(group, Rig.ANNA, "hello");
        assertThat(rig.link().awaitLost().kind()).isEqualTo(ErrorKind.PLUG);
        session.close();
    }

    @Test
    void whatWasStoredButNotConfirmedIsNotAskedForAgain() throws Exception {
        rig.open();
        rig.people().post(group, Rig.ANNA, "one");
        rig.link().awaitPosted("one");
        rig.reopen();
        rig.people().post(group, Rig.ANNA, "two");
        rig.link().awaitPosted("two");
        assertThat(rig.link().repeats()).isEmpty();
        assertThat(heard()).containsExactly("one", "two");
    }

    @Test
    void whatWaitedIsBacklogAndWhatComesIsLive() throws Exception {
        rig.people().post(group, Rig.ANNA, "while away");
        clock.advance(Duration.ofMinutes(5));
        rig.open();
        assertThat(rig.link().awaitPosted("while away").origin()).isEqualTo(Origin.BACKLOG);
        rig.people().post(group, Rig.ANNA, "now");
        assertThat(rig.link().awaitPosted("now").origin()).isEqualTo(Origin.LIVE);
    }

    @Test
    void aClockThatIsWrongMakesNothingLate() throws Exception {
        rig.open();
        clock.jumpTo(clock.now().minus(Duration.ofDays(1)));
        rig.people().post(group, Rig.ANNA, "first");
        rig.link().awaitPosted("first");
        rig.people().post(group, Rig.ANNA, "second");
        assertThat(rig.link().awaitPosted("second").origin()).isEqualTo(Origin.LIVE);
    }

    @Test
    void aLongBacklogComesWholeAndInOrder() throws Exception {
        List<String> texts =
                IntStream.range(0, 250).mapToObj(i -> "message " + i).toList();
        texts.forEach(text -> rig.people().post(group, Rig.ANNA, text));
        clock.advance(Duration.ofMinutes(5));
        rig.open();
        assertThat(rig.link().awaitPosted("message 249").origin()).isEqualTo(Origin.BACKLOG);
        assertThat(heard()).isEqualTo(texts);
    }

    @Test
    void whatIsTooOldOrTooMuchIsLetGoButNotAMove() throws Exception {
        rig.catchUp(Duration.ofHours(1), 2);
        rig.people().post(group, Rig.ANNA, "old");
        rig.people().migrate(rig.people().newChat("group", "Old"), Rig.ANNA);
        clock.advance(Duration.ofHours(2));
        for (String text : List.of("one", "two", "three")) {
            rig.people().post(group, Rig.ANNA, text);
        }
        clock.advance(Duration.ofMinutes(1));
        try (LogCapture log = new LogCapture()) {
            rig.open();
            Awaitility.await().atMost(Patience.LIMIT).until(() -> rig.people().waiting() == 0);
            rig.people().post(group, Rig.ANNA, "live");
            rig.link().awaitPosted("live");
            assertThat(heard()).containsExactly("one", "two", "live");
            assertThat(rig.link().events()).hasAtLeastOneElementOfType(Moved.class);
            assertThat(log.text()).contains("let go 2 events");
        }
    }

    @Test
    void anUpdateThatCannotBeReadIsLeftOutWithItsNumberAndNothingOfItsContent() throws Exception {
        try (LogCapture log = new LogCapture()) {
            rig.open();
            rig.people().post(group, Rig.ANNA, "before");
            ObjectNode odd = new ObjectMapper().createObjectNode();
            odd.putObject("message").put("message_id", "a private word").put("date", 1);
            rig.people().push(odd);
            rig.people().post(group, Rig.ANNA, "after");
            rig.link().awaitPosted("after");
            assertThat(heard()).containsExactly("before", "after");
            assertThat(log.text()).containsPattern("left out update \\d+, ").doesNotContain("a private word");
        }
    }

    @Test
    void whenTelegramCountsAnewNothingIsMissed() throws Exception {
        rig.open();
        rig.people().post(group, Rig.ANNA, "before");
        rig.link().awaitPosted("before");
        rig.end();
        rig.people().recount(17);
        rig.people().post(group, Rig.ANNA, "after a quiet week");
        rig.open();
        rig.link().awaitPosted("after a quiet week");
    }

    @Test
    void aTokenThatIsTakenBackEndsTheSession() throws Exception {
        rig.faults().next("getUpdates", new Faults.Refuse(401, "Unauthorized"));
        rig.open();
        PlugException cause = rig.link().awaitLost();
        assertThat(cause.kind()).isEqualTo(ErrorKind.AUTH);
        assertThat(cause).hasMessageContaining("token");
    }

    @Test
    void anotherListenerIsSaidPlainlyAndWaitedOut() throws Exception {
        try (LogCapture log = new LogCapture()) {
            rig.faults()
                    .lay(
                            "getUpdates",
                            "",
                            1,
                            new Faults.Refuse(409, "Conflict: terminated by other getUpdates request"));
            rig.open();
            clock.awaitWaiters(1);
            assertThat(log.text()).contains("another program asks for this bot's updates");
            rig.people().post(group, Rig.ANNA, "still here");
            clock.advance(Duration.ofSeconds(1));
            rig.link().awaitPosted("still here");
            assertThat(rig.link().lost()).isEmpty();
        }
    }

    @Test
    void anotherListenerThatStaysEndsTheSession() throws Exception {
        rig.faults()
                .lay("getUpdates", "", 99, new Faults.Refuse(409, "Conflict: terminated by other getUpdates request"));
        rig.open();
        untilLost();
        assertThat(rig.link().awaitLost().kind()).isEqualTo(ErrorKind.CONFIG);
    }

    @Test
    void aWebhookThatComesBackEndsTheSessionAndTheNextTakesItOff() throws Exception {
        rig.people().webhook("https://example.org/hook");
        rig.open();
        assertThat(rig.people().webhook()).isEmpty();
        rig.people().webhook("https://example.org/hook");
        assertThat(rig.link().awaitLost()).hasMessageContaining("webhook");
        rig.people().post(group, Rig.ANNA, "kept");
        rig.reopen();
        rig.link().awaitPosted("kept");
    }

    @Test
    void tooManyWaitsAsLongAsTelegramAsks() throws Exception {
        rig.faults().next("getUpdates", Faults.Refuse.tooMany(40));
        rig.open();
        rig.people().post(group, Rig.ANNA, "patience");
        clock.awaitWaiters(1);
        clock.advance(Duration.ofSeconds(39));
        assertThat(clock.waiters()).isEqualTo(1);
        clock.advance(Duration.ofSeconds(1));
        rig.link().awaitPosted("patience");
    }

    @Test
    void troubleIsWaitedOutLongerEachTime() throws Exception {
        rig.faults().next("getUpdates", new Faults.Page(502));
        rig.faults().next("getUpdates", new Faults.Body("<html>captive</html>"));
        rig.faults().next("getUpdates", new Faults.DropBefore());
        rig.people().post(group, Rig.ANNA, "at last");
        rig.open();
        for (int seconds : List.of(1, 2, 4)) {
            clock.awaitWaiters(1);
            clock.advance(Duration.ofSeconds(seconds));
        }
        rig.link().awaitPosted("at last");
        assertThat(rig.link().lost()).isEmpty();
    }

    @Test
    void troubleThatStaysEndsTheSession() throws Exception {
        rig.faults().lay("getUpdates", "", 99, new Faults.Page(502));
        rig.open();
        untilLost();
        assertThat(rig.link().awaitLost().kind()).isEqualTo(ErrorKind.SERVER);
    }

    @Test
    void updatesWithoutANumberAreNotAskedForInAHurry() throws Exception {
        rig.faults().lay("getUpdates", "", 1, new Faults.Body("{\"ok\":true,\"result\":[{\"message\":1},7]}"));
        rig.open();
        clock.awaitWaiters(1);
        assertThat(rig.link().events()).isEmpty();
    }

    @Test
    void closingEndsThePollThatWaits() throws Exception {
        rig.open();
        rig.people().post(group, Rig.ANNA, "hello");
        rig.link().awaitPosted("hello");
        try (LogCapture log = new LogCapture()) {
            rig.end();
            assertThat(log.lines()).anyMatch(line -> line.contains("no more polling"));
            assertThat(log.lines()).noneMatch(line -> line.contains("asking again"));
        }
    }

    @Test
    void closingEndsAWaitForBetterTimes() throws Exception {
        rig.faults().lay("getUpdates", "", 99, new Faults.Page(502));
        rig.open();
        clock.awaitWaiters(1);
        rig.end();
        Awaitility.await().atMost(Patience.LIMIT).until(() -> clock.waiters() == 0);
    }

    @Test
    void allThatWeWantToHearIsNamedBeforeItIsOpen() throws Exception {
        rig.people().allow(Set.of());
        rig.open();
        int id = rig.people().post(group, Rig.ANNA, "fine?");
        rig.people().react(group, Rig.BERT, id, List.of("👍"));
        rig.link().await(Reacted.class, reacted -> true);
        rig.reopen();
        assertThat(rig.server.calls()).startsWith("getMe", "getWebhookInfo", "getUpdates");
    }

    @Test
    void aServerThatKnowsOnlyWhatIsNeededIsEnough() throws Exception {
        rig.faults().next("getMe", new Faults.Body("{\"ok\":true,\"result\":{\"id\":7000001}}"));
        rig.faults().next("getWebhookInfo", new Faults.Refuse(404, "Not Found: method not found"));
        rig.open();
        rig.people().post(group, Rig.ANNA, "hello");
        rig.link().awaitPosted("hello");
    }

    @Test
    void aChatUnderTwoNamesIsRefusedWithBoth() {
        rig.people().username(group, "family_chat");
        rig.channels.add("@Family_Chat");
        rig.channels.add(group + "#7");
        assertThatThrownBy(rig::open)
                .isInstanceOfSatisfying(
                        PlugException.class, e -> assertThat(e.kind()).isEqualTo(ErrorKind.CONFIG))
                .hasMessageContaining("channel-@Family_Chat")
                .hasMessageContaining("channel-" + group + "#7");
    }

    @Test
    void aNameThatNobodyHasKeepsNothingClosed() throws Exception {
        rig.channels.add("@nobody_here");
        rig.channels.add(Long.toString(group));
        rig.open();
        rig.people().post(group, Rig.ANNA, "hello");
        rig.link().awaitPosted("hello");
    }

    @Test
    void aServerThatIsNotThereKeepsItClosed() {
        rig.server.away();
        assertThatThrownBy(rig::open)
                .isInstanceOfSatisfying(
                        PlugException.class, e -> assertThat(e.kind()).isEqualTo(ErrorKind.CONNECTION));
        rig.server.back();
    }

    @Test
    void aServerThatAsksForPatienceAtTheDoorIsListenedTo() {
        rig.faults().next("getMe", Faults.Refuse.tooMany(9));
        assertThatThrownBy(rig::open)
                .isInstanceOfSatisfying(
                        PlugException.class, e -> assertThat(e.retryAfter()).contains(Duration.ofSeconds(9)));
    }

    private void untilLost() throws InterruptedException {
        // 1, 2, 4, 8 and 16 s; the sixth is the last.
        for (int i = 0; i < 5; i++) {
            clock.awaitWaiters(1);
            assertThat(rig.link().lost()).isEmpty();
            clock.advance(Duration.ofSeconds(1L << i));
        }
    }

    /** A host with a mistake in it. */
    private record StumblingLink(RecordingLink link) implements Link {
        @Override
        public void accept(List<? extends Event> events, Cursor position) {
            throw new StackOverflowError("in a test");
        }

        @Override
        public void accept(List<? extends Event> events) {
            throw new StackOverflowError("in a test");
        }

        @Override
        public Optional<Cursor> position(String cursor) {
            return link.position(cursor);
        }

        @Override
        public void signal(Signal signal) {
            link.signal(signal);
        }

        @Override
        public void status(ChannelRef channel, ChannelStatus status) {
            link.status(channel, status);
        }

        @Override
        public void caughtUp(ChannelRef channel) {
            link.caughtUp(channel);
        }

        @Override
        public void trouble(Optional<String> what) {
            link.trouble(what);
        }

        @Override
        public void lost(PlugException cause) {
            link.lost(cause);
        }
    }
}
