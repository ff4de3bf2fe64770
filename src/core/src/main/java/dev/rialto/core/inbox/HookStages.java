package dev.rialto.core.inbox;

import dev.rialto.api.hook.Channel;
import dev.rialto.api.hook.Interceptor;
import dev.rialto.api.hook.Router;
import java.util.List;
import java.util.function.LongFunction;

/**
 * The stages in which hooks have a say, with the hooks of one config. A reload puts others in their place; who deals with an
 * event keeps to those it began with, so that an event meets either all old hooks or all new ones. Immutable.
 */
public final class HookStages {
    private final LongFunction<Channel> channels;
    private final Intercept intercept;
    private final Route route;
    private final Watchers watchers;

    /** @param channels the channel of a number, as that config knows it */
    public HookStages(
            LongFunction<Channel> channels,
            List<Interceptor> interceptors,
            List<Router> routers,
            int maxHops,
            Watchers watchers) {
        this.channels = channels;
        this.intercept = new Intercept(interceptors);
        this.route = new Route(routers, maxHops);
        this.watchers = watchers;
    }

    Channel channel(long number) {
        return channels.apply(number);
    }

    Intercept intercept() {
        return intercept;
    }

    Route route() {
        return route;
    }

    public Watchers watchers() {
        return watchers;
    }
}
