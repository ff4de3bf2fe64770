package dev.rialto.core.inbox;

import dev.rialto.api.hook.Channel;
import dev.rialto.api.plug.HostClock;
import dev.rialto.core.mailbox.Window;
import dev.rialto.core.outbox.Outbox;
import dev.rialto.core.refs.SyncCache;
import dev.rialto.core.refs.Ulids;
import dev.rialto.core.store.Store;
import java.util.function.LongFunction;

/**
 * What all inbound lanes work with.
 *
 * @param budget how many rows all of them together have in memory
 * @param directory the channel of a number
 * @param names what people call a channel
 */
record InboxTools(
        Store store,
        HostClock clock,
        SyncCache references,
        Ulids ulids,
        Outbox outbox,
        Window.Budget budget,
        LongFunction<Channel> directory,
        LongFunction<String> names,
        Gather gather,
        Intercept intercept,
        Route route,
        Parents parents,
        Echo echo,
        Enqueue enqueue,
        EnqueueReactions reactions,
        Watchers watchers) {}
