package dev.rialto.tck.plug;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rialto.api.event.Posted;
import dev.rialto.api.message.ChannelId;
import dev.rialto.api.message.RichText;
import dev.rialto.api.operation.ErrorKind;
import dev.rialto.api.operation.Outcome;
import dev.rialto.api.plug.Capabilities;
import dev.rialto.api.plug.Feature;
import dev.rialto.api.plug.Level;
import dev.rialto.api.plug.PlugException;
import dev.rialto.api.plug.Role;
import dev.rialto.api.plug.Session;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** How plugs open and close. */
abstract class LifecycleContract extends PlugFixture {

    @Test
    public final void theNetworkIsKnownFromTheConfigAlone() throws Exception {
        if (driver.can(Ability.AWAY)) {
            driver.away();
        } else {
            assertCannot(driver::away);
        }
        assertThat(plug.network()).isEqualTo(plug.network());
        assertThat(driver.newPlug(host).network()).isEqualTo(plug.network());
    }

    @Test
    public final void anOpenSessionCanPost() throws Exception {
        try (Session session = open()) {
            assertThat(full(session, Feature.POST)).isTrue();
            sentId(session, post("hello"));
            awaitSeen(channel, "hello");
        }
    }

    @Test
    public final void capabilitiesAreToldWithoutIo() throws Exception {
        Session session = open();
        assertThat(session.capabilities(ref(channel)))
                .as("a plug makes a few and hands out the same ones")
                .isSameAs(session.capabilities(ref(channel)));
        assertThat(session.capabilities(ref(new ChannelId("4711")))).isNotNull();
        if (driver.can(Ability.AWAY)) {
            driver.away();
            assertThat(session.capabilities(ref(channel))).isNotNull();
        }
    }

    @Test
    public final void capabilitiesMakeSense() throws Exception {
        Capabilities capabilities = open().capabilities(ref(channel));
        assertThat(capabilities.level(Feature.POST)).isEqualTo(Level.FULL);
        assertThat(capabilities.textLimit()).isPositive();
        assertThat(capabilities.captionLimit()).isPositive();
        assertThat(capabilities.reactionLimit()).isPositive();
        assertThat(capabilities.measure().length(RichText.EMPTY)).isZero();
        assertThat(capabilities.measure().length(RichText.of("a longer text")))
                .isGreaterThan(capabilities.measure().length(RichText.of("a text")));
        for (Feature operation : List.of(
                Feature.EDIT, Feature.DELETE, Feature.REACT, Feature.RENAME, Feature.PIN, Feature.OPEN_THREAD)) {
            assertThat(capabilities.level(operation))
                    .as("an operation cannot be left out of a message: %s", operation)
                    .isNotEqualTo(Level.DROPPED);
        }
    }

    @Test
    public final void rolesDoNotComeAndGo() throws Exception {
        Session session = open();
        for (Class<? extends Role> role :
                Set.of(Role.MemberList.class, Role.Titles.class, Role.Lookup.class, Role.ContentSource.class)) {
            assertThat(session.role(role).isPresent())
                    .isEqualTo(session.role(role).isPresent());
        }
    }

    @Test
    public final void wrongCredentialsAreAFailureOfAuthentication() throws Exception {
        if (!driver.can(Ability.CREDENTIALS)) {
            assertCannot(() -> driver.newPlugWithWrongCredentials(host));
            return;
        }
        plug = driver.newPlugWithWrongCredentials(host);
        assertThatThrownBy(this::open).isInstanceOfSatisfying(PlugException.class, e -> {
            remember(e);
            assertThat(e.kind()).isEqualTo(ErrorKind.AUTH);
            assertThat(e.getMessage()).isNotBlank().doesNotContain("\n");
        });
        assertThat(link.events()).isEmpty();
    }

    @Test
    public final void openingFailsWhileTheNetworkIsOutOfReachAndWorksAfterwards() throws Exception {
        if (!driver.can(Ability.AWAY)) {
            assertCannot(driver::back);
            return;
        }
        driver.away();
        Throwable failure = openAndInterrupt();
        assertThat(failure).isInstanceOfAny(PlugException.class, InterruptedException.class);
        if (failure instanceof PlugException e) {
            remember(e);
            assertThat(e.kind()).isEqualTo(ErrorKind.CONNECTION);
        }
        driver.back();
        link = link.next();
        openPatiently();
        anna.posts(channel, "welcome back");
        link.awaitPosted("welcome back");
    }

    /** Opens on a thread of its own, which is interrupted when it has not ended after two seconds. */
    private Throwable openAndInterrupt() throws Exception {
        CompletableFuture<Throwable> failure = new CompletableFuture<>();
        Thread opener = Thread.startVirtualThread(() -> {
            try {
                failure.complete(new AssertionError("opened without a network: " + open()));
            } catch (PlugException | InterruptedException | RuntimeException e) {
                failure.complete(e);
            }
        });
        try {
            return failure.get(2, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            opener.interrupt();
            return failure.get(10, TimeUnit.SECONDS);
        }
    }

    @Test
    public final void closingTwiceIsFineAndNothingIsHeardAfterwards() throws Exception {
        Session session = open();
        anna.posts(channel, "first");
        link.awaitPosted("first");
        RecordingLink closed = link;
        link = new RecordingLink();
        session.close();
        session.close();
        openPatiently();
        anna.posts(channel, "second");
        link.awaitPosted("second");
        assertThat(closed.events())
                .noneMatch(event -> event instanceof Posted posted
                        && posted.message().text().plain().equals("second"));
    }

    @Test
    public final void aClosedSessionSendsNothingAndDoesNotThrow() throws Exception {
        Session session = open();
        session.close();
        Outcome outcome = execute(session, post("too late"));
        assertThat(outcome).isInstanceOfAny(Outcome.TryLater.class, Outcome.Unknown.class);
        anna.posts(channel, "sentinel");
        awaitSeen(channel, "sentinel");
        assertThat(driver.seen(channel)).noneMatch(seen -> seen.plain().equals("too late"));
    }

    @Test
    public final void sessionsFollowEachOther() throws Exception {
        Session session = open();
        for (int i = 1; i <= 3; i++) {
            String text = "in session " + i;
            anna.posts(channel, text);
            link.awaitPosted(text);
            session = reopen(session);
        }
        anna.posts(channel, "at the end");
        link.awaitPosted("at the end");
        assertThat(heard(channel)).containsExactly("in session 1", "in session 2", "in session 3", "at the end");
    }

    @Test
    public final void aClosedSessionLeavesNoThreadThatKeepsTheProgramAlive() throws Exception {
        Set<Thread> before = keepingAlive();
        Session session = open();
        sentId(session, post("hello"));
        session.close();
        awaitTrue(
                "the session's threads end",
                () -> {
                    Set<Thread> left = keepingAlive();
                    left.removeAll(before);
                    return left;
                },
                Set::isEmpty);
    }

    private static Set<Thread> keepingAlive() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> !thread.isDaemon())
                .collect(Collectors.toSet());
    }
}
