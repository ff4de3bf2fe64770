package dev.rialto.relay;

import dev.rialto.api.hook.Channel;
import dev.rialto.api.hook.Directory;
import dev.rialto.api.message.User;
import dev.rialto.api.message.UserId;
import dev.rialto.api.plug.SettingsException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Some accounts that a config names: as {@code plug:id}, with the id that its owner cannot change, or all those of a person of
 * {@code users} by their name. Never by a nick, which anybody can take.
 */
public final class Accounts {
    private final Set<Account> all = new HashSet<>();

    private Accounts() {}

    /**
     * Reads a list of the config.
     *
     * @param path the setting that it is the value of
     * @throws SettingsException for what names neither an account of a plug nor a person
     */
    public static Accounts of(String path, List<String> names, Directory directory) {
        Accounts accounts = new Accounts();
        for (int i = 0; i < names.size(); i++) {
            accounts.add(path + "[" + i + "]", names.get(i), directory);
        }
        return accounts;
    }

    private void add(String path, String name, Directory directory) {
        int colon = name.indexOf(':');
        if (colon < 0) {
            addPerson(path, name, directory);
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
        all.add(new Account(plug, new UserId(id)));
    }

    private void addPerson(String path, String name, Directory directory) {
        var person = directory.people().stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new SettingsException(
                        path, name + " is not one of users; write plug:id for an account that has no person"));
        person.accounts().forEach((plug, ids) -> ids.forEach(id -> all.add(new Account(plug, id))));
    }

    /** Whether the user's account is one of these; never for somebody of whom only the name is known. */
    public boolean contains(Channel channel, User user) {
        return user.id()
                .map(id -> all.contains(new Account(channel.plug(), id)))
                .orElse(false);
    }

    private record Account(String plug, UserId id) {}
}
