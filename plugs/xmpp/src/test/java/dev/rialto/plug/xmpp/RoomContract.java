package dev.rialto.plug.xmpp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rialto.api.event.Joined;
import dev.rialto.api.event.Left;
import dev.rialto.api.event.Renamed;
import dev.rialto.api.message.Mention;
import dev.rialto.api.message.Message;
import dev.rialto.api.message.MessageId;
import dev.rialto.api.message.RichText;
import dev.rialto.api.message.Segment;
import dev.rialto.api.message.User;
import dev.rialto.api.message.UserId;
import dev.rialto.api.operation.Edit;
import dev.rialto.api.operation.Outcome;
import dev.rialto.api.operation.Post;
import dev.rialto.api.operation.Rename;
import dev.rialto.api.plug.ChannelStatus.State;
import dev.rialto.api.plug.Feature;
import dev.rialto.api.plug.Role;
import dev.rialto.api.plug.Secret;
import dev.rialto.api.plug.Session;
import dev.rialto.plug.xmpp.server.TestPerson;
import dev.rialto.tck.time.ManualClock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jivesoftware.smackx.muc.MUCAffiliation;
import org.jivesoftware.smackx.muc.MUCRole;
import org.junit.jupiter.api.Test;

/** What can happen to us in a room, on a real server; the contract of all plugs is tested besides. */
abstract class RoomContract extends ServerContract {
    @Override
    TestPerson owner() throws Exception {
        return person("owner", "Owner");
    }

    @Test
    void aTakenNickGetsAnUnderscore() throws Exception {
        TestPerson namesake = TestPerson.connect(server, "namesake", TestBridge.ACCOUNT);
        try {
            namesake.join(room);
            bridge.open();
            await("we are there under another nick", () -> owner.sees(room, "bridge_"));
            assertThat(bridge.post(room, "hello")).isInstanceOf(Outcome.Sent.class);
            namesake.says(room, "I am somebody else");
            assertThat(bridge.link().awaitPosted("I am somebody else").own()).isFalse();
        } finally {
            namesake.close();
        }
    }

    @Test
    void whoIsMentionedIsCalledByTheirNickThere() throws Exception {
        anna.join(room);
        owner.affiliation(room, server.jid(TestBridge.ACCOUNT), MUCAffiliation.admin);
        Session session = bridge.open();
        assertThat(session.capabilities(bridge.ref(room)).full(Feature.MENTION)).isTrue();
        Post post = Post.builder(bridge.ref(room), TestBridge.token(), calling("ask "))
                .build();
        Outcome sent = bridge.execute(post);
        assertThat(sent).isInstanceOf(Outcome.Sent.class);
        await(
                "the nick is seen",
                () -> anna.view(room).messages().stream()
                        .anyMatch(shown -> shown.body().equals("ask Anna or Otto")));
        MessageId copy = ((Outcome.Sent) sent).receipt().names().getFirst().id();
        Edit edit = new Edit(bridge.ref(room), TestBridge.token(), copy, calling("do ask "), Optional.empty());
        assertThat(bridge.execute(edit)).isInstanceOf(Outcome.Sent.class);
        await(
                "the nick is seen in the correction",
                () -> anna.view(room).messages().stream()
                        .anyMatch(shown -> shown.body().equals("do ask Anna or Otto")));
    }

    /** Words that mention Anna, by a name that is not her nick, and somebody who is not in the room. */
    private Message calling(String words) {
        return Message.builder(
                        User.named("somebody"),
                        RichText.of(
                                Segment.of(words),
                                Segment.mention("@ann", Mention.of(new UserId(server.jid("anna")))),
                                Segment.of(" or "),
                                Segment.mention("Otto", Mention.of(new UserId(server.jid("otto"))))))
                .build();
    }

    @Test
    void whoKicksUsIsToldAndWeComeBack() throws Exception {
        ManualClock clock = new ManualClock();
        bridge.clock(clock).open();
        owner.kicks(room, "bridge", "too loud");
        assertThat(bridge.link().awaitStatus(bridge.ref(room), State.KICKED).detail())
                .contains("kicked");
        clock.advance(Duration.ofSeconds(5));
        bridge.link().awaitStatus(bridge.ref(room), State.USABLE);
        owner.says(room, "welcome back");
        bridge.link().awaitPosted("welcome back");
    }

    @Test
    void anOperationBringsUsBackAtOnceAndNothingIsMissed() throws Exception {
        bridge.clock(new ManualClock()).open();
        owner.says(room, "before");
        bridge.link().awaitPosted("before");
        owner.kicks(room, "bridge", "");
        owner.says(room, "while you were out");
        bridge.link().awaitStatus(bridge.ref(room), State.KICKED);
        assertThat(bridge.post(room, "back")).isInstanceOf(Outcome.Sent.class);
        bridge.link().awaitPosted("while you were out");
    }

