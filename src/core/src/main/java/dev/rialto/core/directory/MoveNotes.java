package dev.rialto.core.directory;

import dev.rialto.api.hook.Channel;
import dev.rialto.api.message.ChannelId;
import dev.rialto.core.config.ChannelSection;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/** What is said of entries of the config whose channels have moved. */
final class MoveNotes {
    private MoveNotes() {}

    /**
     * A line for each entry that somebody should see to, by its name. Where two have become one channel, it is said of the one
     * that has moved.
     *
     * @param channels those of all entries, by their names
     */
    static Map<String, String> of(Collection<ChannelSection> entries, Map<String, ? extends Channel> channels) {
        Map<String, String> notes = new LinkedHashMap<>();
        Map<Long, ChannelSection> first = new HashMap<>();
        for (ChannelSection entry : entries) {
            Channel channel = Objects.requireNonNull(channels.get(entry.name()));
            ChannelId now = channel.ref().id();
            boolean elsewhere = !now.equals(entry.id());
            if (elsewhere) {
                notes.put(entry.name(), "has moved: its id is " + now + " now, the config still says " + entry.id());
            }
            ChannelSection other = first.putIfAbsent(channel.number(), entry);
            if (other != null) {
                notes.merge(
                        (elsewhere ? entry : other).name(),
                        same(other.name(), entry.name()),
                        (note, more) -> note + "; " + more);
            }
        }
        return notes;
    }

    /** That two entries are one channel. */
    static String same(String one, String other) {
        return one + " and " + other
                + " are the same channel since it moved: leave one of them out of the config, else what"
                + " is said there goes where both are joined";
    }
}
