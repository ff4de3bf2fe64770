package dev.rialto.tck.plug;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rialto.api.message.MessageId;
import dev.rialto.api.operation.Operation;
import dev.rialto.api.operation.Outcome;
import dev.rialto.api.operation.Post;
import dev.rialto.api.operation.Receipt;
import dev.rialto.api.plug.Role;
import dev.rialto.api.plug.Session;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;

/** What plugs make of a network that does not do as it is asked. */
abstract class FaultContract extends TextContract {

    @Test
    public final void laterMeansLater() throws Exception {
        Session session = open();
        if (cannot(Fault.TRY_LATER)) {
            return;
        }
        driver.failNext(channel, Fault.TRY_LATER);
        Post post = post("patience");
        Outcome outcome = execute(session, post);
        assertThat(outcome).isInstanceOfSatisfying(Outcome.TryLater.class, later -> {
            if (driver.can(Ability.NAMES_DELAY)) {
                assertThat(later.after()).contains(Fault.DELAY);
            } else {
                assertThat(later.after()).isEmpty();
            }
        });
        assertThat(driver.seen(channel)).isEmpty();
        sentId(session, post);
        awaitSeen(channel, "patience");
    }

    @Test
    public final void aRefusedMessageIsNotARefusedChannel() throws Exception {
        Session session = open();
        if (cannot(Fault.REFUSE_MESSAGE)) {
            return;
        }
        driver.failNext(channel, Fault.REFUSE_MESSAGE);
        assertRefused(execute(session, post("bad")), Outcome.Scope.MESSAGE);
        sentId(session, post("good"));
        awaitSeen(channel, "good");
        assertThat(driver.seen(channel)).hasSize(1);
        assertThat(link.lost()).isEmpty();
    }

    @Test
    public final void aRefusedChannelIsTold() throws Exception {
        Session session = open();
        if (cannot(Fault.REFUSE_CHANNEL)) {
            return;
        }
        driver.failNext(channel, Fault.REFUSE_CHANNEL);
        assertRefused(execute(session, post("not here")), Outcome.Scope.CHANNEL);
        sentId(session, post(second, message("but here")));
        awaitSeen(second, "but here");
        assertThat(link.lost()).isEmpty();
    }

    @Test
    public final void anAnswerThatNeverCameIsUnknown() throws Exception {
        Session session = open();
        if (cannot(Fault.SWALLOW_ANSWER)) {
            return;
        }
        Instant before = driver.clock().now();
        driver.failNext(channel, Fault.SWALLOW_ANSWER);
        Post post = post("did it arrive?");
        Outcome outcome = execute(session, post);
        assertThat(outcome).isInstanceOfAny(Outcome.Unknown.class, Outcome.Sent.class);
        Seen seen = awaitSeen(channel, "did it arrive?");
        Session next = reopen(session);
        lookUp(next, post, before, seen.id());
        if (next.capabilities(ref(channel)).tokenHonoured().isPositive()) {
            sentId(next, post);
            sentId(next, post("sentinel"));
            awaitSeen(channel, "sentinel");
            assertThat(driver.seen(channel))
                    .as("a repeat under the same token is no second message")
                    .hasSize(2);
        }
    }

    private void lookUp(Session session, Post post, Instant since, MessageId seen) throws Exception {
        Optional<Role.Lookup> lookup = session.role(Role.Lookup.class);
        if (lookup.isEmpty()) {
            return;
        }
        Optional<Receipt> found = lookup.get().find(ref(channel), post.token(), since);
        assertThat(found)
                .hasValueSatisfying(receipt -> assertThat(names(receipt.names(), seen))
                        .as("%s among %s", seen, receipt.names())
                        .isTrue());
        assertThat(lookup.get().find(ref(channel), Tokens.next(), since)).isEmpty();
    }

    @Test
    public final void aHangingRequestCanBeCutOff() throws Exception {
        Session session = open();
        if (cannot(Fault.HANG)) {
            return;
        }
        driver.failNext(channel, Fault.HANG);
        Execution hanging = new Execution(session, post("into the void"));
        driver.awaitFault();
        hanging.thread.interrupt();
        assertThat(hanging.outcome.get(10, TimeUnit.SECONDS))
                .as("what execute ends with within 10 s of its interruption")
                .isInstanceOfAny(InterruptedException.class, Outcome.Unknown.class, Outcome.TryLater.class);
        usableOrLost(session);
    }

