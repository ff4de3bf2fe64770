package dev.rialto.hook.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rialto.api.event.Deleted;
import dev.rialto.api.event.Edited;
import dev.rialto.api.event.Event;
import dev.rialto.api.event.Joined;
import dev.rialto.api.event.Left;
import dev.rialto.api.event.Posted;
import dev.rialto.api.hook.Channel;
import dev.rialto.api.hook.Hook;
import dev.rialto.api.hook.Incoming;
import dev.rialto.api.hook.ReferenceKey;
import dev.rialto.api.hook.Relay;
import dev.rialto.api.hook.Router;
import dev.rialto.api.hook.SyncRef;
import dev.rialto.api.message.Message;
import dev.rialto.api.message.MessageId;
import dev.rialto.api.message.Reply;
import dev.rialto.api.message.RichText;
import dev.rialto.api.message.User;
import dev.rialto.hook.sync.SyncSettings.DeleteScope;
import dev.rialto.hook.sync.SyncSettings.Direction;
import dev.rialto.hook.sync.SyncSettings.EditsOfUnknown;
import dev.rialto.hook.sync.SyncSettings.JoinsOf;
import dev.rialto.hook.sync.SyncSettings.Replies;
import dev.rialto.relay.FilterRule;
import dev.rialto.relay.FloodLimit;
import dev.rialto.relay.Regex;
import dev.rialto.relay.RelayOverrides;
import dev.rialto.relay.Replacement;
import dev.rialto.tck.hook.FakeChannel;
import dev.rialto.tck.hook.FakeHost;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class SyncRouterTest {
    private static final User ANNA = FakeHost.user("Anna");

    private final FakeHost host = new FakeHost("family");
    private final FakeChannel a = host.directory().addChannel("a", "one");
    private final FakeChannel b = host.directory().addChannel("b", "two");
    private final FakeChannel c = host.directory().addChannel("c", "three");
    private final Section section = Section.of("lab", "a", "b", "c");

    private Router router() {
        SyncSettings settings = section.settings();
        SyncHookFactory factory = new SyncHookFactory();
        factory.conversations("family", settings).stream()
                .filter(conversation -> !host.directory().conversations().contains(conversation))
                .forEach(host.directory()::addConversation);
        List<Hook> hooks = factory.create(settings, host);
        return (Router) hooks.getFirst();
    }

    private Channel label() {
        return host.directory().channel("synced:lab").orElseThrow();
    }

    private static List<Channel> targets(List<Relay> relays) {
        return relays.stream().map(Relay::target).toList();
    }

    private SyncRef reference(Optional<Channel> source) {
        return new SyncRef(
                new ReferenceKey("key"),
                source,
                ANNA.id(),
                "Anna",
                host.clock().now(),
                SyncRef.State.LIVE,
                "hello",
                List.of());
    }

    private Incoming deleted(Channel channel, Channel source, int hops) {
        Event event = new Deleted(host.occurrence(channel), new MessageId("m1"), Optional.empty());
        return new Incoming(channel, event, Optional.of(reference(Optional.of(source))), hops);
    }

    private Incoming joined(Channel channel, User user) {
        return host.incoming(channel, new Joined(host.occurrence(channel), user, Optional.empty()));
    }

    @Test
    void aMessageGoesToAllOthers() {
        Router router = router();
        assertThat(targets(router.route(host.posted(a, "Anna", "hello")))).containsExactly(b, c);
        assertThat(targets(router.route(host.posted(c, "Anna", "hello")))).containsExactly(a, b);
    }

    @Test
    void labelsAreStrangers() {
        FakeChannel d = host.directory().addChannel("d", "one");
        FakeChannel e = host.directory().addChannel("e", "two");
        section.and("other", "d", "e");
        assertThat(targets(router().route(host.posted(d, "Anna", "hello")))).containsExactly(e);
    }

    @Test
    void aChannelThatWasTwoIsAMemberOfBothLabels() {
        FakeChannel d = host.directory().addChannel("d", "two");
        section.and("other", "one:a", "d");
        Router router = router();
        assertThat(targets(router.route(host.posted(a, "Anna", "hello")))).containsExactly(b, c, d);
        assertThat(targets(router.route(host.posted(b, "Anna", "hello")))).containsExactly(a, c);
        assertThat(targets(router.route(host.posted(d, "Anna", "hello")))).containsExactly(a);
    }

    @Test
    void aChannelThatWasTwoTakesPartInEachLabelAsItsNameThereSays() {
        FakeChannel d = host.directory().addChannel("d", "two");
        section.and("other", "one:a", "d").direction("one:a", Direction.OUT);
        Router router = router();
        assertThat(targets(router.route(host.posted(a, "Anna", "hello")))).containsExactly(b, c);
        assertThat(targets(router.route(host.posted(d, "Anna", "hello")))).containsExactly(a);
    }

    @Test
    void aChannelThatWasTwoOfOneLabelIsThereOnce() {
        section.and("lab", "a", "b", "one:a");
        assertThat(targets(router().route(host.posted(b, "Anna", "hello")))).containsExactly(a);
    }

    @Test
    void theLabelHearsItsMembersAndSpeaksToThem() {
        section.plug("synced").nameFormat = "{{ user }} ({{ network }})";
        Router router = router();
        List<Relay> fromMember = router.route(host.posted(a, "Anna", "hello"));
        assertThat(targets(fromMember)).containsExactly(b, c, label());
        assertThat(author(fromMember.getFirst())).isEqualTo("Anna (One)");

        List<Relay> fromLabel = router.route(host.posted(label(), "News", "hello"));
        assertThat(targets(fromLabel)).containsExactly(a, b, c);
        assertThat(author(fromLabel.getFirst()))
                .as("who posts to the label says what they are called")
                .isEqualTo("News");
    }

    private static String author(Relay relay) {
        return ((Relay.Copy) relay.what()).message().author().orElseThrow().name();
    }

    @Test
    void whatAFilterDropsIsKeptFromAll() {
        section.filters = List.of(new FilterRule(
                Optional.of(new FilterRule.Conditions(
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(Regex.parse("spam")),
                        Optional.empty())),
                Optional.empty()));
        Router router = router();
        assertThat(router.route(host.posted(a, "Anna", "hello")))
                .extracting(Relay::what)
                .hasOnlyElementsOfType(Relay.Copy.class);
        List<Relay> dropped = router.route(host.posted(a, "Anna", "spam"));
        assertThat(targets(dropped)).containsExactly(b, c);
        assertThat(dropped).extracting(Relay::what).containsOnly(new Relay.Withheld());
    }

    @Test
    void whoSaysTooMuchIsToldOfOnce() {
        section.flood = Optional.of(new FloodLimit(1, Duration.ofSeconds(10)));
        Router router = router();
        assertThat(router.route(host.posted(a, "Anna", "one"))).hasSize(2);
        assertThat(router.route(host.posted(a, "Anna", "two")))
                .extracting(relay -> relay.what().getClass().getSimpleName())
                .containsExactly("Withheld", "Withheld", "Line", "Line");
        assertThat(router.route(host.posted(a, "Anna", "three")))
                .extracting(Relay::what)
                .containsOnly(new Relay.Withheld());
        host.clock().advance(Duration.ofSeconds(10));
        assertThat(router.route(host.posted(a, "Anna", "four")))
                .extracting(Relay::what)
                .hasOnlyElementsOfType(Relay.Copy.class);
    }

    @Test
    void eachTargetReadsItsOwnWords() {
        section.replace = List.of(new Replacement(Regex.parse("colou?r"), "hue", Optional.of(List.of("b"))));
        List<Relay> relays = router().route(host.posted(a, "Anna", "any colour, @everyone"));
        assertThat(relays)
                .extracting(
                        relay -> ((Relay.Copy) relay.what()).message().text().plain())
                .containsExactly("any hue, @\u200Beveryone", "any colour, @\u200Beveryone");
    }

    @Test
    void whatIsReplacedMakesNoMentionOfWhatIsNone() {
        section.replace = List.of(new Replacement(Regex.parse("[*\u200B]"), "", Optional.empty()));
        assertThat(router().route(host.posted(a, "Anna", "@\u200Beveryone, @every*one")))
                .extracting(
                        relay -> ((Relay.Copy) relay.what()).message().text().plain())
                .containsOnly("@\u200Beveryone, @\u200Beveryone");
    }

    @Test
    void aReplyStillNamesTheParentAndSaysHowItIsShown() {
        section.replies = Replies.QUOTE;
        section.quoteLength = 40;
        Reply reply = new Reply(new MessageId("m1"), Optional.empty(), RichText.EMPTY);
        Message message =
                Message.builder(ANNA, RichText.of("yes")).replyTo(reply).build();
        Relay.Copy copy =
                (Relay.Copy) router().route(host.posted(a, message)).getFirst().what();
        assertThat(copy.message().replyTo()).contains(reply);
        assertThat(copy.quoting()).isEqualTo(new Relay.Quoting(false, 40));
    }

    @Test
    void anInChannelSpeaksAndHearsNothing() {
        section.plug("synced").direction("b", Direction.IN);
        Router router = router();
        assertThat(targets(router.route(host.posted(a, "Anna", "hello")))).containsExactly(c, label());
        assertThat(targets(router.route(host.posted(b, "Anna", "hello")))).containsExactly(a, c, label());
        assertThat(targets(router.route(host.posted(label(), "Anna", "hello")))).containsExactly(a, c);
        assertThat(targets(router.route(deleted(a, b, 0)))).containsExactly(c, label());
    }

    @Test
    void anOutChannelHearsAndIsNotHeard() {
        section.direction("b", Direction.OUT);
        Router router = router();
        assertThat(targets(router.route(host.posted(a, "Anna", "hello")))).containsExactly(b, c);
        assertThat(router.route(host.posted(b, "Anna", "hello"))).isEmpty();
        assertThat(router.route(joined(b, ANNA))).isEmpty();
        assertThat(router.route(deleted(b, a, 0))).isEmpty();
    }

    @Test
    void anyCopysDeletionCountsOrTheOriginalsOnly() {
        Router all = router();
        assertThat(all.route(deleted(b, a, 0)))
                .containsExactly(Relay.to(a, new Relay.Removal()), Relay.to(c, new Relay.Removal()));
        section.deleteScope = DeleteScope.SOURCE_ONLY;
        Router sourceOnly = router();
        assertThat(sourceOnly.route(deleted(b, a, 0))).isEmpty();
        assertThat(targets(sourceOnly.route(deleted(a, a, 0)))).containsExactly(b, c);
        assertThat(targets(sourceOnly.route(deleted(b, a, 1))))
                .as("passed on by the hook that made the copy in b")
                .containsExactly(a, c);
        FakeChannel old = host.directory().addChannel("old", "one");
        old.mergeInto(a);
        assertThat(targets(sourceOnly.route(deleted(a, old, 0))))
                .as("said before its channel moved to where it is now")
                .containsExactly(b, c);
    }

    @Test
    void anEditOfSomethingUnknownIsSentOrNot() {
        Message message = Message.builder(ANNA, RichText.of("new")).build();
        Incoming edited = host.incoming(a, new Edited(host.occurrence(a), new MessageId("m9"), message, List.of()));
        assertThat(((Relay.Revision) router().route(edited).getFirst().what()).unknown())
                .isTrue();
        section.editsOfUnknown = EditsOfUnknown.IGNORE;
        assertThat(((Relay.Revision) router().route(edited).getFirst().what()).unknown())
                .isFalse();
    }

    @Test
    void speakersAreToldOfAndTheSilentAreNot() {
        section.joinsOf = JoinsOf.SPEAKERS;
        Router router = router();
        assertThat(router.route(joined(a, ANNA))).isEmpty();
        router.route(host.posted(a, "Anna", "hello"));
        assertThat(targets(router.route(joined(a, ANNA)))).containsExactly(b, c);
        Event left = new Left(host.occurrence(a), ANNA, Optional.empty());
        assertThat(targets(router.route(host.incoming(a, left)))).containsExactly(b, c);
        assertThat(router.route(joined(b, ANNA)))
                .as("the same id on another network is somebody else")
                .isEmpty();
    }

    @Test
    void aPlugHasItsOwnOptions() {
        section.plugs.put(
                "two",
                new RelayOverrides(
                        Optional.of(false),
                        Optional.empty(),
                        Optional.of(true),
                        Optional.of("{{ user }} of two"),
                        Optional.empty()));
        Router router = router();
        assertThat(router.route(joined(b, ANNA))).isEmpty();
        assertThat(router.route(joined(a, ANNA))).isNotEmpty();
        Relay.Copy copy = (Relay.Copy)
                router.route(host.posted(b, "Anna", "hello")).getFirst().what();
        assertThat(copy.message().author()).contains(User.named("Anna of two"));
    }

    @Test
    void aCommandDoesNotWait() {
        section.hold = Duration.ofMinutes(5);
        Router router = router();
        Posted posted = (Posted) host.posted(a, "Anna", "!help").event();
        assertThat(router.route(new Incoming(a, posted, Optional.empty(), 0)))
                .allSatisfy(relay -> assertThat(relay.hold()).hasMinutes(5));
        assertThat(router.route(new Incoming(a, posted, Optional.empty(), 0, true)))
                .allSatisfy(relay -> assertThat(relay.hold()).isZero());
    }

    @Test
    void theTitleOfALabelIsItsNameUnlessSaid() {
        section.and("other", "c2");
        section.titles.put("lab", "The lab");
        assertThat(new SyncHookFactory().conversations("family", section.settings()))
                .extracting(each -> each.label() + "=" + each.title() + " at " + each.path())
                .containsExactly("lab=The lab at channels.lab", "other=other at channels.other");
    }
}