    @Test
    void aBanIsARefusalOfTheChannelUntilItIsLifted() throws Exception {
        bridge.clock(new ManualClock()).open();
        owner.affiliation(room, server.jid(TestBridge.ACCOUNT), MUCAffiliation.outcast);
        bridge.link().awaitStatus(bridge.ref(room), State.KICKED);
        assertRefused(bridge.post(room, "let me in"), Outcome.Scope.CHANNEL);
        owner.affiliation(room, server.jid(TestBridge.ACCOUNT), MUCAffiliation.none);
        assertThat(bridge.post(room, "thanks")).isInstanceOf(Outcome.Sent.class);
    }

    /** A room of ejabberd's that is closing takes questions and answers none of them; then the host tries again. */
    private Outcome postUntilAnswered(String room, String text) throws Exception {
        Outcome outcome = bridge.post(room, text);
        while (outcome instanceof Outcome.TryLater) {
            outcome = bridge.post(room, text);
        }
        return outcome;
    }

    private static void assertRefused(Outcome outcome, Outcome.Scope scope) {
        assertThat(outcome)
                .isInstanceOfSatisfying(
                        Outcome.Refused.class,
                        refused -> assertThat(refused.scope()).isEqualTo(scope));
    }

    @Test
    void oneRoomThatIsClosedToUsStopsNoOther() throws Exception {
        String closed = server.room("closed" + rooms);
        owner.join(closed);
        owner.configure(closed, Map.of("muc#roomconfig_membersonly", "1", "muc#roomconfig_persistentroom", "1"));
        bridge.in(closed).clock(new ManualClock()).open();
        bridge.link().awaitStatus(bridge.ref(closed), State.NO_RIGHTS);
        bridge.link().awaitCaughtUp(bridge.ref(closed));
        assertThat(bridge.post(room, "still here")).isInstanceOf(Outcome.Sent.class);
        assertRefused(bridge.post(closed, "hello?"), Outcome.Scope.CHANNEL);
        owner.affiliation(closed, server.jid(TestBridge.ACCOUNT), MUCAffiliation.member);
        assertThat(bridge.post(closed, "hello!")).isInstanceOf(Outcome.Sent.class);
        bridge.link().awaitStatus(bridge.ref(closed), State.USABLE);
    }

    @Test
    void aRoomWithAPasswordWantsIt() throws Exception {
        String secret = server.room("secret" + rooms);
        owner.join(secret);
        owner.configure(
                secret,
                Map.of(
                        "muc#roomconfig_passwordprotectedroom", "1",
                        "muc#roomconfig_roomsecret", "sesame",
                        "muc#roomconfig_persistentroom", "1"));
        try (TestBridge wrong = new TestBridge(server).in(secret).clock(new ManualClock())) {
            wrong.open();
            wrong.link().awaitStatus(wrong.ref(secret), State.NO_RIGHTS);
        }
        bridge.in(new XmppChannelSettings(secret, Optional.of(Secret.of("sesame")), Optional.of("knows it")))
                .open();
        bridge.link().awaitStatus(bridge.ref(secret), State.USABLE);
        await("we are there under the room's own nick", () -> owner.sees(secret, "knows it"));
    }

    @Test
    void whoMayNotSpeakIsMutedUntilTheyMay() throws Exception {
        bridge.clock(new ManualClock()).open();
        owner.configure(room, Map.of("muc#roomconfig_moderatedroom", "1", "muc#roomconfig_persistentroom", "1"));
        owner.role(room, "bridge", MUCRole.visitor);
        bridge.link().awaitStatus(bridge.ref(room), State.MUTED);
        assertRefused(bridge.post(room, "may I?"), Outcome.Scope.CHANNEL);
        owner.role(room, "bridge", MUCRole.participant);
        bridge.link().awaitStatus(bridge.ref(room), State.USABLE);
        assertThat(bridge.post(room, "thanks")).isInstanceOf(Outcome.Sent.class);
    }

    @Test
    void aForbiddenSubjectIsNoRefusalOfTheRoom() throws Exception {
        owner.configure(room, Map.of("muc#roomconfig_changesubject", "0", "muc#roomconfig_persistentroom", "1"));
        bridge.open();
        assertRefused(bridge.execute(new Rename(bridge.ref(room), TestBridge.token(), "Mine")), Outcome.Scope.MESSAGE);
        assertThat(bridge.post(room, "hello")).isInstanceOf(Outcome.Sent.class);
    }

    @Test
    void aClosedRoomIsGoneAndNotMadeAgain() throws Exception {
        bridge.clock(new ManualClock()).open();
        owner.destroys(room, Optional.empty(), "we are done");
        assertThat(bridge.link().awaitStatus(bridge.ref(room), State.GONE).detail())
                .isEqualTo("the room was closed: we are done");
        assertRefused(postUntilAnswered(room, "anybody?"), Outcome.Scope.CHANNEL);
        owner.enter(room, Optional.empty());
        assertThat(bridge.post(room, "ah")).isInstanceOf(Outcome.Sent.class);
    }

