package dev.rialto.api.hook;

/**
 * What people say of accounts of their own. Whoever calls this has made sure that it is the owner of both accounts who wants
 * it. Any thread; all methods may wait for the database.
 */
public interface AccountLinks {

    /**
     * Whether two accounts could be linked now; changes nothing.
     *
     * @throws CommandException says to both owners why not
     */
    void check(Account one, Account other) throws CommandException;

    /**
     * Makes two accounts one person's. Durable on return. A person who is new gets a name that nobody else has or could be taken
     * for.
     *
     * @param name what the owner is called, for somebody who is no person yet
     * @throws CommandException says to both owners why not
     */
    Person link(Account one, Account other, String name) throws CommandException;

    /**
     * Makes an account nobody's again. Durable on return.
     *
     * @throws CommandException says to its owner why not: nobody linked it, or it is not theirs to change
     */
    void unlink(Account account) throws CommandException;
}
