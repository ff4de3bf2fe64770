package dev.rialto.relay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rialto.api.event.Deleted;
import dev.rialto.api.event.Edited;
import dev.rialto.api.event.Event;
import dev.rialto.api.event.Joined;
import dev.rialto.api.event.Left;
import dev.rialto.api.event.Reacted;
import dev.rialto.api.event.Renamed;
import dev.rialto.api.hook.Channel;
import dev.rialto.api.hook.Incoming;
import dev.rialto.api.hook.ReferenceKey;
import dev.rialto.api.hook.Relay;
import dev.rialto.api.hook.SyncBackRef;
import dev.rialto.api.hook.SyncRef;
import dev.rialto.api.message.Message;
import dev.rialto.api.message.MessageId;
import dev.rialto.api.message.Reaction;
import dev.rialto.api.message.RichText;
import dev.rialto.api.message.User;
import dev.rialto.tck.hook.FakeChannel;
import dev.rialto.tck.hook.FakeHost;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class TranslatorTest {
    private static final RelayOptions ALL = new RelayOptions(true, Renames.ANNOUNCE, false, "{{ user }}", false);
    private static final RelayRules RULES = rules(Duration.ZERO);
    private static final User ANNA = FakeHost.user("Anna");
    private static final User BERT = FakeHost.user("Bert");

    private final FakeHost host = new FakeHost("family");
    private final FakeChannel here = host.directory().addChannel("here", "one");
    private final FakeChannel there = host.directory().addChannel("there", "two");

    private static RelayRules rules(Duration hold) {
        return new RelayRules("family", true, true, true, true, Relay.Quoting.DEFAULT, hold);
    }

    private Optional<Outgoing> translate(RelayRules rules, RelayOptions options, Incoming incoming) {
        PlugOptions byPlug = PlugOptions.of(options, Map.of(), host.directory());
        AuthorNames names = (author, at, label) -> author.withName(author.name() + "@" + label);
        return new Translator(rules, byPlug, names, host.directory()).translate(incoming, "lab");
    }

    private Optional<Outgoing> translate(Incoming incoming) {
        return translate(RULES, ALL, incoming);
    }

    /** A message that Anna wrote in {@code source}, with a copy and a notice in the other channel. */
    private SyncRef reference(Channel source, SyncRef.State state) {
        Channel target = source.equals(here) ? there : here;
        return new SyncRef(
                new ReferenceKey("key"),
                Optional.of(source),
                ANNA.id(),
                "Anna",
                host.clock().now(),
                state,
                "hello",
                List.of(
                        new SyncBackRef(source, new MessageId("m1"), 0, SyncBackRef.Kind.TEXT, true),
                        new SyncBackRef(target, new MessageId("c1"), 0, SyncBackRef.Kind.TEXT, false),
                        new SyncBackRef(target, new MessageId("n1"), 0, SyncBackRef.Kind.NOTICE, false)));
    }

    private Incoming about(SyncRef reference, Event event, int hops) {
        return new Incoming(here, event, Optional.of(reference), hops);
    }

    private Edited edited(User by) {
        Message message = Message.builder(by, RichText.of("hello again")).build();
        return new Edited(host.occurrence(here), new MessageId("m1"), message, List.of());
    }

    private Deleted deleted(String id) {
        return new Deleted(host.occurrence(here), new MessageId(id), Optional.empty());
    }

    @Test
    void aMessageBecomesACopyByItsNamedAuthor() {
        Outgoing outgoing = translate(host.posted(here, "Anna", "hello")).orElseThrow();
        assertThat(outgoing.hold()).isZero();
        assertThat(outgoing.what()).isInstanceOfSatisfying(Relay.Copy.class, copy -> {
            assertThat(copy.message().author().orElseThrow()).isEqualTo(ANNA.withName("Anna@lab"));
            assertThat(copy.message().text().plain()).isEqualTo("hello");
            assertThat(copy.quoting()).isEqualTo(Relay.Quoting.DEFAULT);
        });
    }

    @Test
    void aMessageWaitsAsLongAsItIsHeldButACommandDoesNot() {
        Incoming posted = host.posted(here, "Anna", "hello");
        Incoming urgent = new Incoming(here, posted.event(), Optional.empty(), 0, true);
        RelayRules held = rules(Duration.ofMinutes(1));
        assertThat(translate(held, ALL, posted).orElseThrow().hold()).isEqualTo(Duration.ofMinutes(1));
        assertThat(translate(held, ALL, urgent).orElseThrow().hold()).isZero();
    }

    @Test
    void theAuthorEditsTheOriginalAndNobodyElse() {
        SyncRef ours = reference(here, SyncRef.State.LIVE);
        assertThat(translate(about(ours, edited(ANNA), 0))).isPresent();
        assertThat(translate(about(ours, edited(BERT), 0))).isEmpty();
        assertThat(translate(about(ours, edited(User.named("Anna")), 0)))
                .as("a network that does not tell who edited lets only authors do it")
                .isPresent();
    }

    @Test
    void aCopyIsNotEditedByPeopleButByOtherHooks() {
        SyncRef foreign = reference(there, SyncRef.State.LIVE);
        assertThat(translate(about(foreign, edited(ANNA), 0))).isEmpty();
        assertThat(translate(about(foreign, edited(BERT), 1))).isPresent();
    }

    @ParameterizedTest
    @EnumSource(
            value = SyncRef.State.class,
            names = {"DROPPED", "DELETED"})
    void anEditOfWhatIsGoneGoesNowhere(SyncRef.State state) {
        assertThat(translate(about(reference(here, state), edited(ANNA), 0))).isEmpty();
    }

    @Test
    void anEditOfSomethingUnknownIsHeldLikeAMessage() {
        RelayRules held = rules(Duration.ofMinutes(1));
        Outgoing unknown =
                translate(held, ALL, host.incoming(here, edited(ANNA))).orElseThrow();
        assertThat(unknown.hold()).isEqualTo(Duration.ofMinutes(1));
        assertThat(((Relay.Revision) unknown.what()).unknown()).isTrue();
        assertThat(translate(held, ALL, about(reference(here, SyncRef.State.LIVE), edited(ANNA), 0))
                        .orElseThrow()
                        .hold())
                .as("the edit of a known one folds or goes at once")
                .isZero();
    }

    @Test
    void aDeletionOfAnyCopyCountsOnce() {
        assertThat(translate(about(reference(here, SyncRef.State.LIVE), deleted("m1"), 0)))
                .contains(Outgoing.now(new Relay.Removal()));
        assertThat(translate(about(reference(there, SyncRef.State.LIVE), deleted("c1"), 0)))
                .isPresent();
        assertThat(translate(about(reference(there, SyncRef.State.DELETED), deleted("c1"), 0)))
                .as("the echo of our own deletions")
                .isEmpty();
        assertThat(translate(host.incoming(here, deleted("m9")))).isEmpty();
    }

    @Test
    void whoDeletesANoticeLeavesTheMessage() {
        assertThat(translate(about(reference(there, SyncRef.State.LIVE), deleted("n1"), 0)))
                .isEmpty();
    }

    @Test
    void whereTwoChannelsHaveBecomeOneANoticeIsOneAndAnAuthorIsTheAuthor() {
        SyncRef foreign = reference(there, SyncRef.State.LIVE);
        SyncRef ours = reference(here, SyncRef.State.LIVE);
        FakeChannel old = host.directory().addChannel("old", "one");
        old.mergeInto(here);
        assertThat(translate(new Incoming(old, deleted("n1"), Optional.of(foreign), 0)))
                .isEmpty();
        assertThat(translate(new Incoming(old, reacted("n1"), Optional.of(foreign), 0)))
                .isEmpty();
        assertThat(translate(new Incoming(old, edited(ANNA), Optional.of(ours), 0)))
                .isPresent();
    }

    @Test
    void editsAndDeletesAreSwitchedOffByThemselves() {
        SyncRef ours = reference(here, SyncRef.State.LIVE);
        RelayRules noEdits = new RelayRules("family", false, true, true, true, Relay.Quoting.DEFAULT, Duration.ZERO);
        assertThat(translate(noEdits, ALL, about(ours, edited(ANNA), 0))).isEmpty();
        assertThat(translate(noEdits, ALL, about(ours, deleted("m1"), 0))).isPresent();
        RelayRules noDeletes = new RelayRules("family", true, false, true, true, Relay.Quoting.DEFAULT, Duration.ZERO);
        assertThat(translate(noDeletes, ALL, about(ours, edited(ANNA), 0))).isPresent();
        assertThat(translate(noDeletes, ALL, about(ours, deleted("m1"), 0))).isEmpty();
    }

    private Reacted reacted(String id) {
        return new Reacted(
                host.occurrence(here), new MessageId(id), new Reacted.OfUser(BERT, List.of(Reaction.emoji("👍"))));
    }

    @Test
    void reactionsToAnyCopyAreShown() {
        Outgoing shown = Outgoing.now(new Relay.Reactions());
        assertThat(translate(about(reference(here, SyncRef.State.LIVE), reacted("m1"), 0)))
                .contains(shown);
        assertThat(translate(about(reference(there, SyncRef.State.LIVE), reacted("c1"), 0)))
                .contains(shown);
        assertThat(translate(about(reference(there, SyncRef.State.LIVE), reacted("c1"), 1)))
                .contains(shown);
    }

    @Test
    void reactionsToALineOfOursAndToWhatIsGoneAreNot() {
        assertThat(translate(about(reference(there, SyncRef.State.LIVE), reacted("n1"), 0)))
                .isEmpty();
        assertThat(translate(about(reference(here, SyncRef.State.DELETED), reacted("m1"), 0)))
                .isEmpty();
        assertThat(translate(about(reference(here, SyncRef.State.DROPPED), reacted("m1"), 0)))
                .isEmpty();
        assertThat(translate(host.incoming(here, reacted("m9")))).isEmpty();
    }

    @Test
    void reactionsAreSwitchedOff() {
        RelayRules none = new RelayRules("family", true, true, true, false, Relay.Quoting.DEFAULT, Duration.ZERO);
        assertThat(translate(none, ALL, about(reference(here, SyncRef.State.LIVE), reacted("m1"), 0)))
                .isEmpty();
    }

    @Test
    void whoComesAndWhoGoesWaitForCompany() {
        Outgoing joined = translate(host.incoming(here, new Joined(host.occurrence(here), ANNA, Optional.empty())))
                .orElseThrow();
        Outgoing left = translate(host.incoming(here, new Left(host.occurrence(here), ANNA, Optional.empty())))
                .orElseThrow();
        assertThat(joined.what()).isEqualTo(new Relay.Line(List.of("Anna@lab"), "joined"));
        assertThat(joined.hold()).isEqualTo(Duration.ofSeconds(2));
        assertThat(left.what()).isEqualTo(new Relay.Line(List.of("Anna@lab"), "left"));
        assertThat(joined.fold()).isPresent().isEqualTo(left.fold());
        RelayOptions quiet = new RelayOptions(false, Renames.OFF, false, "{{ user }}", false);
        assertThat(translate(
                        RULES, quiet, host.incoming(here, new Joined(host.occurrence(here), ANNA, Optional.empty()))))
                .isEmpty();
    }

    @Test
    void aTitleIsToldOrSetOrNeither() {
        Incoming byBert = host.incoming(here, new Renamed(host.occurrence(here), "New", Optional.of(BERT)));
        Relay.Line told = new Relay.Line(List.of("Bert@lab"), "renamed the channel to “New”");
        assertThat(translate(byBert)).contains(Outgoing.now(told));
        RelayOptions apply = new RelayOptions(true, Renames.APPLY, false, "{{ user }}", false);
        assertThat(translate(RULES, apply, byBert)).contains(Outgoing.now(new Relay.Title("New", told)));
        RelayOptions off = new RelayOptions(true, Renames.OFF, false, "{{ user }}", false);
        assertThat(translate(RULES, off, byBert)).isEmpty();

        Incoming byNobody = host.incoming(here, new Renamed(host.occurrence(here), "New", Optional.empty()));
        assertThat(translate(byNobody))
                .contains(Outgoing.now(new Relay.Line(List.of("The channel on One"), "is now called “New”")));
    }

    @Test
    void goesToEveryTargetAlike() {
        List<Relay> relays =
                translate(host.posted(here, "Anna", "hello")).orElseThrow().to(List.of(there, here));
        assertThat(relays).extracting(Relay::target).containsExactly(there, here);
        assertThat(relays.getFirst().what()).isSameAs(relays.getLast().what());
    }
}
