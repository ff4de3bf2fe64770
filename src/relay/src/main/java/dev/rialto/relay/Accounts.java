package dev.rialto.relay;

import dev.rialto.api.hook.Account;
import dev.rialto.api.hook.Channel;
import dev.rialto.api.hook.Directory;
import dev.rialto.api.hook.Person;
import dev.rialto.api.message.User;
import dev.rialto.api.plug.SettingsException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Some accounts that a config names: as {@code plug:id}, with the id that its owner cannot change, or all those that a person
 * has at the time by their name. Never by a nick, which anybody can take.
 */
public final class Accounts {
    private final Set<Account> all = new HashSet<>();
    private final Set<String> people = new HashSet<>();
    private final Directory directory;

    private Accounts(Directory directory) {
        this.directory = directory;
    }

    /**
     * Reads a list of the config.
     *
     * @param path the setting that it is the value of
     * @throws SettingsException for what names neither an account that a plug can have nor a person
     */
    public static Accounts of(String path, List<String> names, Directory directory) {
        Accounts accounts = new Accounts(directory);
        for (int i = 0; i < names.size(); i++) {
            accounts.add(path + "[" + i + "]", names.get(i));
        }
        return accounts;
    }

    private void add(String path, String name) {
        int colon = name.indexOf(':');
        if (colon < 0) {
            addPerson(path, name);
            return;
        }
        String plug = name.substring(0, colon);
        if (!directory.plugs().contains(plug)) {
            throw new SettingsException(
                    path,
                    "there is no plug " + plug + "; a user is written plug:id, and the plugs are "
                            + String.join(", ", directory.plugs()));
        }
        String id = name.substring(colon + 1);
        if (id.isBlank()) {
            throw new SettingsException(path, "there is no id after " + plug + ":");
        }
        all.add(new Account(plug, directory.userId(path, plug, id)));
    }

    private void addPerson(String path, String name) {
        if (directory.people().stream().noneMatch(person -> isCalled(person, Set.of(name)))) {
            throw new SettingsException(
                    path, name + " is not one of users; write plug:id for an account that has no person");
        }
        people.add(name);
    }

    private static boolean isCalled(Person person, Set<String> names) {
        return !person.selfMade() && names.contains(person.name());
    }

    /** Whether the user's account is one of these now; never for somebody of whom only the name is known. */
    public boolean contains(Channel channel, User user) {
        return user.id().isPresent()
                && (all.contains(Account.of(channel, user))
                        || (!people.isEmpty()
                                && directory
                                        .person(channel.plug(), user.id().get())
                                        .filter(person -> isCalled(person, people))
                                        .isPresent()));
    }
}
