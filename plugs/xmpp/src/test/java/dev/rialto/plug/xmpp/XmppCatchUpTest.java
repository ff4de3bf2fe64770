package dev.rialto.plug.xmpp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rialto.api.plug.Cursor;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.jivesoftware.smack.packet.Message;
import org.jivesoftware.smackx.muc.packet.MUCItem;
import org.jivesoftware.smackx.muc.packet.MUCUser;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What an archive can do to us, and that nothing is lost by it. */
final class XmppCatchUpTest {
    private final RoomFixture fixture = new RoomFixture();
    private final FakeArchive archive = new FakeArchive();
    private final Semaphore permits = new Semaphore(1);
    private final AtomicInteger ended = new AtomicInteger();
    private XmppCatchUp catchUp = catchUp(1_000);

    private XmppCatchUp catchUp(int maxEvents) {
        return new XmppCatchUp(
                fixture.room,
                new XmppArchive(archive, RoomFixture.ADDRESS),
                new XmppSettings.CatchUp(Duration.ofDays(7), maxEvents),
                fixture.link,
                fixture.clock,
                fixture.acceptor,
                permits,
                ended::incrementAndGet);
    }

    /** Everything up to "known" was heard before. */
    @BeforeEach
    void arrange() throws Exception {
        keep("known");
        fixture.link.accept(List.of(), cursor("known"));
    }

    private Cursor cursor(String id) {
        return new Place(Optional.of(id), fixture.clock.now()).cursor(RoomFixture.ADDRESS);
    }

    private void keep(String id) {
        archive.keep(id, RoomFixture.said("Anna", id, id), fixture.clock.now());
    }

    /** Said in the room while we are in it, and kept like all else. */
    private void says(String id) {
        keep(id);
        fixture.room.message(RoomFixture.said("Anna", id, id));
    }

    private String readTo() {
        return fixture.link
                .position(RoomFixture.ADDRESS.toString())
                .orElseThrow()
                .value();
    }

    private void advance(Duration pause) throws InterruptedException {
        fixture.clock.awaitWaiters(1);
        fixture.clock.advance(pause);
    }

    private void passPatience() throws InterruptedException {
        for (int seconds : new int[] {1, 3, 10}) {
            advance(Duration.ofSeconds(seconds));
        }
        fixture.clock.awaitWaiters(1);
    }

    @Test
    void anArchiveThatDoesNotAnswerForLongCostsNothing() throws Exception {
        keep("missed");
        archive.silent(true);
        catchUp.run(fixture.enter(RoomFixture.WITH_ARCHIVE));
        says("live");
        assertThat(fixture.heard()).isEmpty();
        passPatience();
        fixture.link.awaitPosted("live");
        assertThat(ended).hasPositiveValue();
        says("also live");
        assertThat(fixture.heard()).containsExactly("live", "also live");
        assertThat(readTo()).endsWith(" known");
        archive.silent(false);
        fixture.clock.advance(Duration.ofMinutes(1));
        fixture.link.awaitPosted("missed");
        says("later");
        fixture.link.awaitPosted("later");
        assertThat(fixture.heard()).containsExactly("live", "also live", "missed", "later");
        assertThat(fixture.link.collisions()).isEmpty();
        assertThat(readTo()).endsWith(" later");
    }

    @Test
    void aRoomThatIsNewHasAPlaceBeforeItIsHeard() throws Exception {
        RoomFixture fresh = new RoomFixture();
        long entry = fresh.enter(RoomFixture.WITH_ARCHIVE);
        assertThat(fresh.link.position(RoomFixture.ADDRESS.toString()))
                .as("where a process goes on that follows one killed at this moment")
                .hasValueSatisfying(place ->
                        assertThat(place.value()).isEqualTo(fresh.clock.now().toString()));
        keep("held");
        fresh.room.message(RoomFixture.said("Anna", "held", "held"));
        new XmppCatchUp(
                        fresh.room,
                        new XmppArchive(archive, RoomFixture.ADDRESS),
                        new XmppSettings.CatchUp(Duration.ofDays(7), 1_000),
                        fresh.link,
                        fresh.clock,
                        fresh.acceptor,
                        permits,
                        ended::incrementAndGet)
                .run(entry);
        assertThat(fresh.heard()).as("nothing of before").containsExactly("held");
        assertThat(fresh.link
                        .position(RoomFixture.ADDRESS.toString())
                        .orElseThrow()
                        .value())
                .endsWith(" held");
    }

