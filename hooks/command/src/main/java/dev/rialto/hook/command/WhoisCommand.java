package dev.rialto.hook.command;

import dev.rialto.api.hook.ChatCommand;
import dev.rialto.api.hook.CommandException;
import dev.rialto.api.hook.Directory;
import dev.rialto.api.hook.Invocation;
import dev.rialto.api.hook.Person;
import dev.rialto.api.message.UserId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which accounts a person has. What they may do is theirs to know. */
record WhoisCommand(Directory directory, People people) implements ChatCommand {

    @Override
    public String name() {
        return "whois";
    }

    @Override
    public String summary() {
        return "Tells which accounts somebody has on the networks of the bridge.";
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(new Parameter("user", Parameter.Kind.REST));
    }

    @Override
    public boolean answersLocally() {
        return true;
    }

    @Override
    public String run(Invocation invocation) throws CommandException, InterruptedException {
        String name = invocation.arguments().getFirst();
        Set<String> accounts = people.accounts(name, invocation.channel());
        Person person = directory.people().stream()
                .filter(each -> accounts.stream().anyMatch(account -> has(each, account)))
                .findFirst()
                .orElseThrow(() -> new CommandException(name + " is not known to have other accounts."));
        return person.name() + (person.selfMade() ? ", by their own account" : "") + "\n"
                + String.join("\n", byNetwork(person));
    }

    private static boolean has(Person person, String account) {
        int colon = account.indexOf(':');
        return person.accounts()
                .getOrDefault(account.substring(0, colon), List.of())
                .contains(new UserId(account.substring(colon + 1)));
    }

    /** In the order of the plugs; two plugs may be of one network. */
    private List<String> byNetwork(Person person) {
        Map<String, List<String>> networks = new LinkedHashMap<>();
        for (String plug : directory.plugs()) {
            for (UserId id : person.accounts().getOrDefault(plug, List.of())) {
                networks.computeIfAbsent(directory.networkName(plug), network -> new ArrayList<>())
                        .add(plug + ":" + id);
            }
        }
        return networks.entrySet().stream()
                .map(network -> network.getKey() + ": " + String.join(", ", network.getValue()))
                .toList();
    }
}
