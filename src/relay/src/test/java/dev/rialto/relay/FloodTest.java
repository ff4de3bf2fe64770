package dev.rialto.relay;

import static dev.rialto.relay.RateLimit.Answer.FIRST_OVER;
import static dev.rialto.relay.RateLimit.Answer.OVER;
import static dev.rialto.relay.RateLimit.Answer.WITHIN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.rialto.api.message.User;
import dev.rialto.tck.hook.FakeChannel;
import dev.rialto.tck.hook.FakeHost;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class FloodTest {
    private static final User ANNA = FakeHost.user("Anna");
    private static final User BERT = FakeHost.user("Bert");

    private final FakeHost host = new FakeHost("family");
    private final FakeChannel here = host.directory().addChannel("here", "one");
    private final FakeChannel there = host.directory().addChannel("there", "two");
    private final Flood flood = new Flood(new FloodLimit(2, Duration.ofSeconds(10)), host.clock());

    private RateLimit.Answer says(User user) {
        return flood.says(Optional.of(user), here, "lab");
    }

    @Test
    void whatIsOverIsNotRelayedAndToldOnce() {
        assertThat(says(ANNA)).isEqualTo(WITHIN);
        assertThat(says(ANNA)).isEqualTo(WITHIN);
        assertThat(says(ANNA)).isEqualTo(FIRST_OVER);
        assertThat(says(ANNA)).isEqualTo(OVER);
        assertThat(says(ANNA)).isEqualTo(OVER);
    }

    @Test
    void whatWasLongAgoDoesNotCount() {
        says(ANNA);
        host.clock().advance(Duration.ofSeconds(9));
        says(ANNA);
        assertThat(says(ANNA)).isEqualTo(FIRST_OVER);
        host.clock().advance(Duration.ofSeconds(1));
        assertThat(says(ANNA)).isEqualTo(WITHIN);
        assertThat(says(ANNA)).isEqualTo(FIRST_OVER);
    }

    @Test
    void eachAuthorAndConversationIsCountedForItself() {
        says(ANNA);
        says(ANNA);
        assertThat(says(BERT)).isEqualTo(WITHIN);
        assertThat(flood.says(Optional.of(ANNA), here, "other")).isEqualTo(WITHIN);
        assertThat(flood.says(Optional.of(ANNA), there, "lab")).isEqualTo(WITHIN);
    }

    @Test
    void nobodyInParticularNeverSaysTooMuch() {
        for (int i = 0; i < 5; i++) {
            assertThat(flood.says(Optional.empty(), here, "lab")).isEqualTo(WITHIN);
        }
    }

    @Test
    void aLimitThatCannotBeIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new FloodLimit(0, Duration.ofSeconds(1)));
        assertThatIllegalArgumentException().isThrownBy(() -> new FloodLimit(1, Duration.ZERO));
    }
}