    @Test
    void aRoomOfTheConfigThatIsNotThereIsMade() throws Exception {
        String fresh = server.room("fresh" + rooms);
        bridge.in(fresh).open();
        assertThat(bridge.post(fresh, "first")).isInstanceOf(Outcome.Sent.class);
        anna.join(fresh);
        anna.says(fresh, "second");
        bridge.link().awaitPosted("second");
    }

    @Test
    void aRoomThatTheConfigDoesNotNameIsUsedAndNeverMade() throws Exception {
        String other = server.room("other" + rooms);
        bridge.open();
        assertRefused(bridge.post(other, "anybody?"), Outcome.Scope.CHANNEL);
        owner.join(other);
        assertThat(bridge.post(other, "there you are")).isInstanceOf(Outcome.Sent.class);
    }

    @Test
    void aRoomThatIsNamedByItsAddressIsHeardFromTheBeginning() throws Exception {
        String other = server.room("other" + rooms);
        owner.join(other);
        Session session = bridge.addressed(other).open();
        assertThat(session.capabilities(bridge.ref(other)).archive()).isTrue();
        owner.says(other, "hello");
        bridge.link().awaitPosted("hello");
    }

    @Test
    void aRoomThatTheHostIsAboutToUseIsEnteredAndPromisesNoArchiveBefore() throws Exception {
        String other = server.room("other" + rooms);
        owner.join(other);
        Session session = bridge.open();
        assertThat(session.capabilities(bridge.ref(other)).archive()).isFalse();
        bridge.link().awaitCaughtUp(bridge.ref(other));
        assertThat(session.capabilities(bridge.ref(other)).archive()).isTrue();
        await("we are in", () -> owner.sees(other, "bridge"));
    }

    @Test
    void whatWasSaidBeforeTheFirstStartIsNotToldNorIsTheSubjectNorWhoIsThere() throws Exception {
        owner.renames(room, "An old subject");
        owner.says(room, "an old message");
        anna.join(room);
        bridge.open();
        owner.says(room, "a new message");
        bridge.link().awaitPosted("a new message");
        assertThat(bridge.link().events()).hasSize(1);
    }

    @Test
    void theSubjectWithWhichWeWereGreetedIsTheTitle() throws Exception {
        owner.renames(room, "An old subject");
        Session session = bridge.open();
        Role.Titles titles = session.role(Role.Titles.class).orElseThrow();
        await("the title is known", () -> titles.title(bridge.ref(room)).equals(Optional.of("An old subject")));
        owner.renames(room, "A new subject");
        Renamed renamed =
                bridge.link().await(Renamed.class, event -> event.title().equals("A new subject"));
        assertThat(renamed.by().map(User::name)).contains("Owner");
    }

    @Test
    void whoWasKickedWentByAnothersDoing() throws Exception {
        bridge.open();
        anna.join(room);
        bridge.link().await(Joined.class, event -> event.user().name().equals("Anna"));
        owner.kicks(room, "Anna", "enough");
        Left left = bridge.link().await(Left.class, event -> event.user().name().equals("Anna"));
        assertThat(left.own()).isFalse();
        assertThat(List.of("Owner", "")).contains(left.by().map(User::name).orElse(""));
    }

    @Test
    void anotherNickIsNeitherComingNorGoing() throws Exception {
        anna.join(room);
        bridge.open();
        anna.takesNick(room, "Ann");
        anna.says(room, "I am Ann");
        anna.takesNick(room, "Anna");
        anna.says(room, "I am Anna again");
        bridge.link().awaitPosted("I am Anna again");
        anna.leave(room);
        Left left = bridge.link().await(Left.class, event -> true);
        assertThat(left.user().name()).isEqualTo("Anna");
        assertThat(bridge.link().events(Joined.class, bridge.ref(room))).isEmpty();
        assertThat(bridge.link().events(Left.class, bridge.ref(room))).hasSize(1);
    }

    @Test
    void aPersonIsThereAsLongAsOneOfTheirClientsIs() throws Exception {
        anna.join(room);
        owner.affiliation(room, server.jid(TestBridge.ACCOUNT), MUCAffiliation.admin);
        TestPerson phone = TestPerson.connect(server, "anna", "Anna");
        try {
            bridge.open();
            phone.join(room);
            phone.takesNick(room, "Ann");
            phone.says(room, "two nicks");
            bridge.link().awaitPosted("two nicks");
            phone.takesNick(room, "Anna");
            phone.says(room, "one nick");
            phone.leave(room);
            anna.says(room, "one client");
            bridge.link().awaitPosted("one client");
            anna.leave(room);
            bridge.link().await(Left.class, event -> event.user().name().equals("Anna"));
            assertThat(bridge.link().events(Joined.class, bridge.ref(room))).isEmpty();
            assertThat(bridge.link().events(Left.class, bridge.ref(room))).hasSize(1);
        } finally {
            phone.close();
        }
    }
}