    @Test
    void whatIsSaidWaitsForAnArchiveThatAnswersLate() throws Exception {
        keep("missed");
        archive.silent(true);
        catchUp.run(fixture.enter(RoomFixture.WITH_ARCHIVE));
        says("live");
        archive.silent(false);
        advance(Duration.ofSeconds(1));
        fixture.link.awaitPosted("live");
        assertThat(fixture.heard()).containsExactly("missed", "live");
        assertThat(readTo()).endsWith(" live");
    }

    @Test
    void nobodyWaitsForWhoWaitsForTheNextAttempt() {
        archive.silent(true);
        catchUp.run(fixture.enter(RoomFixture.WITH_ARCHIVE));
        assertThat(permits.availablePermits()).isEqualTo(1);
    }

    @Test
    void noAttemptFollowsTheEnd() {
        archive.silent(true);
        catchUp.run(fixture.enter(RoomFixture.WITH_ARCHIVE));
        catchUp.close();
        assertThat(fixture.clock.waiters()).isZero();
    }

    @Test
    void oneMessageThatCannotBeReadStopsNoOther() {
        keep("before");
        MUCUser broken = new MUCUser() {
            @Override
            public MUCItem getItem() {
                throw new IllegalStateException("a fault");
            }
        };
        Message poison = RoomFixture.said("Anna", "poison", "poison", broken);
        archive.keep("poison", poison, fixture.clock.now());
        archive.keep(" ", RoomFixture.said("Anna", "nameless", "nameless"), fixture.clock.now());
        keep("after");
        catchUp.run(fixture.enter(RoomFixture.WITH_ARCHIVE));
        fixture.room.message(poison);
        says("live");
        assertThat(fixture.heard()).containsExactly("before", "nameless", "after", "live");
    }

    @Test
    void anArchiveThatDoesNotSayWhereItsPagesEndIsReadToItsEnd() {
        archive.terse();
        List<String> missed =
                IntStream.range(0, 250).mapToObj(i -> "missed " + i).toList();
        missed.forEach(this::keep);
        catchUp.run(fixture.enter(RoomFixture.WITH_ARCHIVE));
        assertThat(fixture.heard()).containsExactlyElementsOf(missed);
        assertThat(readTo()).endsWith(" missed 249");
    }

    @Test
    void whoComesInAgainIsReadForAgainAndNotAtTheSameTime() throws Exception {
        keep("missed");
        archive.shut();
        long first = fixture.enter(RoomFixture.WITH_ARCHIVE);
        Thread one = Thread.startVirtualThread(() -> catchUp.run(first));
        archive.awaitAsked();
        keep("said while we were out again");
        long second = fixture.enter(RoomFixture.WITH_ARCHIVE);
        says("live");
        Thread two = Thread.startVirtualThread(() -> catchUp.run(second));
        archive.open();
        one.join();
        two.join();
        assertThat(fixture.heard()).containsExactly("missed", "said while we were out again", "live");
        assertThat(archive.mostAsking()).isEqualTo(1);
    }

    @Test
    void whatIsTooMuchToHoldIsReadFromTheArchive() throws Exception {
        archive.shut();
        catchUp = catchUp(10_000);
        long entry = fixture.enter(RoomFixture.WITH_ARCHIVE);
        Thread reader = Thread.startVirtualThread(() -> catchUp.run(entry));
        archive.awaitAsked();
        List<String> texts =
                IntStream.range(0, 1_200).mapToObj(i -> "live " + i).toList();
        texts.forEach(this::says);
        archive.open();
        reader.join();
        assertThat(fixture.heard()).containsExactlyElementsOf(texts);
    }

    @Test
    void aRoomWithoutAnArchiveHoldsNothingBack() {
        long entry = fixture.enter(RoomFeatures.NONE);
        List<String> texts =
                IntStream.range(0, 1_200).mapToObj(i -> "live " + i).toList();
        texts.forEach(this::says);
        catchUp.run(entry);
        says("later");
        assertThat(fixture.heard())
                .startsWith("live 0")
                .endsWith("live 1199", "later")
                .hasSize(1_201);
        assertThat(ended).hasValue(1);
    }

    @Test
    void noMoreIsReadThanIsWantedToTheMessage() {
        IntStream.range(0, 300).forEach(i -> keep("missed " + i));
        catchUp = catchUp(150);
        catchUp.run(fixture.enter(RoomFixture.WITH_ARCHIVE));
        assertThat(fixture.heard()).hasSize(150).endsWith("missed 149");
        assertThat(readTo()).endsWith(" missed 299");
    }

    @Test
    void whoWantsNothingReadsNothing() {
        keep("missed");
        catchUp = catchUp(0);
        catchUp.run(fixture.enter(RoomFixture.WITH_ARCHIVE));
        says("live");
        assertThat(fixture.heard()).containsExactly("live");
    }
}
