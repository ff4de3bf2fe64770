package dev.rialto.hook.command;

import dev.rialto.api.hook.Account;
import dev.rialto.api.hook.Channel;
import dev.rialto.api.hook.CommandException;
import dev.rialto.api.hook.Directory;
import dev.rialto.api.hook.Person;
import dev.rialto.api.message.User;
import dev.rialto.relay.Members;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;

/**
 * Finds the accounts that somebody means by a name. What is done then is done to accounts; a name that two have is refused.
 * Safe for many threads.
 */
final class People {
    private static final int REMEMBERED = 2_000;

    private final Directory directory;

    /** Who spoke last, by account; who is silent for longest is forgotten first. */
    private final Map<Heard, User> speakers = Collections.synchronizedMap(new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Heard, User> eldest) {
            return size() > REMEMBERED;
        }
    });

    private record Heard(Channel channel, String account) {}

    People(Directory directory) {
        this.directory = directory;
    }

    /** Remembers who said something somewhere. */
    void heard(Channel channel, User user) {
        if (user.id().isPresent()) {
            speakers.put(new Heard(channel, Account.of(channel, user).toString()), user);
        }
    }

    /** The channels that hear each other: those of the conversation, or the one alone. */
    static List<Channel> conversation(Directory directory, Channel channel) {
        return directory
                .conversation(channel)
                .map(joined -> joined.members().stream()
                        .map(directory::channel)
                        .flatMap(Optional::stream)
                        .toList())
                .orElse(List.of(channel));
    }

    /**
     * Who is meant, as {@code plug:id}: a name of {@code users {}} (all accounts of theirs), {@code plug:id} itself, or what
     * somebody of the conversation is called.
     */
    Set<String> accounts(String name, Channel channel) throws CommandException, InterruptedException {
        Optional<Person> person = directory.people().stream()
                .filter(each -> each.name().equalsIgnoreCase(name))
                .findFirst();
        Set<String> ofPerson = person.map(People::accounts).orElse(Set.of());
        if (person.filter(each -> !each.selfMade()).isPresent()) {
            return ofPerson;
        }
        int colon = name.indexOf(':');
        if (colon > 0
                && !name.substring(colon + 1).isBlank()
                && directory.plugs().contains(name.substring(0, colon))) {
            // Somebody of whom the network tells no more than a nick is known by it while they are here.
            return here(channel, (account, user) -> account.equals(name)).isEmpty()
                    ? Set.of(Names.account(directory, name.substring(0, colon), name.substring(colon + 1))
                            .toString())
                    : Set.of(name);
        }
        String bare = name.startsWith("@") ? name.substring(1) : name;
        Set<String> called = here(channel, (account, user) -> isCalled(user, bare));
        // Who gave themselves a name may not stand in front of others who are called so here.
        if (ofPerson.containsAll(called) && !ofPerson.isEmpty()) {
            return ofPerson;
        }
        called.addAll(ofPerson);
        if (called.isEmpty()) {
            throw new CommandException("Nobody here is known as " + name + "; write plug:id, or a name of users.");
        }
        if (called.size() > 1) {
            throw new CommandException("There are several of that name: " + String.join(", ", called));
        }
        return called;
    }

    private static Set<String> accounts(Person person) {
        Set<String> accounts = new LinkedHashSet<>();
        person.accounts().forEach((plug, ids) -> ids.forEach(id -> accounts.add(plug + ":" + id)));
        return accounts;
    }

    /** The accounts of the conversation, of members and of those who spoke lately, that fit. */
    private Set<String> here(Channel channel, BiPredicate<String, User> fits) throws InterruptedException {
        Set<String> accounts = new LinkedHashSet<>();
        for (Channel side : conversation(directory, channel)) {
            for (User user : Members.of(List.of(side), directory).users()) {
                if (user.id().isPresent()) {
                    String account = Account.of(side, user).toString();
                    if (fits.test(account, user)) {
                        accounts.add(account);
                    }
                }
            }
            synchronized (speakers) {
                speakers.forEach((heard, user) -> {
                    if (heard.channel().isSameAs(side) && fits.test(heard.account(), user)) {
                        accounts.add(heard.account());
                    }
                });
            }
        }
        return accounts;
    }

    private static boolean isCalled(User user, String name) {
        return user.name().equalsIgnoreCase(name)
                || user.username().filter(name::equalsIgnoreCase).isPresent();
    }
}