    @Test
    public final void whoIsInterruptedAlreadyIsCutOffToo() throws Exception {
        Session session = open();
        if (cannot(Fault.HANG)) {
            return;
        }
        driver.failNext(channel, Fault.HANG);
        CompletableFuture<Object> outcome = new CompletableFuture<>();
        Thread.startVirtualThread(() -> {
            Thread.currentThread().interrupt();
            Execution.execute(session, post("never said"), outcome);
        });
        assertThat(outcome.get(10, TimeUnit.SECONDS))
                .as("what execute ends with within 10 s on a thread that was interrupted before")
                .isInstanceOfAny(InterruptedException.class, Outcome.Unknown.class, Outcome.TryLater.class);
    }

    @Test
    public final void aHangingRequestEndsWithItsSession() throws Exception {
        Session session = open();
        if (cannot(Fault.HANG)) {
            return;
        }
        driver.failNext(channel, Fault.HANG);
        Execution hanging = new Execution(session, post("into the void"));
        driver.awaitFault();
        link.end();
        session.close();
        assertThat(hanging.outcome.get(10, TimeUnit.SECONDS))
                .as("what execute ends with within 10 s of the end of the session")
                .isInstanceOfAny(InterruptedException.class, Outcome.Unknown.class, Outcome.TryLater.class);
        sentId(reopen(session), post("after all"));
        awaitSeen(channel, "after all");
    }

    @Test
    public final void aHangingChannelDelaysNoOther() throws Exception {
        Session session = open();
        if (cannot(Fault.HANG)) {
            return;
        }
        driver.failNext(channel, Fault.HANG);
        Execution hanging = new Execution(session, post("into the void"));
        driver.awaitFault();
        sentId(session, post(second, message("meanwhile")));
        awaitSeen(second, "meanwhile");
        assertThat(hanging.outcome).isNotDone();
        hanging.thread.interrupt();
        hanging.outcome.get(10, TimeUnit.SECONDS);
    }

    /** A session that had a request cut off goes on, or says that it is over. */
    private void usableOrLost(Session session) throws Exception {
        Outcome outcome = execute(session, post("after all"));
        if (outcome instanceof Outcome.Sent) {
            awaitSeen(channel, "after all");
        } else {
            assertThat(outcome).isInstanceOfAny(Outcome.TryLater.class, Outcome.Unknown.class);
            link.awaitLost();
            sentId(reopen(session), post("after all that"));
            awaitSeen(channel, "after all that");
        }
    }

    @Test
    public final void nothingIsSentToANetworkOutOfReach() throws Exception {
        Session session = open();
        if (!driver.can(Ability.AWAY)) {
            assertCannot(driver::away);
            return;
        }
        driver.away();
        Execution failing = new Execution(session, post("into the dark"));
        Object outcome = failing.outcomeOrInterrupt();
        assertThat(outcome).isInstanceOfAny(InterruptedException.class, Outcome.Unknown.class, Outcome.TryLater.class);
        driver.back();
        Session next = reopen(session);
        sentId(next, post("light again"));
        awaitSeen(channel, "light again");
    }

    private boolean cannot(Fault fault) {
        if (!driver.can(fault)) {
            assertCannot(() -> driver.failNext(channel, fault));
        }
        return !driver.can(fault);
    }

    /** One {@code execute} on a thread of its own, as on a lane. */
    private static final class Execution {
        private final CompletableFuture<Object> outcome = new CompletableFuture<>();
        private final Thread thread;

        private Execution(Session session, Operation operation) {
            thread = Thread.startVirtualThread(() -> execute(session, operation, outcome));
        }

        private static void execute(Session session, Operation operation, CompletableFuture<Object> outcome) {
            try {
                outcome.complete(session.execute(operation));
            } catch (InterruptedException e) {
                outcome.complete(e);
            } catch (RuntimeException e) {
                outcome.completeExceptionally(e);
            }
        }

        /** How it ended; by an interruption where it does not end by itself within two seconds. */
        private Object outcomeOrInterrupt() throws Exception {
            try {
                return outcome.get(2, TimeUnit.SECONDS);
            } catch (TimeoutException e) {
                thread.interrupt();
                return outcome.get(10, TimeUnit.SECONDS);
            }
        }
    }
}
