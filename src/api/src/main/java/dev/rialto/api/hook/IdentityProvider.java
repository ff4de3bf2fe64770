package dev.rialto.api.hook;

import dev.rialto.api.message.UserId;
import java.util.List;
import java.util.Optional;

/**
 * Knows which accounts are one person. One is built in; a hook can be another ({@link Hook#identities}), for the hooks whose
 * section names it by {@code identities = …}. They ask by their {@link Directory}.
 *
 * <p>Both methods are called for each message, on any thread, and answer from memory.
 */
public interface IdentityProvider {

    /**
     * All people. Those whom settings of hooks may name are there from the beginning, in {@code rialto check} too; each name is
     * there once.
     */
    List<Person> people();

    /** The person whom an account belongs to; of one of {@link #people()}, and no account is two people's. */
    Optional<Person> person(String plug, UserId account);

    /** How people say themselves that accounts are theirs; empty where only somebody else says so. */
    default Optional<AccountLinks> links() {
        return Optional.empty();
    }
}
