package dev.rialto.core.host;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * How the host stands.
 *
 * @param name what the config calls it
 * @param plugs all of them, in the order of the config
 * @param channels those of which there is something to tell, by name
 * @param inboxBacklog events that are accepted and not routed yet
 * @param setAside events that could not be dealt with; the log says why
 * @param watcherDrops events that some watcher's queue had no room for, since the start
 * @param notes what else somebody should see to, a line each
 */
public record HostStatus(
        String name,
        String version,
        Instant startedAt,
        Duration uptime,
        List<PlugHealth> plugs,
        List<ChannelHealth> channels,
        long inboxBacklog,
        long setAside,
        long deadLetters,
        long watcherDrops,
        StoreHealth store,
        MemoryUse memory,
        List<String> notes) {

    public HostStatus {
        plugs = List.copyOf(plugs);
        channels = List.copyOf(channels);
        notes = List.copyOf(notes);
    }

    /**
     * One plug.
     *
     * @param name what the config calls it
     * @param network the network's name as people write it
     * @param since when it is in this state
     * @param cause why it is not online, or what keeps it from its work while it is; one line
     */
    public record PlugHealth(
            String name, String type, String network, PlugState state, Instant since, Optional<String> cause) {}

    /** The kinds of {@code PlugStatus}, as words. */
    public enum PlugState {
        CONNECTING,
        ONLINE,
        OFFLINE,
        FAILED,
        DISABLED
    }

    /**
     * One channel in which something waits or is wrong.
     *
     * @param waiting rows of its outbox, dead letters not counted
     * @param oldest the age of the first of them
     * @param held how many of them wait for their time because a hook holds them
     * @param parked why nothing can be sent there for now
     * @param note anything else that somebody should see to: the config still has its former id
     */
    public record ChannelHealth(
            String name,
            long waiting,
            Optional<Duration> oldest,
            long held,
            Optional<String> parked,
            Optional<String> note) {}

    /**
     * The store.
     *
     * @param failure why commits fail at the moment
     * @param freeBytes of the disk that holds the data directory
     * @param accepting whether new events are accepted; not while the disk is nearly full or commits fail
     */
    public record StoreHealth(Optional<String> failure, long freeBytes, boolean accepting) {}

    /**
     * Memory of the process in bytes.
     *
     * @param heapUsed by objects
     * @param heapMax that objects may use
     * @param resident as the operating system sees it; empty where it does not tell
     */
    public record MemoryUse(long heapUsed, long heapMax, Optional<Long> resident) {}
}
