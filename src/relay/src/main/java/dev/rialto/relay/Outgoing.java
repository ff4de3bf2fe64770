package dev.rialto.relay;

import dev.rialto.api.hook.Channel;
import dev.rialto.api.hook.Relay;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * What an event becomes: the same in each channel that it is relayed to.
 *
 * @param fold see {@link Relay}
 */
public record Outgoing(Relay.What what, Duration hold, Optional<String> fold) {

    static Outgoing now(Relay.What what) {
        return after(Duration.ZERO, what);
    }

    static Outgoing after(Duration hold, Relay.What what) {
        return new Outgoing(what, hold, Optional.empty());
    }

    public List<Relay> to(Collection<Channel> targets) {
        return targets.stream()
                .map(target -> new Relay(target, what, hold, fold))
                .toList();
    }
}
