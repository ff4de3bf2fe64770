package dev.rialto.hook.command;

import dev.rialto.api.hook.Account;
import dev.rialto.api.hook.ChatCommand;
import dev.rialto.api.hook.Directory;
import dev.rialto.api.hook.HookContext;
import dev.rialto.api.hook.Invocation;
import dev.rialto.api.hook.Person;
import dev.rialto.api.message.User;
import dev.rialto.api.plug.Role;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

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
    public boolean answersLocally() {
        return true;
    }

    @Override
    public String run(Invocation invocation) throws InterruptedException {
        Directory directory = context.directory();
        Optional<Role.Members> members = People.members(directory, invocation.channel());
        String names = members.map(Role.Members::users).orElse(List.of()).stream()
                .map(User::name)
                .sorted(String.CASE_INSENSITIVE_ORDER)
                .collect(Collectors.joining(", "));
        boolean complete = members.map(Role.Members::complete).orElse(false);
        return "Here: " + (names + (complete ? "" : " (list may be incomplete)")).strip() + "\nYou: "
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
