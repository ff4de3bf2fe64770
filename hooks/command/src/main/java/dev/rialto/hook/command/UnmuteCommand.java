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
        // Who is no more than a nick may be gone, and is muted still.
        boolean was = mutes.unmute(invocation.channel(), who);
        if (!was) {
            for (String account : people.accounts(who, invocation.channel())) {
                was |= mutes.unmute(invocation.channel(), account);
            }
        }
        return who + (was ? " is relayed again." : " is not muted here.");
    }
}
