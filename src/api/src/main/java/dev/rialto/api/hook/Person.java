package dev.rialto.api.hook;

import dev.rialto.api.message.UserId;
import java.util.List;
import java.util.Map;

/**
 * Somebody with accounts on one or more networks, as an identity provider knows them; the config's {@code users} are the one
 * that is built in.
 *
 * @param name what the config calls them
 * @param accounts by the names of plugs; an account belongs to one person only
 * @param roles words that a hook may ask for, for example {@code admin}
 */
public record Person(String name, Map<String, List<UserId>> accounts, List<String> roles) {
    public Person {
        accounts = Map.copyOf(accounts);
        roles = List.copyOf(roles);
    }
}
