package dev.rialto.plug.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rialto.api.event.Posted;
import dev.rialto.api.message.ChannelId;
import dev.rialto.api.message.ChannelRef;
import dev.rialto.api.message.ContentId;
import dev.rialto.api.message.Media;
import dev.rialto.api.message.Message;
import dev.rialto.api.message.RichText;
import dev.rialto.api.operation.Outcome;
import dev.rialto.api.operation.Post;
import dev.rialto.api.operation.Token;
import dev.rialto.api.plug.ChannelStatus;
import dev.rialto.api.plug.Feature;
import dev.rialto.api.plug.Plug;
import dev.rialto.api.plug.PlugException;
import dev.rialto.api.plug.Role;
import dev.rialto.api.plug.Session;
import dev.rialto.tck.plug.RecordingLink;
import dev.rialto.tck.plug.TestHost;
import dev.rialto.tck.time.ManualClock;
import dev.rialto.tck.time.Patience;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What the demo network can that is not in the contract of plugs. */
@Timeout(Patience.OF_A_TEST)
final class DemoNetworkTest {
    private final DemoNetwork network = DemoNetwork.named("network-test");
    private final DemoRoom room = network.room("family");
    private final DemoPerson anna = network.person("Anna");
    private final ManualClock clock = new ManualClock();
    private final TestHost host = new TestHost(clock, List.of(room.id()));
    private final Plug plug = plug(DemoSettings.of("network-test"));
    private final ChannelRef family = new ChannelRef(plug.network(), room.id());
    private RecordingLink link = new RecordingLink();
    private int tokens;

    @AfterEach
    void forget() {
        network.reach(DemoNetwork.Reach.AWAY);
        DemoNetwork.forget("network-test");
    }

    private Plug plug(DemoSettings settings) {
        return new DemoPlugFactory().create(settings, host.context(id -> new DemoChannelSettings(id.value())));
    }

    @Test
    void slownessGoesByTheClockOfTheHost() throws Exception {
        Session session = plug.open(link);
        network.slowness(Duration.ofSeconds(5));
        CompletableFuture<Outcome> outcome = executing(session, post("slowly"));
        clock.awaitWaiters(1);
        assertThat(room.messages()).isEmpty();
        clock.advance(Duration.ofSeconds(5));
        assertThat(outcome.get(Patience.SECONDS, TimeUnit.SECONDS)).isInstanceOf(Outcome.Sent.class);
    }

    @Test
    void aSilentNetworkKeepsTheDoorShutAndSaysNothing() throws Exception {
        network.reach(DemoNetwork.Reach.SILENT);
        CompletableFuture<Session> opened = new CompletableFuture<>();
        CountDownLatch interrupted = new CountDownLatch(1);
        Thread opener = Thread.startVirtualThread(() -> {
            try {
                opened.complete(plug.open(link));
            } catch (InterruptedException e) {
                interrupted.countDown();
            } catch (PlugException e) {
                opened.completeExceptionally(e);
            }
        });
        opener.interrupt();
        assertThat(interrupted.await(Patience.SECONDS, TimeUnit.SECONDS)).isTrue();
        assertThat(opened).isNotDone();
        network.reach(DemoNetwork.Reach.THERE);
        plug.open(link).close();
    }

    @Test
    void whoIsShutOutHearsAndSaysNothingUntilLetIn() throws Exception {
        Session session = plug.open(link);
        room.shutOut("bridge");
        link.awaitStatus(family, ChannelStatus.State.KICKED);
        assertThat(session.execute(post("let me in")))
                .isInstanceOfSatisfying(
                        Outcome.Refused.class, it -> assertThat(it.scope()).isEqualTo(Outcome.Scope.CHANNEL));
        anna.posts(room, "among ourselves");
        network.room("elsewhere");
        anna.posts(network.room("elsewhere"), "sentinel");
        link.awaitPosted("sentinel");
        room.heal();
        link.awaitStatus(family, ChannelStatus.State.USABLE);
        anna.posts(room, "welcome");
        link.awaitPosted("welcome");
        assertThat(link.events(Posted.class, family)).hasSize(1);
    }

