package dev.rialto.hook.sync;

import dev.rialto.api.hook.Channel;
import dev.rialto.api.hook.Directory;
import dev.rialto.api.plug.SettingsException;
import dev.rialto.hook.sync.SyncSettings.Direction;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The groups of one sync, by the channels in them. */
final class SyncGroups {
    private final Map<Channel, SyncGroup> byChannel = new HashMap<>();

    /**
     * Finds the channels of the section.
     *
     * @throws SettingsException for a name that cannot be where it stands
     */
    SyncGroups(SyncSettings settings, Directory directory) {
        if (settings.channels().isEmpty()) {
            throw new SettingsException("channels", "names no label; write channels { label = [ channel, channel ] }");
        }
        labelsOnly("titles", settings.titles().keySet(), settings.channels().keySet());
        Map<Channel, Direction> directions = directions(settings, directory);
        settings.channels().forEach((label, names) -> add(label, names, directions, settings, directory));
        settings.directions().keySet().forEach(name -> {
            String path = "directions." + name;
            if (!byChannel.containsKey(directory.channel(path, name))) {
                throw new SettingsException(path, name + " is not a channel of this sync");
            }
        });
    }

    private static void labelsOnly(String key, Set<String> used, Set<String> labels) {
        for (String label : used) {
            if (!labels.contains(label)) {
                throw new SettingsException(
                        key + "." + label,
                        "there is no label " + label + "; channels has " + String.join(", ", labels));
            }
        }
    }

    private static Map<Channel, Direction> directions(SyncSettings settings, Directory directory) {
        Map<Channel, Direction> directions = new HashMap<>();
        settings.directions()
                .forEach((name, direction) -> directions.put(directory.channel("directions." + name, name), direction));
        return directions;
    }

    private void add(
            String label,
            List<String> names,
            Map<Channel, Direction> directions,
            SyncSettings settings,
            Directory directory) {
        String path = "channels." + label;
        if (names.isEmpty()) {
            throw new SettingsException(path, "names no channel");
        }
        Map<Channel, Direction> members = new LinkedHashMap<>();
        for (int i = 0; i < names.size(); i++) {
            Channel channel = member(path + "[" + i + "]", names.get(i), directory);
            if (members.put(channel, directions.getOrDefault(channel, Direction.BOTH)) != null) {
                throw new SettingsException(path + "[" + i + "]", names.get(i) + " is in this label already");
            }
        }
        Optional<Channel> virtual = settings.plug().map(plug -> directory.channel("plug", plug + ":" + label));
        SyncGroup group = new SyncGroup(label, virtual, members);
        group.channels().forEach(channel -> byChannel.put(channel, group));
        virtual.ifPresent(channel -> byChannel.put(channel, group));
    }

    private static Channel member(String path, String name, Directory directory) {
        Channel channel = directory.channel(path, name);
        if (channel.virtual()) {
            throw new SettingsException(
                    path, name + " is the label of a sync; name its channels instead, or forward to it");
        }
        return channel;
    }

    /** The group that a channel is a member of, or whose virtual channel it is. */
    Optional<SyncGroup> of(Channel channel) {
        return Optional.ofNullable(byChannel.get(channel));
    }
}
