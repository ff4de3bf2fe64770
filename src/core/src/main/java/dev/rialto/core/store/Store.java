package dev.rialto.core.store;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;

/**
 * What survives a crash and a power cut. Changes are made one after another in the order of the calls, many to a commit.
 *
 * <p>All methods may be called on any thread.
 */
public interface Store extends AutoCloseable {

    /**
     * Has {@code work} done and committed.
     *
     * <p>When the disk is full or broken, the same work is tried again until it succeeds: the result is late then, and never an
     * error. Work that itself is at fault is taken back alone; the rest of its commit stands.
     *
     * @param committed called right after the commit is written, with the result, before anything later is begun, in the order
     *     of the calls; quick, never waits
     * @return both of its futures complete after {@code committed}
     */
    <T> Commit<T> write(Work<T> work, Consumer<T> committed);

    /** The same without a call-back. */
    default <T> Commit<T> write(Work<T> work) {
        return write(work, result -> {});
    }

    /** Waits until all that was written by now survives a power cut, as far as the settings ask for that. */
    void awaitDurable() throws InterruptedException;

    /** Waits for what a {@link Commit} gives, of a work that is never at fault. */
    static <T> T await(CompletableFuture<T> change) throws InterruptedException {
        try {
            return change.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("the store refused what it never should", e);
        }
    }

    /**
     * Reads what is committed, beside the writer.
     *
     * @param question changes nothing: its connection could not
     */
    <T> T read(Work<T> question);

    /** The same for a question that takes long, such as a count: nobody's {@link #read} waits for it. */
    default <T> T report(Work<T> question) {
        return read(question);
    }

    /** How the store is. */
    Health health();

    /**
     * Whether changes are being dealt with: also while none of them can be committed, since they are tried again. False once
     * the writer has ended, or has been at one commit for a minute. Quick.
     */
    boolean working();

    /** Waits while there is so little disk left that nothing new may be taken in. */
    void awaitSpace() throws InterruptedException;

    /** Commits what was begun, and ends. */
    @Override
    void close();
}
