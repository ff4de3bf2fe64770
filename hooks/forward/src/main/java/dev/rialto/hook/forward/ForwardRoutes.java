package dev.rialto.hook.forward;

import dev.rialto.api.hook.Channel;
import dev.rialto.api.hook.Directory;
import dev.rialto.api.hook.Group;
import dev.rialto.api.plug.SettingsException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which channels are forwarded to which. */
final class ForwardRoutes {
    private final Map<Channel, Set<Channel>> byChannel = new LinkedHashMap<>();
    private final List<GroupRoute> byGroup = new ArrayList<>();

    /**
     * Finds the channels of the section.
     *
     * @throws SettingsException for a name that cannot be where it stands
     */
    ForwardRoutes(ForwardSettings settings, Directory directory) {
        if (settings.channels().isEmpty() && settings.groups().isEmpty()) {
            throw new SettingsException("", "forwards nothing; write channels { source = [ target, target ] }");
        }
        settings.channels().forEach((source, names) -> addChannel(source, names, directory));
        settings.groups().forEach((group, names) -> {
            String path = "groups." + group;
            byGroup.add(new GroupRoute(directory.group(path, group), targets(path, names, directory)));
        });
    }

    private void addChannel(String source, List<String> names, Directory directory) {
        String path = "channels." + source;
        List<Channel> sources = directory.targets(path, source);
        Set<Channel> targets = targets(path, names, directory);
        if (sources.size() == 1 && targets.equals(Set.copyOf(sources))) {
            throw new SettingsException(path, source + " is forwarded to itself only");
        }
        for (Channel channel : sources) {
            byChannel.computeIfAbsent(channel, each -> new LinkedHashSet<>()).addAll(targets);
        }
    }

    private static Set<Channel> targets(String path, List<String> names, Directory directory) {
        if (names.isEmpty()) {
            throw new SettingsException(path, "names no target");
        }
        Set<Channel> targets = new LinkedHashSet<>();
        for (int i = 0; i < names.size(); i++) {
            targets.addAll(directory.targets(path + "[" + i + "]", names.get(i)));
        }
        return targets;
    }

    /** Where what happens in the channel goes; each target once, never the channel itself. */
    List<Channel> targets(Channel source) {
        Set<Channel> targets = new LinkedHashSet<>();
        byChannel.forEach((channel, its) -> {
            if (channel.isSameAs(source)) {
                targets.addAll(its);
            }
        });
        for (GroupRoute route : byGroup) {
            if (route.group().contains(source)) {
                targets.addAll(route.targets());
            }
        }
        targets.removeIf(source::isSameAs);
        return List.copyOf(targets);
    }

    /** All channels that something is ever forwarded to. */
    Set<Channel> targets() {
        Set<Channel> targets = new LinkedHashSet<>();
        byChannel.values().forEach(targets::addAll);
        byGroup.forEach(route -> targets.addAll(route.targets()));
        return targets;
    }

    private record GroupRoute(Group group, Set<Channel> targets) {}
}
