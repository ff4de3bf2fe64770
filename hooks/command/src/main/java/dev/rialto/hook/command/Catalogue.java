package dev.rialto.hook.command;

import dev.rialto.api.hook.Channel;
import dev.rialto.api.hook.ChatCommand;
import dev.rialto.api.hook.Directory;
import dev.rialto.api.hook.HookContext;
import dev.rialto.api.message.User;
import dev.rialto.hook.command.CommandSettings.Mapping;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiPredicate;
import java.util.stream.Collectors;

/** Which commands there are, and who may use which where. Answers from memory; safe for many threads. */
final class Catalogue {
    private final HookContext context;
    private final List<Rule> rules = new ArrayList<>();
    private final Map<String, List<String>> sets;

    Catalogue(CommandSettings settings, HookContext context) {
        this.context = context;
        this.sets = settings.sets();
        Directory directory = context.directory();
        settings.mapping()
                .forEach((name, mapping) ->
                        rules.add(Rule.of("mapping." + name, mapping, sets, directory, context.name())));
        if (rules.isEmpty()) {
            rules.add(Rule.of("mapping", Mapping.ALL, sets, directory, context.name()));
        }
    }

    /** What people may use in a channel, though perhaps not each of them; by name. */
    Collection<ChatCommand> openToAny(Channel channel) {
        return byName(
                        channel,
                        (hook, command) ->
                                rules.stream().anyMatch(rule -> rule.opensToAny(hook, command.name(), channel)))
                .values();
    }

    /** What somebody may use in a channel, by name. */
    Collection<ChatCommand> open(Channel channel, User user) {
        return byName(channel, user).values();
    }

    /**
     * The command of that name, if the person may use it there. An underscore stands for a hyphen too: Telegram lets nobody tap
     * on a name with a hyphen.
     */
    Optional<ChatCommand> open(String name, Channel channel, User user) {
        return named(name, byName(channel, user));
    }

    private static Optional<ChatCommand> named(String name, Map<String, ChatCommand> commands) {
        String written = name.toLowerCase(Locale.ROOT);
        return Optional.ofNullable(commands.get(written))
                .or(() -> Optional.ofNullable(commands.get(written.replace('_', '-'))));
    }

    /** The name of a command that is there for some, as the hook has it. */
    Optional<String> known(String name, Channel channel) {
        return named(name, byName(channel, (_, _) -> true)).map(ChatCommand::name);
    }

    private Map<String, ChatCommand> byName(Channel channel, User user) {
        return byName(
                channel,
                (hook, command) -> rules.stream()
                        .anyMatch(rule -> rule.opens(hook, command.name(), channel, user, context.directory())));
    }

    /** Of two hooks with a command of the same name, this one comes first, then as the config has them. */
    private Map<String, ChatCommand> byName(Channel channel, BiPredicate<String, ChatCommand> isOpen) {
        Map<String, ChatCommand> open = new TreeMap<>();
        add(context.name(), channel, isOpen, open);
        context.commands().keySet().forEach(hook -> add(hook, channel, isOpen, open));
        return open;
    }

    private void add(
            String hook, Channel channel, BiPredicate<String, ChatCommand> isOpen, Map<String, ChatCommand> open) {
        for (ChatCommand command : context.commands().getOrDefault(hook, List.of())) {
            if (command.availableIn(channel) && isOpen.test(hook, command)) {
                open.putIfAbsent(command.name(), command);
            }
        }
    }

    /** What the sets name and no hook has. */
    Set<String> unknown() {
        Set<String> unknown = sets.values().stream()
                .flatMap(List::stream)
                .map(name -> name.toLowerCase(Locale.ROOT))
                .collect(Collectors.toCollection(TreeSet::new));
        context.commands().values().forEach(commands -> commands.forEach(each -> unknown.remove(each.name())));
        return unknown;
    }
}
