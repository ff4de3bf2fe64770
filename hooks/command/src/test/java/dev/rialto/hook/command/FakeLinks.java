package dev.rialto.hook.command;

import dev.rialto.api.hook.Account;
import dev.rialto.api.hook.AccountLinks;
import dev.rialto.api.hook.CommandException;
import dev.rialto.api.hook.Person;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Remembers what was linked; refuses when it is told to. */
final class FakeLinks implements AccountLinks {
    final List<String> linked = new ArrayList<>();
    final List<String> unlinked = new ArrayList<>();
    String refusal = "";

    @Override
    public void check(Account one, Account other) throws CommandException {
        if (!refusal.isEmpty()) {
            throw new CommandException(refusal);
        }
    }

    @Override
    public Person link(Account one, Account other, String name) throws CommandException {
        check(one, other);
        linked.add(one + " + " + other + " = " + name);
        return new Person(name, Map.of(), List.of(), true);
    }

    @Override
    public void unlink(Account account) throws CommandException {
        if (!refusal.isEmpty()) {
            throw new CommandException(refusal);
        }
        unlinked.add(account.toString());
    }
}
