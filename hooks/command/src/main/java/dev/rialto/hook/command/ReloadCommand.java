package dev.rialto.hook.command;

import dev.rialto.api.hook.ChatCommand;
import dev.rialto.api.hook.CommandException;
import dev.rialto.api.hook.HookContext;
import dev.rialto.api.hook.Invocation;
import java.util.List;

/** Has the host take its config as the file says it now. */
record ReloadCommand(HookContext context) implements ChatCommand {

    @Override
    public String name() {
        return "reload";
    }

    @Override
    public String summary() {
        return "Takes the config as its file says it now.";
    }

    @Override
    public List<Parameter> parameters() {
        return List.of();
    }

    /** This very hook may be another one afterwards; its answer is said by this one all the same. */
    @Override
    public String run(Invocation invocation) throws CommandException, InterruptedException {
        return String.join("\n", context.reload());
    }
}
