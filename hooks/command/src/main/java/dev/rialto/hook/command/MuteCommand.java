package dev.rialto.hook.command;

import dev.rialto.api.hook.Account;
import dev.rialto.api.hook.ChatCommand;
import dev.rialto.api.hook.CommandException;
import dev.rialto.api.hook.Invocation;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Has somebody, or everybody, not relayed in the conversation for some time. */
record MuteCommand(Mutes mutes, People people) implements ChatCommand {

    @Override
    public String name() {
        return "mute";
    }

    @Override
    public String summary() {
        return "Relays nothing of somebody, or of all, in this conversation; for 10m, 2h, 7d, or until unmuted.";
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(
                new Parameter("user|all", Parameter.Kind.REQUIRED), new Parameter("for", Parameter.Kind.OPTIONAL));
    }

    @Override
    public String run(Invocation invocation) throws CommandException, InterruptedException {
        String who = invocation.arguments().getFirst();
        Optional<Duration> span = Optional.empty();
        if (invocation.arguments().size() > 1) {
            String written = invocation.arguments().get(1);
            span = Optional.of(Durations.of(written)
                    .orElseThrow(() -> new CommandException(written + " is no time; write 30s, 10m, 2h or 7d.")));
        }
        String end = span.map(time -> " for " + Durations.text(time)).orElse("");
        if (who.equalsIgnoreCase(Mutes.ALL)) {
            mutes.mute(invocation.channel(), Mutes.ALL, span);
            return "Nobody is relayed here" + end + ".";
        }
        Set<String> accounts = people.accounts(who, invocation.channel());
        if (accounts.contains(Account.of(invocation.channel(), invocation.by()).toString())) {
            throw new CommandException("That is you. Who is muted runs no command, so you could not end it yourself.");
        }
        for (String account : accounts) {
            mutes.mute(invocation.channel(), account, span);
        }
        return who + " is not relayed here" + end + ".";
    }
}
