package dev.rialto.tck.plug;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rialto.api.event.Deleted;
import dev.rialto.api.event.Posted;
import dev.rialto.api.message.ChannelId;
import dev.rialto.api.message.MessageId;
import dev.rialto.api.operation.Outcome;
import dev.rialto.api.operation.Post;
import dev.rialto.api.plug.Session;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** That nothing people say is lost between two sessions. */
abstract class CatchUpContract extends FaultContract {

    @Test
    public final void whatWasSaidWhileWeWereAwayIsHeardOnceAndInOrder() throws Exception {
        Session session = open();
        anna.posts(channel, "before");
        link.awaitPosted("before");
        link.end();
        session.close();
        for (int i = 1; i <= 5; i++) {
            anna.posts(channel, "meanwhile " + i);
        }
        bert.posts(second, "elsewhere");
        link = link.next();
        openPatiently();
        anna.posts(channel, "after");
        link.awaitPosted("after");
        if (!driver.can(Ability.CATCH_UP)) {
            assertThat(heard(channel))
                    .doesNotHaveDuplicates()
                    .startsWith("before")
                    .endsWith("after");
            return;
        }
        link.awaitPosted("elsewhere");
        assertThat(heard(channel))
                .containsExactly(
                        "before", "meanwhile 1", "meanwhile 2", "meanwhile 3", "meanwhile 4", "meanwhile 5", "after");
    }

    @Test
    public final void editsAndDeletesMadeWhileWeWereAwayAreHeard() throws Exception {
        Session session = open();
        MessageId first = anna.posts(channel, "first");
        MessageId other = anna.posts(channel, "other");
        Posted posted = link.awaitPosted("other");
        link.awaitPosted("first");
        link.end();
        session.close();
        if (driver.can(Ability.EDITS)) {
            anna.edits(channel, first, "first, edited");
        }
        if (driver.can(Ability.DELETES)) {
            anna.deletes(channel, other);
        }
        link = link.next();
        openPatiently();
        anna.posts(channel, "after");
        link.awaitPosted("after");
        if (driver.can(Ability.CATCH_UP) && driver.can(Ability.EDITS)) {
            awaitEdited("first, edited");
        }
        if (driver.can(Ability.CATCH_UP) && driver.can(Ability.DELETES)) {
            link.await(Deleted.class, each -> names(posted.names(), each.target()));
        }
        assertThat(heard(channel)).containsExactly("first", "other", "after");
    }

    @Test
    public final void whatWasNotStoredIsToldAgain() throws Exception {
        Session session = open();
        anna.posts(channel, "stored");
        link.awaitPosted("stored");
        link.blockAccept();
        anna.posts(channel, "not stored");
        link.awaitBlocked();
        link.end();
        session.close();
        assertThat(heard(channel)).containsExactly("stored");
        link = link.next();
        openPatiently();
        anna.posts(channel, "after");
        link.awaitPosted("after");
        if (driver.can(Ability.CATCH_UP)) {
            assertThat(heard(channel)).containsExactly("stored", "not stored", "after");
        }
    }

    @Test
    public final void aRestartOfTheProgramForgetsAndRepeatsNothing() throws Exception {
        Session session = open();
        anna.posts(channel, "one");
        link.awaitPosted("one");
        link.end();
        session.close();
        anna.posts(channel, "two");
        plug = driver.newPlug(host);
        link = link.next();
        openPatiently();
        anna.posts(channel, "three");
        link.awaitPosted("three");
        if (driver.can(Ability.CATCH_UP)) {
            assertThat(heard(channel)).containsExactly("one", "two", "three");
        } else {
            assertThat(heard(channel)).containsSubsequence("one", "three").doesNotHaveDuplicates();
        }
    }

    @Test
    public final void aCutConnectionHealsOrIsToldAndNothingIsMissed() throws Exception {
        Session session = open();
        if (!driver.can(Ability.CUT)) {
            assertCannot(driver::cutConnection);
            return;
        }
        anna.posts(channel, "before");
        link.awaitPosted("before");
        driver.cutConnection();
        anna.posts(channel, "meanwhile 1");
        anna.posts(channel, "meanwhile 2");
        session = healed(session);
        anna.posts(channel, "after");
        link.awaitPosted("after");
        if (driver.can(Ability.CATCH_UP)) {
            assertThat(heard(channel)).containsExactly("before", "meanwhile 1", "meanwhile 2", "after");
        }
        sentId(session, post("and out"));
        awaitSeen(channel, "and out");
    }

    /** The session itself once it works again, or the next one where it says that it is over. */
    private Session healed(Session session) throws Exception {
        awaitTrue(
                "the session is lost, or can post again",
                () -> link.lost().isPresent() || canPost(session),
                Boolean::booleanValue);
        return link.lost().isPresent() ? reopen(session) : session;
    }

    private boolean canPost(Session session) throws InterruptedException {
        return execute(session, post(second, message("are we back?"))) instanceof Outcome.Sent;
    }

    @Test
    public final void anArchiveIsReadToItsEndAfterEachOpen() throws Exception {
        Session session = open();
        if (!session.capabilities(ref(channel)).archive()) {
            anna.posts(channel, "sentinel");
            link.awaitPosted("sentinel");
            assertThat(link.caughtUp()).isEmpty();
            return;
        }
        for (ChannelId id : List.of(channel, second)) {
            link.awaitCaughtUp(ref(id));
        }
        reopen(session);
        for (ChannelId id : List.of(channel, second)) {
            link.awaitCaughtUp(ref(id), 2);
        }
    }

    @Test
    public final void anArchiveShowsOurOwnWithItsToken() throws Exception {
        Session session = open();
        if (!session.capabilities(ref(channel)).archive()) {
            return;
        }
        link.awaitCaughtUp(ref(channel));
        link.blockAccept();
        Post post = post("ours");
        sentId(session, post);
        reopen(session);
        link.awaitCaughtUp(ref(channel), 2);
        assertThat(link.events(Posted.class, ref(channel)))
                .filteredOn(posted -> posted.token().equals(Optional.of(post.token())))
                .as("the archive's copy of our own message, whose echo was never accepted")
                .hasSize(1)
                .allMatch(Posted::own);
    }
}
