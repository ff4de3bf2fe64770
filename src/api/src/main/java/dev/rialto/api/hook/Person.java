package dev.rialto.api.hook;

import dev.rialto.api.message.UserId;
import java.util.List;
import java.util.Map;

/**
 * Somebody with accounts on one or more networks, as an identity provider knows them; the config's {@code users} are the one
 * that is built in.
 *
 * @param name what they are called here; no two people have the same
 * @param accounts by the names of plugs; an account belongs to one person only
 * @param roles words that a hook may ask for, for example {@code admin}
 * @param selfMade whether they are a person only because they linked accounts: no setting can name them, since anybody can call
 *     themselves anything
 */
public record Person(String name, Map<String, List<UserId>> accounts, List<String> roles, boolean selfMade) {
    public Person {
        accounts = Map.copyOf(accounts);
        roles = List.copyOf(roles);
    }

    /** Somebody whom whoever looks after the bridge knows. */
    public Person(String name, Map<String, List<UserId>> accounts, List<String> roles) {
        this(name, accounts, roles, false);
    }
}
