package dev.rialto.hook.command;

import dev.rialto.api.hook.Account;
import dev.rialto.api.hook.ChatCommand;
import dev.rialto.api.hook.Directory;
import dev.rialto.api.hook.HookContext;
import dev.rialto.api.hook.Invocation;
import dev.rialto.api.hook.Person;
import dev.rialto.relay.Members;
import java.util.List;

/** Who is in the channel, and who the asker is to the bridge: what the config is to say of them. */
record WhoCommand(HookContext context) implements ChatCommand {

    @Override
    public String name() {
        return "who";
    }

    @Override
    public String summary() {
        return "Tells who is here, and who you are to the bridge.";
    }

    @Override
    public List<Parameter> parameters() {
        return List.of();
    }

    @Override
    public String run(Invocation invocation) throws InterruptedException {
        Directory directory = context.directory();
        return "Here: "
                + Members.of(List.of(invocation.channel()), directory).names()
                + "\nYou: "
                + Account.of(invocation.channel(), invocation.by())
                + invocation
                        .by()
                        .id()
                        .flatMap(id -> directory.person(invocation.channel().plug(), id))
                        .map(WhoCommand::known)
                        .orElse("");
    }

    private static String known(Person person) {
        String roles = person.roles().isEmpty() ? "" : "; " + String.join(", ", person.roles());
        return " (" + person.name() + roles + ")";
    }
}