    @Test
    void filesGoBothWays(@TempDir Path folder) throws Exception {
        Session session = plug.open(link);
        byte[] bytes = "a picture".getBytes(StandardCharsets.UTF_8);
        ContentId local = new ContentId("elsewhere/1");
        host.media().put(local, folder, "cat.png", bytes);
        Media cat = Media.builder(local, Media.Kind.IMAGE).name("cat.png").build();
        session.execute(post(
                Message.builder(RichText.of("look")).attachments(List.of(cat)).build()));
        Media there = (Media) room.messages().getFirst().message().attachments().getFirst();
        assertThat(there.name()).contains("cat.png");
        assertThat(network.content(there.content())).hasValue(bytes);

        Media dog = Media.builder(network.upload(bytes), Media.Kind.IMAGE).build();
        anna.posts(room, Message.builder(RichText.of("and a dog")).attachments(List.of(dog)));
        Media heard =
                (Media) link.awaitPosted("and a dog").message().attachments().getFirst();
        Role.ContentSource source = session.role(Role.ContentSource.class).orElseThrow();
        try (var content = source.open(heard.content())) {
            assertThat(content.readAllBytes()).isEqualTo(bytes);
        }
    }

    @Test
    void aPersonaIsWhatPeopleSee() throws Exception {
        Session session = plug.open(link);
        session.execute(post("as myself"));
        session.execute(Post.builder(
                        family, token(), Message.builder(RichText.of("as Zoë")).build())
                .persona(new Post.Persona("Zoë", Optional.empty()))
                .build());
        assertThat(room.messages()).extracting(DemoMessage::author).containsExactly("bridge", "Zoë");
    }

    @Test
    void aTokenIsHonouredForAsLongAsIsSaid() throws Exception {
        Session session = plug.open(link);
        Post post = post("once");
        session.execute(post);
        clock.advance(Duration.ofMinutes(10).minusSeconds(1));
        session.execute(post);
        assertThat(room.messages()).hasSize(1);
        clock.advance(Duration.ofSeconds(1));
        session.execute(post);
        assertThat(room.messages()).hasSize(2);
    }

    @Test
    void twoAccountsHearEachOther() throws Exception {
        Plug other = plug(DemoSettings.of("network-test").withAccount("other"));
        assertThat(other.network()).isNotEqualTo(plug.network());
        RecordingLink otherLink = new RecordingLink();
        other.open(otherLink);
        Session session = plug.open(link);
        session.execute(post("hello, other"));
        assertThat(otherLink.awaitPosted("hello, other").own()).isFalse();
        assertThat(link.awaitPosted("hello, other").own()).isTrue();
    }

    @Test
    void onlyTheAuthorEdits() {
        DemoMessage message = anna.posts(room, "mine");
        assertThat(network.person("Bert").edits(room, message.id(), "yours")).isFalse();
        assertThat(anna.edits(room, message.id(), "still mine")).isTrue();
        assertThat(room.messages()).extracting(DemoMessage::text).containsExactly("still mine");
    }

    @Test
    void watchersAreToldInOrder() {
        BlockingQueue<DemoUpdate> seen = new LinkedBlockingQueue<>();
        DemoNetwork.Watch watch = network.watch(seen::add);
        DemoMessage message = anna.posts(room, "one");
        anna.edits(room, message.id(), "two");
        anna.deletes(room, message.id());
        watch.close();
        anna.posts(room, "unseen");
        assertThat(seen)
                .extracting(update -> update.getClass().getSimpleName())
                .containsExactly("Said", "Changed", "Removed");
    }

    @Test
    void aHostThatRemembersAnotherNetworkBeginsNow() throws Exception {
        Session session = plug.open(link);
        for (int i = 0; i < 10; i++) {
            anna.posts(room, "old " + i);
        }
        link.awaitPosted("old 9");
        link.end();
        session.close();
        DemoNetwork.forget("network-test");
        DemoNetwork anew = DemoNetwork.named("network-test");
        link = link.next();
        Session next = plug.open(link);
        anew.person("Bert").posts(anew.room("family"), "new");
        link.awaitPosted("new");
        next.close();
    }

    @Test
    void settingsTakeAwayWhatTheNetworkIsToBeWithout() {
        Plug poor = plug(DemoSettings.of("network-test").without(Set.of(Feature.EDIT)));
        assertThat(poor.toString()).doesNotContain("password");
        assertThatThrownBy(() -> DemoSettings.of(" ")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new DemoChannelSettings("")).isInstanceOf(IllegalArgumentException.class);
        assertThat(new DemoPlugFactory().address(new DemoChannelSettings("family")))
                .isEqualTo(new ChannelId("family"));
    }

    private CompletableFuture<Outcome> executing(Session session, Post post) {
        CompletableFuture<Outcome> outcome = new CompletableFuture<>();
        Thread.startVirtualThread(() -> {
            try {
                outcome.complete(session.execute(post));
            } catch (InterruptedException e) {
                outcome.completeExceptionally(e);
            }
        });
        return outcome;
    }

    private Post post(String text) {
        return post(Message.builder(RichText.of(text)).build());
    }

    private Post post(Message message) {
        return Post.builder(family, token(), message).build();
    }

    private Token token() {
        return new Token("token-" + ++tokens);
    }
}
