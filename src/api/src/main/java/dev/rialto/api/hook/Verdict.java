package dev.rialto.api.hook;

import dev.rialto.api.event.Event;

/** What an {@link Interceptor} decided. */
public sealed interface Verdict {

    /** Goes on as it is. */
    record Pass() implements Verdict {
        public static final Pass PASS = new Pass();
    }

    /** Goes on as another event, of the same kind and about the same message. */
    record Replace(Event event) implements Verdict {}

    /**
     * Ends here, for all hooks; what concerns the same message later ends with it.
     *
     * @param why one line for the log
     */
    record Drop(String why) implements Verdict {}
}
