package dev.rialto.hook.command;

import dev.rialto.api.hook.Channel;
import dev.rialto.api.hook.ChatCommand;
import dev.rialto.api.hook.CommandException;
import dev.rialto.api.hook.Invocation;
import java.util.List;
import java.util.stream.Collectors;

/** What the asker may use where they ask. */
final class HelpCommand implements ChatCommand {
    private final Catalogue catalogue;
    private final Prefixes prefixes;

    HelpCommand(Catalogue catalogue, Prefixes prefixes) {
        this.catalogue = catalogue;
        this.prefixes = prefixes;
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
        String name = withoutPrefix(invocation.arguments().getFirst(), invocation.channel());
        return catalogue
                .open(name, invocation.channel(), invocation.by())
                .map(this::line)
                .orElseThrow(() -> new CommandException("There is no command " + name + " here."));
    }

    private String withoutPrefix(String asked, Channel channel) {
        return CommandLine.of(asked, prefixes.in(channel))
                .map(CommandLine::name)
                .orElse(asked);
    }

    private String line(ChatCommand command) {
        return usage(command) + ": " + command.summary();
    }

    /** How a command is typed. */
    String usage(ChatCommand command) {
        return typed(command.name()) + Arguments.usage(command.parameters());
    }

    /** A name behind the prefix. */
    String typed(String name) {
        return prefixes.shown() + name;
    }
}
