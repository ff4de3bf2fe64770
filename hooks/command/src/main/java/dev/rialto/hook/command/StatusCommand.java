package dev.rialto.hook.command;

import dev.rialto.api.hook.ChatCommand;
import dev.rialto.api.hook.HookContext;
import dev.rialto.api.hook.Invocation;
import java.util.List;

/** How the bridge stands. */
final class StatusCommand implements ChatCommand {
    private final HookContext context;

    StatusCommand(HookContext context) {
        this.context = context;
    }

    @Override
    public String name() {
        return "status";
    }

    @Override
    public String summary() {
        return "Tells how the bridge stands.";
    }

    @Override
    public List<Parameter> parameters() {
        return List.of();
    }

    @Override
    public String run(Invocation invocation) {
        return String.join("\n", context.statusLines());
    }
}
