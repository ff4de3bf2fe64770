package dev.rialto.core.directory;

import dev.rialto.api.hook.Account;
import dev.rialto.api.hook.Person;
import dev.rialto.api.message.UserId;
import dev.rialto.core.config.UserSettings;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Who is who at one moment. The config wins: an account is whose it says, linked ones follow those that the config names, and
 * where it names those of one link for different people, the link says nothing.
 *
 * @param people those of the config first
 * @param asideLinks those that say nothing for now
 * @param notes a line for each of them
 */
record KnownPeople(
        List<Person> people, Map<Account, Person> byAccount, Set<LinkedAccounts> asideLinks, List<String> notes) {
    private static final String NOBODY = "somebody";
    private static final int LONGEST_NAME = 40;

    /** @param links in the order in which they were made: of two people of one name the later gets a number */
    static KnownPeople of(
            Map<String, UserSettings> users,
            Collection<LinkedAccounts> links,
            Predicate<LinkedAccounts.Member> isThere) {
        Map<Account, String> configured = new HashMap<>();
        users.forEach((name, user) ->
                user.accounts().forEach((plug, ids) -> ids.forEach(id -> configured.put(new Account(plug, id), name))));
        Map<String, Set<Account>> linked = new HashMap<>();
        List<Person> selfMade = new ArrayList<>();
        Set<LinkedAccounts> aside = new LinkedHashSet<>();
        List<String> notes = new ArrayList<>();
        Set<String> taken = users.keySet().stream().map(LookAlikes::of).collect(Collectors.toCollection(HashSet::new));
        for (LinkedAccounts link : links) {
            List<Account> accounts = link.members().stream()
                    .filter(isThere)
                    .map(LinkedAccounts.Member::account)
                    .toList();
            Set<String> owners = new LinkedHashSet<>();
            accounts.stream()
                    .filter(configured::containsKey)
                    .map(configured::get)
                    .forEach(owners::add);
            if (owners.size() > 1) {
                aside.add(link);
                notes.add("linked accounts are set aside, since the config gives them to "
                        + String.join(" and ", owners) + ": "
                        + accounts.stream().map(Account::toString).collect(Collectors.joining(", ")));
            } else if (owners.size() == 1) {
                linked.computeIfAbsent(owners.iterator().next(), owner -> new LinkedHashSet<>())
                        .addAll(accounts);
            } else if (!accounts.isEmpty()) {
                selfMade.add(new Person(free(link.name(), taken), byPlug(accounts), List.of(), true));
            }
        }
        List<Person> people = new ArrayList<>();
        users.forEach((name, user) -> {
            Set<Account> accounts = new LinkedHashSet<>();
            user.accounts().forEach((plug, ids) -> ids.forEach(id -> accounts.add(new Account(plug, id))));
            accounts.addAll(linked.getOrDefault(name, Set.of()));
            people.add(new Person(name, byPlug(accounts), user.roles()));
        });
        people.addAll(selfMade);
        Map<Account, Person> byAccount = new HashMap<>();
        people.forEach(person -> person.accounts()
                .forEach((plug, ids) -> ids.forEach(id -> byAccount.putIfAbsent(new Account(plug, id), person))));
        return new KnownPeople(List.copyOf(people), Map.copyOf(byAccount), Set.copyOf(aside), List.copyOf(notes));
    }

    private static Map<String, List<UserId>> byPlug(Collection<Account> accounts) {
        Map<String, List<UserId>> byPlug = new LinkedHashMap<>();
        accounts.forEach(account -> byPlug.computeIfAbsent(account.plug(), plug -> new ArrayList<>())
                .add(account.id()));
        return byPlug;
    }

    /** The name itself, or with a number, such that it looks like nobody's. */
    private static String free(String name, Set<String> taken) {
        String free = name;
        for (int number = 2; !taken.add(LookAlikes.of(free)); number++) {
            free = name + " " + number;
        }
        return free;
    }

    /** What somebody is called, as a name here: one line, not too long, and nothing that is written {@code plug:id} or with an @. */
    static String name(String called) {
        String clean = called.replaceAll("[\\p{Cntrl}\\p{Cf}\\p{Z}\\s:@]+", " ").strip();
        String shown = clean.codePoints()
                .limit(LONGEST_NAME)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString()
                .strip();
        return LookAlikes.of(shown).isEmpty() ? NOBODY : shown;
    }
}
