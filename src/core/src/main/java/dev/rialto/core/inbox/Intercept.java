package dev.rialto.core.inbox;

import dev.rialto.api.event.Event;
import dev.rialto.api.hook.Incoming;
import dev.rialto.api.hook.Interceptor;
import dev.rialto.api.hook.Verdict;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The stage in which hooks change or drop an event, for all hooks. Of a channel that is not active, all are dropped. */
final class Intercept {
    private static final Logger log = LoggerFactory.getLogger(Intercept.class);

    private final List<Interceptor> interceptors;

    Intercept(List<Interceptor> interceptors) {
        this.interceptors = List.copyOf(interceptors);
    }

    /** The event as it goes on; empty when it was dropped. */
    Optional<Incoming> apply(Incoming incoming) {
        if (!incoming.channel().heard()) {
            log.debug(
                    "{}: an event was dropped: it is not active",
                    incoming.channel().name());
            return Optional.empty();
        }
        Incoming now = incoming;
        for (Interceptor interceptor : interceptors) {
            switch (interceptor.intercept(now)) {
                case Verdict.Pass _ -> {}
                case Verdict.Replace(Event event) ->
                    now = new Incoming(now.channel(), event, now.reference(), now.hops(), now.urgent());
                case Verdict.Drop(String why) -> {
                    log.debug("{}: an event was dropped: {}", now.channel().name(), why);
                    return Optional.empty();
                }
            }
        }
        return Optional.of(now);
    }
}
