package dev.rialto.hook.command;

import dev.rialto.api.hook.Account;
import dev.rialto.api.hook.AccountLinks;
import dev.rialto.api.hook.ChatCommand;
import dev.rialto.api.hook.CommandException;
import dev.rialto.api.hook.Directory;
import dev.rialto.api.hook.Invocation;
import java.util.List;

/** Ends what {@link LinkCommand} began: for the account that speaks, or another of the same person. */
record UnlinkCommand(Directory directory) implements ChatCommand {
    static final String NAME = "unlink";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String summary() {
        return "Makes an account of yours nobody's again: this one, or the one that you name by its plug or as plug:id.";
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(new Parameter("account", Parameter.Kind.OPTIONAL));
    }

    @Override
    public boolean answersLocally() {
        return true;
    }

    @Override
    public String run(Invocation invocation) throws CommandException {
        AccountLinks links = directory
                .links()
                .orElseThrow(
                        () -> new CommandException("Who is who is looked after elsewhere; nothing can be unlinked."));
        Account by = Account.of(invocation.channel(), invocation.by());
        Account account = invocation.arguments().isEmpty()
                ? by
                : ofTheirs(by, invocation.arguments().getFirst());
        links.unlink(account);
        return account + " is nobody's account now.";
    }

    /** Nobody learns of an account of others whether it is linked. */
    private Account ofTheirs(Account by, String written) throws CommandException {
        int colon = written.indexOf(':');
        String plug = colon < 0 ? written : written.substring(0, colon);
        List<Account> theirs = directory
                .person(by.plug(), by.id())
                .map(person -> person.accounts().getOrDefault(plug, List.of()))
                .orElse(List.of())
                .stream()
                .map(id -> new Account(plug, id))
                .filter(account -> colon < 0 || account.toString().equals(written))
                .toList();
        if (theirs.size() == 1) {
            return theirs.getFirst();
        }
        throw new CommandException(
                theirs.isEmpty()
                        ? "You are not known to have an account " + written + "."
                        : "You have several there; name one: "
                                + String.join(
                                        ", ",
                                        theirs.stream().map(Account::toString).toList()));
    }
}
