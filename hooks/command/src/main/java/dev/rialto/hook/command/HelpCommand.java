package dev.rialto.hook.command;

import dev.rialto.api.hook.ChatCommand;
import dev.rialto.api.hook.CommandException;
import dev.rialto.api.hook.Invocation;
import java.util.List;
import java.util.stream.Collectors;

/** What the asker may use where they ask. */
final class HelpCommand implements ChatCommand {
    private final Catalogue catalogue;
    private final String prefix;

    /** @param prefix what the lines show before each name */
    HelpCommand(Catalogue catalogue, String prefix) {
        this.catalogue = catalogue;
        this.prefix = prefix;
    }

    @Override
    public String name() {
        return "help";
    }

    @Override
    public String summary() {
        return "Lists what you can use here, or explains one command.";
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(new Parameter("command", Parameter.Kind.OPTIONAL));
    }

    @Override
    public String run(Invocation invocation) throws CommandException {
        if (invocation.arguments().isEmpty()) {
            return catalogue.open(invocation.channel(), invocation.by()).stream()
                    .map(this::line)
                    .collect(Collectors.joining("\n"));
        }
        String name = withoutPrefix(invocation.arguments().getFirst());
        return catalogue
                .open(name, invocation.channel(), invocation.by())
                .map(this::line)
                .orElseThrow(() -> new CommandException("There is no command " + name + " here."));
    }

    private String withoutPrefix(String name) {
        return name.startsWith(prefix) ? name.substring(prefix.length()) : name;
    }

    private String line(ChatCommand command) {
        return usage(command) + ": " + command.summary();
    }

    /** How a command is typed. */
    String usage(ChatCommand command) {
        return prefix + command.name() + Arguments.usage(command.parameters());
    }
}
