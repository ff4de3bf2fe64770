package dev.rialto.plug.xmpp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rialto.api.event.Origin;
import dev.rialto.api.event.Posted;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.Optional;
import org.jivesoftware.smack.packet.ExtensionElement;
import org.jivesoftware.smackx.delay.packet.DelayInformation;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who may say that a message is an old one, and what is believed of it. */
final class XmppDelayTest {
    private static final RoomFeatures WITHOUT_ARCHIVE = new RoomFeatures(false, true, false, Optional.empty());

    private final RoomFixture fixture = new RoomFixture();
    private final Instant now = fixture.clock.now();
    private final Instant longAgo = now.minus(Duration.ofDays(2_000));
    private int said;

    @BeforeEach
    void enter() {
        fixture.enter(WITHOUT_ARCHIVE);
    }

    private Posted heard(ExtensionElement... delays) {
        fixture.room.message(RoomFixture.said("Anna", "id" + ++said, "!reload", delays));
        return fixture.link.events(Posted.class, fixture.channel).getLast();
    }

    private static DelayInformation delay(Instant at, String by) {
        return new DelayInformation(Date.from(at), by, "");
    }

    @Test
    void whatItsSenderCallsOldIsNotLiveAndStillWasSaidNow() {
        Posted plain = heard();
        assertThat(plain.origin()).isEqualTo(Origin.LIVE);
        Posted old = heard(new DelayInformation(Date.from(longAgo)));
        assertThat(old.origin()).isEqualTo(Origin.BACKLOG);
        assertThat(old.at()).isEqualTo(now);
        assertThat(old.message().author()).isEqualTo(plain.message().author());
        assertThat(fixture.link.position(RoomFixture.ADDRESS.toString()))
                .contains(new Place(Optional.empty(), now).cursor(RoomFixture.ADDRESS));
    }

    @Test
    void whatIsLateByLittleOrFromTomorrowIsLive() {
        assertThat(heard(delay(now.minusSeconds(60), "localhost")).origin()).isEqualTo(Origin.LIVE);
        assertThat(heard(delay(now.minusSeconds(61), "localhost")).origin()).isEqualTo(Origin.BACKLOG);
        Posted tomorrow = heard(delay(now.plusSeconds(86_400), "localhost"));
        assertThat(tomorrow.origin()).isEqualTo(Origin.LIVE);
        assertThat(tomorrow.at()).isEqualTo(now);
    }

    @Test
    void whatTheRoomKeptIsAsOldAsTheRoomSays() {
        Instant kept = now.minusSeconds(5).truncatedTo(ChronoUnit.MILLIS);
        Posted posted = heard(delay(longAgo, "anna@localhost"), delay(kept, RoomFixture.ADDRESS.toString()));
        assertThat(posted.origin()).isEqualTo(Origin.ARCHIVE);
        assertThat(posted.at()).isEqualTo(kept);
    }
}
