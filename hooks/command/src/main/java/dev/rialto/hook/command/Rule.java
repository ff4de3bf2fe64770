package dev.rialto.hook.command;

import dev.rialto.api.hook.Channel;
import dev.rialto.api.hook.Directory;
import dev.rialto.api.hook.Group;
import dev.rialto.api.hook.Person;
import dev.rialto.api.message.User;
import dev.rialto.api.plug.SettingsException;
import dev.rialto.hook.command.CommandSettings.Mapping;
import dev.rialto.relay.Accounts;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * One mapping, with its names found. All that it says must fit.
 *
 * @param commands of the sets
 */
record Rule(
        Optional<List<Group>> groups,
        Optional<Set<String>> hooks,
        Optional<Set<String>> commands,
        Optional<Accounts> users,
        Optional<Set<String>> roles) {

    /**
     * Finds the names of a mapping.
     *
     * @param path the setting that it is
     * @param own the command hook's own name
     * @throws SettingsException for a name that is none
     */
    static Rule of(String path, Mapping mapping, Map<String, List<String>> sets, Directory directory, String own) {
        Set<String> hooks = new HashSet<>(directory.hooks());
        hooks.add(own);
        Set<String> roles = new HashSet<>();
        directory.people().forEach(person -> roles.addAll(person.roles()));
        return new Rule(
                mapping.groups().map(names -> groups(path + ".groups", names, directory)),
                mapping.hooks().map(names -> known(path + ".hooks", "hook", names, hooks)),
                mapping.sets().map(names -> commands(path + ".sets", names, sets)),
                mapping.users().map(names -> Accounts.of(path + ".users", names, directory)),
                mapping.roles().map(names -> known(path + ".roles", "role", names, roles)));
    }

    private static List<Group> groups(String path, List<String> names, Directory directory) {
        List<Group> groups = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            groups.add(directory.group(path + "[" + i + "]", names.get(i)));
        }
        return groups;
    }

    private static Set<String> known(String path, String kind, List<String> names, Collection<String> all) {
        for (int i = 0; i < names.size(); i++) {
            if (!all.contains(names.get(i))) {
                String there = all.isEmpty()
                        ? "there is none"
                        : "there are " + String.join(", ", all.stream().sorted().toList());
                throw new SettingsException(
                        path + "[" + i + "]", "there is no " + kind + " " + names.get(i) + "; " + there);
            }
        }
        return Set.copyOf(names);
    }

    private static Set<String> commands(String path, List<String> names, Map<String, List<String>> sets) {
        known(path, "set", names, sets.keySet());
        Set<String> commands = new HashSet<>();
        for (String name : names) {
            sets.getOrDefault(name, List.of()).forEach(command -> commands.add(command.toLowerCase(Locale.ROOT)));
        }
        return commands;
    }

    /** Whether it opens a command of a hook to somebody in a channel. */
    boolean opens(String hook, String command, Channel channel, User user, Directory directory) {
        return fits(hook, command) && fits(channel) && fits(channel, user, directory);
    }

    /** Whether there may be somebody in a channel to whom it opens a command of a hook. */
    boolean opensToAny(String hook, String command, Channel channel) {
        return fits(hook, command) && fits(channel);
    }

    private boolean fits(String hook, String command) {
        return (hooks.isEmpty() && commands.isEmpty())
                || hooks.filter(names -> names.contains(hook)).isPresent()
                || commands.filter(names -> names.contains(command)).isPresent();
    }

    private boolean fits(Channel channel) {
        return groups.map(all -> all.stream().anyMatch(group -> group.contains(channel)))
                .orElseGet(channel::commandAuthorized);
    }

    private boolean fits(Channel channel, User user, Directory directory) {
        return users.map(accounts -> accounts.contains(channel, user)).orElse(true)
                && roles.map(wanted -> roles(channel, user, directory).anyMatch(wanted::contains))
                        .orElse(true);
    }

    private static Stream<String> roles(Channel channel, User user, Directory directory) {
        return user
                .id()
                .flatMap(id -> directory.person(channel.plug(), id))
                .map(Person::roles)
                .orElse(List.of())
                .stream();
    }
}
