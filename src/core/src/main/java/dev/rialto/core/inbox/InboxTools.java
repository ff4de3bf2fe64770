package dev.rialto.core.inbox;

import dev.rialto.api.plug.HostClock;
import dev.rialto.core.mailbox.Window;
import dev.rialto.core.outbox.Outbox;
import dev.rialto.core.refs.SyncCache;
import dev.rialto.core.refs.Ulids;
import dev.rialto.core.store.Store;
import java.util.function.Supplier;

/**
 * What all inbound lanes work with.
 *
 * @param budget how many rows all of them together have in memory
 * @param hooked what the hooks have a say in, by the config that counts now; whoever deals with an event asks once
 */
record InboxTools(
        Store store,
        HostClock clock,
        SyncCache references,
        Ulids ulids,
        Outbox outbox,
        Window.Budget budget,
        Supplier<HookStages> hooked,
        Gather gather,
        Albums albums,
        Parents parents,
        Echo echo,
        Enqueue enqueue,
        EnqueueReactions reactions) {}
