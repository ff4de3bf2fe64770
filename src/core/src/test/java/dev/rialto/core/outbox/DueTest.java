package dev.rialto.core.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rialto.api.message.ChannelId;
import dev.rialto.api.message.ChannelRef;
import dev.rialto.api.message.NetworkId;
import dev.rialto.api.plug.Capabilities;
import dev.rialto.api.plug.Pace;
import dev.rialto.tck.time.ManualClock;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Whose pace an operation keeps. */
class DueTest {
    private static final NetworkId NETWORK = new NetworkId("net");
    private static final Pace ONE_A_SECOND = new Pace(1, Duration.ofSeconds(1));

    private final ManualClock clock = new ManualClock();
    private final Due due = new Due(clock);

    @Test
    void channelsKeepAPaceOfTheirOwn() throws Exception {
        Capabilities own = Capabilities.builder().channelPace(ONE_A_SECOND).build();
        due.await(channel("a"), own);
        due.await(channel("b"), own);
        assertThat(clock.waiters()).isZero();
        assertWaits(channel("a"), own);
    }

    @Test
    void channelsOfOneKeyShareAPaceWithTheChannelThatItNames() throws Exception {
        Capabilities group = Capabilities.builder().channelPace(ONE_A_SECOND).build();
        Capabilities topic = Capabilities.builder()
                .channelPace(ONE_A_SECOND)
                .paceKey(new ChannelId("group"))
                .build();
        due.await(channel("group/1"), topic);
        assertWaits(channel("group/2"), topic);
        assertWaits(channel("group"), group);
    }

    @Test
    void theSameKeyOnAnotherNetworkIsAnother() throws Exception {
        Capabilities topic = Capabilities.builder()
                .channelPace(ONE_A_SECOND)
                .paceKey(new ChannelId("group"))
                .build();
        due.await(channel("group/1"), topic);
        due.await(new ChannelRef(new NetworkId("other"), new ChannelId("group/1")), topic);
        assertThat(clock.waiters()).isZero();
    }

    private static ChannelRef channel(String id) {
        return new ChannelRef(NETWORK, new ChannelId(id));
    }

    /** Waits for the next slot, which is a second away, until the clock brings it. */
    private void assertWaits(ChannelRef channel, Capabilities capabilities) throws InterruptedException {
        Thread waiting = Thread.ofVirtual().start(() -> {
            try {
                due.await(channel, capabilities);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
        clock.awaitWaiters(1);
        assertThat(clock.untilNext()).contains(Duration.ofSeconds(1));
        clock.advance(Duration.ofSeconds(1));
        waiting.join();
    }
}
