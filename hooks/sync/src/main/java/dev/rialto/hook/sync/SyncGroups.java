package dev.rialto.hook.sync;

import dev.rialto.api.hook.Channel;
import dev.rialto.api.hook.Directory;
import dev.rialto.api.plug.SettingsException;
import dev.rialto.hook.sync.SyncSettings.Direction;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The groups of one sync. Which of them a channel is in the directory knows, since it may change while the host runs. */
final class SyncGroups {
    private final String hook;
    private final Directory directory;
    private final Map<String, SyncGroup> byLabel = new LinkedHashMap<>();

    /**
     * Finds the channels of the section.
     *
     * @param hook the config's name of the sync
     * @throws SettingsException for a name that cannot be where it stands
     */
    SyncGroups(String hook, SyncSettings settings, Directory directory) {
        this.hook = hook;
        this.directory = directory;
        if (settings.channels().isEmpty()) {
            throw new SettingsException("channels", "names no label; write channels { label = [ channel, channel ] }");
        }
        labelsOnly("titles", settings.titles().keySet(), settings.channels().keySet());
        settings.titles().forEach((label, title) -> {
            if (title.isBlank()) {
                throw new SettingsException("titles." + label, "is blank; leave it out to have " + label + " for it");
            }
        });
        Map<Channel, Direction> directions = directions(settings, directory);
        settings.channels().forEach((label, names) -> add(label, names, directions, settings, directory));
        settings.directions().keySet().forEach(name -> {
            String path = "directions." + name;
            Channel channel = directory.channel(path, name);
            if (byLabel.values().stream()
                    .noneMatch(group -> group.channels().contains(channel)
                            || group.virtual().equals(Optional.of(channel)))) {
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

    /** Those of channels that go by another name in their label. */
    private static Map<Channel, Direction> directions(SyncSettings settings, Directory directory) {
        Map<Channel, Direction> directions = new HashMap<>();
        settings.directions().forEach((name, direction) -> {
            if (settings.channels().values().stream().noneMatch(names -> names.contains(name))) {
                directions.put(directory.channel("directions." + name, name), direction);
            }
        });
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
        Set<Direction> used = EnumSet.noneOf(Direction.class);
        for (int i = 0; i < names.size(); i++) {
            String name = names.get(i);
            Channel channel = member(path + "[" + i + "]", name, directory);
            if (names.indexOf(name) < i) {
                throw new SettingsException(path + "[" + i + "]", name + " is in this label already");
            }
            Direction direction =
                    settings.directions().getOrDefault(name, directions.getOrDefault(channel, Direction.BOTH));
            used.add(direction);
            // Two names are one channel where one of them has moved to the other, which is no reason not to start.
            members.putIfAbsent(channel, direction);
        }
        // With a plug, the label itself is heard, and hears.
        if (settings.plug().isEmpty() && used.size() == 1 && !used.contains(Direction.BOTH)) {
            throw new SettingsException(
                    path,
                    "nothing would ever be relayed: all its channels are "
                            + used.iterator().next().name().toLowerCase(Locale.ROOT)
                            + " in directions; leave one of them out there, or give the sync a plug");
        }
        Optional<Channel> virtual = settings.plug().map(plug -> directory.channel("plug", plug + ":" + label));
        byLabel.put(label, new SyncGroup(label, virtual, members));
    }

    private static Channel member(String path, String name, Directory directory) {
        Channel channel = directory.channel(path, name);
        if (channel.virtual()) {
            throw new SettingsException(
                    path, name + " is the label of a sync; name its channels instead, or forward to it");
        }
        return channel;
    }

    /** All channels that something is ever passed on to. */
    List<Channel> targets() {
        return byLabel.values().stream()
                .flatMap(group -> group.targets().stream())
                .toList();
    }

    /**
     * The groups that a channel is a member of, or the one whose virtual channel it is. Several only where channels of the
     * config have become one by a move.
     */
    List<SyncGroup> of(Channel channel) {
        return directory.conversations(channel).stream()
                .filter(conversation -> conversation.hook().equals(hook))
                .map(conversation -> Optional.ofNullable(byLabel.get(conversation.label())))
                .flatMap(Optional::stream)
                .toList();
    }
}
