package dev.rialto.tck.plug;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rialto.api.event.Posted;
import dev.rialto.api.message.ChannelId;
import dev.rialto.api.message.ChannelRef;
import dev.rialto.api.message.Message;
import dev.rialto.api.message.MessageId;
import dev.rialto.api.message.MessageName;
import dev.rialto.api.message.RichText;
import dev.rialto.api.message.User;
import dev.rialto.api.operation.Failure;
import dev.rialto.api.operation.Operation;
import dev.rialto.api.operation.Outcome;
import dev.rialto.api.operation.Post;
import dev.rialto.api.operation.Receipt;
import dev.rialto.api.plug.Feature;
import dev.rialto.api.plug.Plug;
import dev.rialto.api.plug.PlugException;
import dev.rialto.api.plug.Session;
import dev.rialto.tck.time.Patience;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.awaitility.core.ConditionTimeoutException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;

/** What all tests of the contract stand on: a far side, a plug for two fresh channels, two people. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(Patience.OF_A_TEST)
abstract class PlugFixture {
    private final List<Session> open = new ArrayList<>();
    private final LogCapture log = new LogCapture();
    private final List<String> said = Collections.synchronizedList(new ArrayList<>());

    NetworkDriver driver;
    TestHost host;
    Plug plug;
    RecordingLink link;
    ChannelId channel;
    ChannelId second;
    Person anna;
    Person bert;

    /** The far side under which the plug is tested, running. Called once for a class, which closes it. */
    protected abstract NetworkDriver driver() throws Exception;

    @BeforeAll
    final void startFarSide() throws Exception {
        log.begin();
        driver = driver();
    }

    @AfterAll
    final void endFarSide() throws Exception {
        log.end();
        driver.close();
    }

    @BeforeEach
    final void arrange() throws Exception {
        driver.reset();
        channel = driver.newChannel();
        second = driver.newChannel();
        host = new TestHost(driver.clock(), List.of(channel, second));
        plug = driver.newPlug(host);
        link = new RecordingLink();
        anna = driver.person("Anna");
        bert = driver.person("Bert");
    }

    @AfterEach
    final void closeAndLookForSecrets() {
        link.end();
        open.forEach(Session::close);
        open.clear();
        assertThat(link.collisions()).as("two events with one key").isEmpty();
        link.lost().ifPresent(cause -> said.add(messages(cause)));
        host.channels().forEach(id -> link.status(ref(id)).ifPresent(status -> said.add(status.detail())));
        said.add(plug.toString());
        said.addAll(log.lines());
        List<String> lines = List.copyOf(said);
        said.clear();
        log.clear();
        for (String secret : driver.secrets()) {
            assertThat(lines).as("what people may read").noneMatch(line -> line.contains(secret));
        }
    }

    final ChannelRef ref(ChannelId id) {
        return new ChannelRef(plug.network(), id);
    }

    final Session open() throws PlugException, InterruptedException {
        Session session = plug.open(link);
        open.add(session);
        return session;
    }

    /** Ends a session and opens the next as the host does; it remembers what was accepted. */
    final Session reopen(Session session) throws Exception {
        link.end();
        session.close();
        link = link.next();
        return openPatiently();
    }

    /** Opens as soon as it can be done; the host would back off and call again. */
    final Session openPatiently() {
        return patiently("the plug can be opened")
                .until(this::tryOpen, Optional::isPresent)
                .orElseThrow();
    }

    private Optional<Session> tryOpen() throws InterruptedException {
        try {
            return Optional.of(open());
        } catch (PlugException e) {
            remember(e);
            link = link.next();
            return Optional.empty();
        }
    }

    final void remember(PlugException e) {
        said.add(messages(e));
    }

    private static String messages(Throwable thrown) {
        StringBuilder messages = new StringBuilder();
        for (Throwable each = thrown; each != null; each = each.getCause()) {
            messages.append(each).append('\n');
        }
        return messages.toString();
    }

    final boolean full(Session session, Feature feature) {
        return session.capabilities(ref(channel)).full(feature);
    }

    /** A message whose author is for the record only. */
    static Message message(String text) {
        return message(RichText.of(text));
    }

    static Message message(RichText text) {
        return Message.builder(User.named("Zoë of elsewhere"), text).build();
    }

    final Post post(String text) {
        return post(channel, message(text));
    }

    final Post post(ChannelId where, Message message) {
        return Post.builder(ref(where), Tokens.next(), message).build();
    }

    final Outcome execute(Session session, Operation operation) throws InterruptedException {
        Outcome outcome = session.execute(operation);
        failure(outcome).ifPresent(failure -> said.add(failure.text()));
        return outcome;
    }

    final Receipt sent(Session session, Operation operation) throws InterruptedException {
        Outcome outcome = execute(session, operation);
        assertThat(outcome).isInstanceOf(Outcome.Sent.class);
        return ((Outcome.Sent) outcome).receipt();
    }

    final MessageId sentId(Session session, Operation operation) throws InterruptedException {
        return sent(session, operation).id().orElseThrow(() -> new AssertionError("a post has a receipt with an id"));
    }

    static Optional<Failure> failure(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Sent sent -> Optional.empty();
            case Outcome.Refused refused -> Optional.of(refused.failure());
            case Outcome.TryLater later -> Optional.of(later.failure());
            case Outcome.Unknown unknown -> Optional.of(unknown.failure());
            case Outcome.Moved moved -> Optional.empty();
        };
    }

    static void assertRefused(Outcome outcome, Outcome.Scope scope) {
        assertThat(outcome)
                .isInstanceOfSatisfying(
                        Outcome.Refused.class,
                        refused -> assertThat(refused.scope()).isEqualTo(scope));
    }

    static void assertUnsupported(Outcome outcome) {
        assertRefused(outcome, Outcome.Scope.MESSAGE);
    }

    /** Waits until people see a message; what they see is text as the network carries it. */
    final Seen awaitSeen(ChannelId where, Predicate<Seen> wanted) {
        return patiently("people see a message in " + where)
                .until(() -> seen(where, wanted), Optional::isPresent)
                .orElseThrow();
    }

    final Seen awaitSeen(ChannelId where, String text) {
        try {
            return awaitSeen(where, seen -> seen.plain().equals(driver.carried(text)));
        } catch (ConditionTimeoutException e) {
            throw new AssertionError("nobody sees \"" + text + "\" but " + seenNow(where), e);
        }
    }

    private Optional<Seen> seen(ChannelId where, Predicate<Seen> wanted) throws Exception {
        return driver.seen(where).stream().filter(wanted).findFirst();
    }

    private String seenNow(ChannelId where) {
        try {
            return driver.seen(where).toString();
        } catch (Exception e) {
            return e.toString();
        }
    }

    final void awaitGone(ChannelId where, String text) {
        patiently("people do not see " + text + " any more")
                .until(() -> driver.seen(where).stream()
                        .noneMatch(seen -> seen.plain().equals(driver.carried(text))));
    }

    final <T> T awaitTrue(String what, Callable<T> value, Predicate<? super T> wanted) {
        return patiently(what).until(value, wanted);
    }

    private static ConditionFactory patiently(String what) {
        return Awaitility.await(what)
                .atMost(Patience.LIMIT)
                .pollInSameThread()
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(10));
    }

    /** The plain texts of what other people posted, in order. */
    final List<String> heard(ChannelId where) {
        return link.events(Posted.class, ref(where)).stream()
                .filter(posted -> !posted.own())
                .map(posted -> posted.message().text().plain())
                .toList();
    }

    static boolean names(Collection<MessageName> names, MessageId id) {
        return names.stream().anyMatch(name -> name.id().equals(id));
    }

    /** Whether a name is told as one that its sender chose. */
    static boolean chosen(Collection<MessageName> names, MessageId id) {
        return names.contains(new MessageName(id, true));
    }

    /** That the driver, which says it cannot do this, does not half do it. */
    static void assertCannot(ThrowingCallable deed) {
        assertThatThrownBy(deed).isInstanceOf(UnsupportedOperationException.class);
    }
}
