package dev.rialto.hook.command;

import dev.rialto.api.hook.CommandException;
import dev.rialto.api.hook.HookContext;
import dev.rialto.api.hook.Invocation;
import dev.rialto.api.hook.OutboxControl;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What waits to be sent and what was given up. */
record OutboxCommand(HookContext context) implements Dangerous {
    private static final int MOST_LINES = 20;
    private static final String DROP = "drop";

    @Override
    public String name() {
        return "outbox";
    }

    @Override
    public String summary() {
        return "Lists what waits and what was given up; tries what was given up again, or drops it.";
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(
                new Parameter("list|retry|drop", Parameter.Kind.REQUIRED),
                new Parameter("channel", Parameter.Kind.OPTIONAL));
    }

    @Override
    public Optional<String> prepare(Invocation invocation) {
        return verb(invocation.arguments()).equals(DROP) ? Optional.of("To run outbox") : Optional.empty();
    }

    private static String verb(List<String> arguments) {
        return arguments.getFirst().toLowerCase(Locale.ROOT);
    }

    @Override
    public String run(Invocation invocation) throws CommandException, InterruptedException {
        List<String> arguments = invocation.arguments();
        Optional<String> channel = arguments.stream().skip(1).findFirst();
        return switch (verb(arguments)) {
            case "list" -> {
                List<String> lines = context.outbox().lines(channel, MOST_LINES);
                yield lines.isEmpty() ? "Nothing waits, and nothing was given up." : String.join("\n", lines);
            }
            case "retry" -> text(context.outbox().retry(channel), " dead letters are tried again.");
            case DROP -> text(context.outbox().drop(channel), " dead letters are gone.");
            default -> throw new CommandException("It is list, retry or drop.");
        };
    }

    private static String text(OutboxControl.Done done, String what) {
        return done.count() + what + (done.more() ? " There are more: say it again." : "");
    }
}
