package dev.rialto.hook.forward;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.rialto.api.event.Deleted;
import dev.rialto.api.event.Edited;
import dev.rialto.api.event.Event;
import dev.rialto.api.event.Joined;
import dev.rialto.api.event.Reacted;
import dev.rialto.api.event.Renamed;
import dev.rialto.api.hook.Channel;
import dev.rialto.api.hook.Conversation;
import dev.rialto.api.hook.Incoming;
import dev.rialto.api.hook.ReferenceKey;
import dev.rialto.api.hook.Relay;
import dev.rialto.api.hook.Router;
import dev.rialto.api.hook.SyncRef;
import dev.rialto.api.message.Message;
import dev.rialto.api.message.MessageId;
import dev.rialto.api.message.Reaction;
import dev.rialto.api.message.RichText;
import dev.rialto.api.message.User;
import dev.rialto.api.plug.SettingsException;
import dev.rialto.relay.Regex;
import dev.rialto.relay.Replacement;
import dev.rialto.tck.hook.FakeChannel;
import dev.rialto.tck.hook.FakeHost;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class ForwardRouterTest {
    private static final User ANNA = FakeHost.user("Anna");

    private final FakeHost host = new FakeHost("news");
    private final FakeChannel a = host.directory().addChannel("a", "one");
    private final FakeChannel b = host.directory().addChannel("b", "two");
    private final FakeChannel c = host.directory().addChannel("c", "three");

    private Router router(Section section) {
        return (Router)
                new ForwardHookFactory().create(section.settings(), host).getFirst();
    }

    private static List<Channel> targets(List<Relay> relays) {
        return relays.stream().map(Relay::target).toList();
    }

    private Incoming about(Event event) {
        SyncRef reference = new SyncRef(
                new ReferenceKey("key"),
                Optional.of(a),
                ANNA.id(),
                "Anna",
                host.clock().now(),
                SyncRef.State.LIVE,
                "hello",
                List.of());
        return new Incoming(a, event, Optional.of(reference), 0);
    }

    private Deleted deleted() {
        return new Deleted(host.occurrence(a), new MessageId("m1"), Optional.empty());
    }

    private Edited edited() {
        Message message = Message.builder(ANNA, RichText.of("hello again")).build();
        return new Edited(host.occurrence(a), new MessageId("m1"), message, List.of());
    }

    private void refused(Section section, String path, String message) {
        assertThatExceptionOfType(SettingsException.class)
                .isThrownBy(() -> router(section))
                .withMessageContaining(message)
                .satisfies(error -> assertThat(error.path()).isEqualTo(path));
    }

    @Test
    void goesOneWay() {
        Router router = router(Section.of("a", "b", "c"));
        assertThat(targets(router.route(host.posted(a, "Anna", "hello")))).containsExactly(b, c);
        assertThat(router.route(host.posted(b, "Anna", "hello"))).isEmpty();
    }

    @Test
    void aReplacementIsForTargets() {
        host.directory().addGroup("some", b);
        Section section = Section.of("a", "b");
        section.groups.put("some", List.of("c"));
        section.replace = List.of(new Replacement(Regex.parse("a"), "b", Optional.of(List.of("b", "c"))));
        assertThat(targets(router(section).route(host.posted(a, "Anna", "hello"))))
                .containsExactly(b);
        section.replace = List.of(new Replacement(Regex.parse("a"), "b", Optional.of(List.of("a"))));
        refused(section, "replace[0].to[0]", "nothing is relayed to a here, but to b, c");
    }

    @Test
    void labelsAndGroupsAreAllTheirChannels() {
        host.directory().addLabel("all", "b", "c", "a").addGroup("some", a, c);
        Section section = Section.of("a", "all");
        section.groups.put("some", List.of("b"));
        Router router = router(section);
        assertThat(targets(router.route(host.posted(a, "Anna", "hello"))))
                .as("each target once, and not the source")
                .containsExactly(b, c);
        assertThat(targets(router.route(host.posted(c, "Anna", "hello")))).containsExactly(b);
        assertThat(targets(router(Section.of("all", "b")).route(host.posted(c, "Anna", "hello"))))
                .containsExactly(b);
    }

    @Test
    void theLabelOfASyncIsSourceAndTarget() {
        host.directory()
                .addConversation(new Conversation(
                        "family", "lab", "lab", Optional.of("synced"), List.of("a", "b"), "channels.lab"));
        Channel label = host.directory().channel("synced:lab").orElseThrow();
        assertThat(targets(router(Section.of("lab", "c")).route(host.posted(label, "Anna", "hello"))))
                .containsExactly(c);
        assertThat(targets(router(Section.of("c", "synced:lab")).route(host.posted(c, "Anna", "hello"))))
                .containsExactly(label);
    }

    @Test
    void editsAndDeletionsAreMirroredUnlessSwitchedOff() {
        Router router = router(Section.of("a", "b"));
        assertThat(router.route(about(deleted()))).containsExactly(Relay.to(b, new Relay.Removal()));
        assertThat(router.route(about(edited())))
                .singleElement()
                .extracting(Relay::what)
                .isInstanceOf(Relay.Revision.class);

        Section neither = Section.of("a", "b");
        neither.edits = false;
        neither.deletes = false;
        assertThat(router(neither).route(about(deleted()))).isEmpty();
        assertThat(router(neither).route(about(edited()))).isEmpty();
    }

    @Test
    void reactionsAreShownIfAskedForAndOfWhomItMayBe() {
        Reacted.OfUser annas = new Reacted.OfUser(ANNA, List.of(Reaction.emoji("👍")));
        Incoming reacted = about(new Reacted(host.occurrence(a), new MessageId("m1"), annas));
        Section section = Section.of("a", "b");
        assertThat(router(section).route(reacted)).isEmpty();
        section.reactions = true;
        assertThat(router(section).route(reacted)).containsExactly(Relay.to(b, new Relay.Reactions()));
        section.deny = List.of("one:" + ANNA.id().orElseThrow().value());
        assertThat(router(section).route(reacted)).isEmpty();
    }

    @Test
    void comingsAndTitlesAreToldIfAskedFor() {
        Incoming joined = host.incoming(a, new Joined(host.occurrence(a), ANNA, Optional.empty()));
        Incoming renamed = host.incoming(a, new Renamed(host.occurrence(a), "New", Optional.of(ANNA)));
        Section section = Section.of("a", "b");
        assertThat(router(section).route(joined)).isEmpty();
        assertThat(router(section).route(renamed)).isEmpty();
        section.joins = true;
        section.renames = true;
        assertThat(router(section).route(joined)).isNotEmpty();
        assertThat(router(section).route(renamed))
                .singleElement()
                .extracting(Relay::what)
                .isInstanceOf(Relay.Line.class);
    }

    @Test
    void aPlugHasItsOwnOptions() {
        Section section = Section.of("a", "c").and("b", "c");
        section.plugs.put(
                "two",
                new ForwardSettings.Overrides(
                        Optional.empty(),
                        Optional.of(true),
                        Optional.of(true),
                        Optional.of("{{ user }} of {{ label }}"),
                        Optional.empty()));
        Router router = router(section);
        Relay.Copy copy = (Relay.Copy)
                router.route(host.posted(b, "Anna", "hello")).getFirst().what();
        assertThat(copy.message().author()).contains(User.named("Anna of b"));
        assertThat(router.route(host.incoming(b, new Renamed(host.occurrence(b), "New", Optional.empty()))))
                .isNotEmpty();
        assertThat(router.route(host.incoming(a, new Renamed(host.occurrence(a), "New", Optional.empty()))))
                .isEmpty();
    }

    @Test
    void onlyWhoIsAllowed() {
        Section section = Section.of("a", "b");
        section.allow = List.of("one:id-Anna");
        Router router = router(section);
        assertThat(router.route(host.posted(a, "Anna", "hello"))).isNotEmpty();
        assertThat(router.route(host.posted(a, "Bert", "hello")))
                .extracting(Relay::what)
                .containsExactly(new Relay.Withheld());
        assertThat(router.route(
                        host.posted(a, Message.builder(RichText.of("news")).build())))
                .as("nobody in particular")
                .extracting(Relay::what)
                .containsExactly(new Relay.Withheld());
        assertThat(router.route(about(deleted()))).as("a deletion adds nothing").isNotEmpty();
    }

    @Test
    void notWhoIsDenied() {
        Section section = Section.of("a", "b");
        section.deny = List.of("one:id-Anna");
        Router router = router(section);
        assertThat(router.route(host.posted(a, "Anna", "hello")))
                .extracting(Relay::what)
                .containsExactly(new Relay.Withheld());
        assertThat(router.route(about(edited()))).isEmpty();
        assertThat(router.route(host.posted(a, "Bert", "hello"))).isNotEmpty();
        assertThat(router.route(
                        host.posted(a, Message.builder(RichText.of("news")).build())))
                .isNotEmpty();
    }

    @Test
    void whatCannotBeIsRefused() {
        refused(new Section(), "", "forwards nothing");
        refused(Section.of("a"), "channels.a", "names no target");
        refused(Section.of("a", "b", "x"), "channels.a[1]", "there is no channel or label x");
        refused(Section.of("x", "b"), "channels.x", "there is no channel or label x");
        refused(Section.of("a", "a"), "channels.a", "a is forwarded to itself only");
        Section group = Section.of("a", "b");
        group.groups.put("staff", List.of("b"));
        refused(group, "groups.staff", "there is no group staff");
        Section user = Section.of("a", "b");
        user.deny = List.of("dc:7");
        refused(user, "users.deny[0]", "there is no plug dc");
    }

    @Test
    void whoSaidItFirstIsAllowedOrDeniedWhereverItComesFrom() {
        Section section = Section.of("a", "c").and("b", "c");
        section.deny = List.of("one:id-Anna");
        Router denying = router(section);
        Incoming annas = host.posted(a, "Anna", "hello");
        assertThat(denying.route(host.passedOn(annas, b)))
                .extracting(Relay::what)
                .containsExactly(new Relay.Withheld());
        assertThat(denying.route(host.passedOn(annas, b, "Anna")))
                .as("a hook before this one has taken the account away")
                .extracting(Relay::what)
                .containsExactly(new Relay.Withheld());
        section.deny = List.of("two:id-Anna");
        assertThat(router(section).route(host.passedOn(annas, b)))
                .as("the same id on another network is somebody else")
                .extracting(Relay::what)
                .doesNotContain(new Relay.Withheld());
    }

    @Test
    void anAllowListFitsALabelOfManyNetworks() {
        host.directory()
                .addConversation(new Conversation(
                        "family", "lab", "lab", Optional.of("synced"), List.of("a", "b"), "channels.lab"));
        Channel label = host.directory().channel("synced:lab").orElseThrow();
        Section section = Section.of("lab", "c");
        section.allow = List.of("one:id-Anna");
        Router router = router(section);
        assertThat(targets(router.route(host.passedOn(host.posted(a, "Anna", "hello"), label))))
                .containsExactly(c);
        assertThat(router.route(host.passedOn(host.posted(b, "Anna", "hello"), label)))
                .extracting(Relay::what)
                .containsExactly(new Relay.Withheld());
    }
}
