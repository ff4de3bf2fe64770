package dev.rialto.plug.xmpp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rialto.api.event.Deleted;
import dev.rialto.api.event.Edited;
import dev.rialto.api.event.Origin;
import dev.rialto.api.event.Posted;
import dev.rialto.api.message.MessageName;
import dev.rialto.api.operation.ErrorKind;
import dev.rialto.api.operation.Outcome;
import dev.rialto.api.operation.Post;
import dev.rialto.api.plug.Cursor;
import dev.rialto.api.plug.PlugException;
import dev.rialto.api.plug.Role;
import dev.rialto.api.plug.Session;
import dev.rialto.tck.time.WallClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What was said while we were away, from a real archive. */
abstract class ArchiveContract extends ServerContract {
    /** The setting by which a room keeps no archive. */
    abstract Map<String, String> withoutArchive();

    private List<String> heard() {
        return bridge.link().events(Posted.class, bridge.ref(room)).stream()
                .filter(posted -> !posted.own())
                .map(posted -> posted.message().text().plain())
                .toList();
    }

    @Test
    void manyPagesComeInOrderAndBeforeWhatIsSaidNow() throws Exception {
        bridge.open();
        anna.says(room, "0");
        bridge.link().awaitPosted("0");
        bridge.stop();
        List<String> texts =
                IntStream.rangeClosed(0, 230).mapToObj(Integer::toString).toList();
        for (String text : texts.subList(1, 230)) {
            anna.says(room, text);
        }
        bridge.open();
        anna.says(room, "230");
        bridge.link().awaitPosted("230");
        assertThat(heard()).containsExactlyElementsOf(texts);
        bridge.link().awaitCaughtUp(bridge.ref(room), 2);
        assertThat(bridge.link().repeats()).hasSizeLessThan(20);
    }

    @Test
    void noMoreIsReadThanTheSettingsAllow() throws Exception {
        bridge.catchUp(Duration.ofDays(1), 100).open();
        anna.says(room, "first");
        bridge.link().awaitPosted("first");
        bridge.stop();
        for (int i = 1; i <= 150; i++) {
            anna.says(room, "missed " + i);
        }
        bridge.open();
        anna.says(room, "now");
        bridge.link().awaitPosted("now");
        assertThat(heard()).hasSize(102).startsWith("first", "missed 1").endsWith("missed 100", "now");
    }

    @Test
    void aPlaceThatTheArchiveForgotIsFoundByItsTime() throws Exception {
        Session session = bridge.open();
        anna.says(room, "known");
        bridge.link().awaitPosted("known");
        bridge.stop();
        assertThat(session).isNotNull();
        anna.says(room, "missed");
        Instant then = WallClock.INSTANCE.now().minus(Duration.ofMinutes(5));
        dev.rialto.tck.plug.RecordingLink next = bridge.link().next();
        next.accept(List.of(), new Cursor(room, then + " no-such-id"));
        bridge.open();
        bridge.link().awaitPosted("missed");
        assertThat(heard()).containsExactly("known", "missed");
    }

    @Test
    void changesAndOurOwnAreInTheArchiveToo() throws Exception {
        bridge.open();
        String first = anna.says(room, "first");
        String second = anna.says(room, "second");
        Posted kept = bridge.link().awaitPosted("second");
        bridge.stop();
        anna.corrects(room, first, "first, corrected");
        anna.retracts(room, second);
        bridge.open();
        Edited edited = bridge.link().await(Edited.class, event -> true);
        assertThat(edited.origin()).isEqualTo(Origin.ARCHIVE);
        assertThat(bridge.link().awaitPosted("first").names())
                .extracting(MessageName::id)
                .contains(edited.target());
        Deleted deleted = bridge.link().await(Deleted.class, event -> true);
        assertThat(kept.names()).extracting(MessageName::id).contains(deleted.target());
    }

    @Test
    void aMessageOfOursIsLookedUpByItsToken() throws Exception {
        Session session = bridge.open();
        Instant since = WallClock.INSTANCE.now();
        for (int i = 0; i < 120; i++) {
            anna.says(room, "noise " + i);
        }
        Post post = Post.builder(bridge.ref(room), TestBridge.token(), TestBridge.message("ours"))
                .build();
        Outcome.Sent sent = (Outcome.Sent) bridge.execute(post);
        Role.Lookup lookup = session.role(Role.Lookup.class).orElseThrow();
        assertThat(lookup.find(bridge.ref(room), post.token(), since))
                .hasValueSatisfying(found ->
                        assertThat(found.names()).isEqualTo(sent.receipt().names()));
        assertThat(lookup.find(bridge.ref(room), TestBridge.token(), since)).isEmpty();
    }

    @Test
    void whoWantsNothingOfThePastAsksForNoHistoryEither() throws Exception {
        anna.configure(room, withoutArchive());
        bridge.catchUp(Duration.ofDays(1), 0).open();
        anna.says(room, "before");
        bridge.link().awaitPosted("before");
        bridge.stop();
        anna.says(room, "between");
        bridge.open();
        anna.says(room, "after");
        bridge.link().awaitPosted("after");
        assertThat(heard()).containsExactly("before", "after");
    }

    @Test
    void aRoomWithoutAnArchiveIsAskedForWhatItRemembers() throws Exception {
        anna.configure(room, withoutArchive());
        Session session = bridge.open();
        assertThat(session.capabilities(bridge.ref(room)).archive()).isFalse();
        Role.Lookup lookup = session.role(Role.Lookup.class).orElseThrow();
        assertThatThrownBy(() -> lookup.find(bridge.ref(room), TestBridge.token(), WallClock.INSTANCE.now()))
                .isInstanceOfSatisfying(
                        PlugException.class,
                        cannotTell -> assertThat(cannotTell.kind()).isEqualTo(ErrorKind.UNSUPPORTED));
        anna.says(room, "before");
        bridge.link().awaitPosted("before");
        bridge.stop();
        anna.says(room, "between");
        bridge.open();
        anna.says(room, "after");
        bridge.link().awaitPosted("after");
        bridge.link().awaitCaughtUp(bridge.ref(room), 2);
        assertThat(heard()).containsExactly("before", "between", "after");
        assertThat(bridge.post(room, "out")).isInstanceOf(Outcome.Sent.class);
        assertThat(bridge.link().awaitPosted("out").own()).isTrue();
        assertThat(Optional.of(bridge.link().awaitPosted("between").origin())).contains(Origin.ARCHIVE);
    }
}
