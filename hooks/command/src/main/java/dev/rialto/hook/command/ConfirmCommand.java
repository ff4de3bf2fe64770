package dev.rialto.hook.command;

import dev.rialto.api.hook.ChatCommand;
import dev.rialto.api.hook.Invocation;
import java.util.List;

/** What {@link Confirmations} asked for. It belongs to who was asked, so no mapping opens it. */
final class ConfirmCommand implements ChatCommand {
    static final ConfirmCommand INSTANCE = new ConfirmCommand();

    private ConfirmCommand() {}

    @Override
    public String name() {
        return Confirmations.COMMAND;
    }

    @Override
    public String summary() {
        return "Says again that a command is to be run.";
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(new Parameter("code", Parameter.Kind.REQUIRED));
    }

    @Override
    public String run(Invocation invocation) {
        throw new IllegalStateException("the runner runs what was confirmed instead");
    }
}
