package dev.rialto.core.outbox;

import dev.rialto.api.message.ChannelRef;
import dev.rialto.api.plug.Capabilities;
import dev.rialto.api.plug.HostClock;
import dev.rialto.api.plug.Pace;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The stage that waits until an operation may be done: keeps the paces that the capabilities name. */
final class Due {
    private final HostClock clock;
    private final Map<Object, Pacer> pacers = new ConcurrentHashMap<>();

    Due(HostClock clock) {
        this.clock = clock;
    }

    /** Waits for the turn of the channel, or of all that share its pace, and for its plug's. */
    void await(ChannelRef channel, Capabilities capabilities) throws InterruptedException {
        await(
                new ChannelRef(channel.network(), capabilities.paceKey().orElse(channel.id())),
                capabilities.channelPace());
        await(channel.network(), capabilities.plugPace());
    }

    private void await(Object whose, Optional<Pace> pace) throws InterruptedException {
        if (pace.isEmpty()) {
            return;
        }
        Pacer pacer = pacers.compute(
                whose,
                (key, known) -> known != null && known.pace().equals(pace.get()) ? known : new Pacer(pace.get()));
        long now = clock.nanoTime();
        long slot = pacer.take(now);
        if (slot > now) {
            clock.sleep(Duration.ofNanos(slot - now));
        }
    }

    /** Forgets the paces of what has been quiet. */
    void sweep() {
        long now = clock.nanoTime();
        pacers.values().removeIf(pacer -> pacer.idle(now));
    }
}
