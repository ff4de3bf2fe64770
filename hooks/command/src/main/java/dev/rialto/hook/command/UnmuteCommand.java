package dev.rialto.hook.command;

import dev.rialto.api.hook.ChatCommand;
import dev.rialto.api.hook.CommandException;
import dev.rialto.api.hook.Invocation;
import java.util.List;

/** Ends what {@link MuteCommand} began. */
record UnmuteCommand(Mutes mutes, People people) implements ChatCommand {

    @Override
    public String name() {
        return "unmute";
    }

    @Override
    public String summary() {
        return "Relays somebody, or all, again.";
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(new Parameter("user|all", Parameter.Kind.REQUIRED));
    }

    @Override
    public String run(Invocation invocation) throws CommandException, InterruptedException {
        String who = invocation.arguments().getFirst();
        if (who.equalsIgnoreCase(Mutes.ALL)) {
            return mutes.unmute(invocation.channel(), Mutes.ALL)
                    ? "All are relayed again, but for who is muted by name."
                    : "This conversation is not muted.";
        }
        boolean was = false;
        for (String account : people.accounts(who, invocation.channel())) {
            was |= mutes.unmute(invocation.channel(), account);
        }
        return who + (was ? " is relayed again." : " is not muted here.");
    }
}
