package dev.rialto.plug.xmpp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rialto.api.event.Event;
import dev.rialto.api.event.Joined;
import dev.rialto.api.event.Left;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who comes and goes is a person, however many clients and nicks they have. */
final class XmppPresenceTest {
    private static final String ANNA = "anna@localhost";

    private final RoomFixture fixture = new RoomFixture();

    @BeforeEach
    void weAreInAndAnnaComes() {
        fixture.room.delivery().release(fixture.enter(RoomFixture.WITH_ARCHIVE));
        fixture.comes("Anna", ANNA);
    }

    private List<String> told() {
        return fixture.link.events().stream().map(XmppPresenceTest::line).toList();
    }

    private static String line(Event event) {
        return switch (event) {
            case Joined joined -> joined.user().name() + " joined";
            case Left left -> left.user().name() + " left";
            default -> event.toString();
        };
    }

    @Test
    void anotherNickIsTheSamePerson() {
        fixture.renames("Anna", "Ann", ANNA);
        fixture.renames("Ann", "Anna", ANNA);
        assertThat(told()).containsExactly("Anna joined");
        fixture.goes("Anna", ANNA);
        assertThat(told()).containsExactly("Anna joined", "Anna left");
    }

    /** Prosody shows it as a nick that comes, and on the way back as one that goes. */
    @Test
    void oneOfTwoClientsTakesAnotherNickAndComesBack() {
        fixture.comes("Ann", ANNA);
        fixture.goes("Ann", ANNA);
        assertThat(told()).containsExactly("Anna joined");
        fixture.goes("Anna", ANNA);
        assertThat(told()).containsExactly("Anna joined", "Anna left");
    }

    /** Ejabberd shows the way back as a nick that becomes one that is there. */
    @Test
    void twoNicksBecomeOne() {
        fixture.comes("Ann", ANNA);
        fixture.renames("Ann", "Anna", ANNA);
        assertThat(told()).containsExactly("Anna joined");
        fixture.goes("Anna", ANNA);
        assertThat(told()).containsExactly("Anna joined", "Anna left");
    }

    @Test
    void whoTakesANickThatSomebodyHadIsSomebodyElse() {
        fixture.renames("Anna", "Ann", ANNA);
        fixture.comes("Anna", "bert@localhost");
        fixture.goes("Ann", ANNA);
        assertThat(told()).containsExactly("Anna joined", "Anna joined", "Ann left");
    }
}
