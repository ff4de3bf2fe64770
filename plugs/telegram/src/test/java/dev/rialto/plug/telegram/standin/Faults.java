package dev.rialto.plug.telegram.standin;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** What is to go wrong. Safe for many threads. */
public final class Faults {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final List<Laid> laid = new ArrayList<>();
    private int met;

    /** How a request goes wrong. */
    public sealed interface Fault {}

    /** Refuses in the Bot API's own form. */
    public record Refuse(int code, String description, int retryAfter) implements Fault {
        public Refuse(int code, String description) {
            this(code, description, 0);
        }

        /** Too many requests. */
        public static Refuse tooMany(int seconds) {
            return new Refuse(429, "Too Many Requests: retry after " + seconds, seconds);
        }
    }

    /** Answers with a page of a proxy, and does nothing. */
    public record Page(int status) implements Fault {}

    /** Answers 200 with this body, and does nothing. */
    public record Body(String body) implements Fault {}

    /** Does what it is asked, then answers 200 with this body. */
    public record BodyAfter(String body) implements Fault {}

    /** Does nothing and never answers. */
    public record Hang() implements Fault {}

    /** Does what it is asked, then breaks the connection. */
    public record DropAfter() implements Fault {}

    /** Breaks the connection and does nothing. */
    public record DropBefore() implements Fault {}

    /** Does what it is asked, a while later. */
    public record Delay(int milliseconds) implements Fault {}

    /**
     * Lays a fault.
     *
     * @param method which requests, in any case; empty for all but {@code getUpdates}, {@code *} for those too
     * @param chat in which chat; empty for any
     * @param times how many requests meet it
     */
    public void lay(String method, String chat, int times, Fault fault) {
        lock.lock();
        try {
            laid.add(new Laid(method, chat, times, fault));
        } finally {
            lock.unlock();
        }
    }

    /** Lays a fault for the next request of a method. */
    public void next(String method, Fault fault) {
        lay(method, "", 1, fault);
    }

    public void clear() {
        lock.lock();
        try {
            laid.clear();
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** How many requests met a fault so far. */
    public int met() {
        lock.lock();
        try {
            return met;
        } finally {
            lock.unlock();
        }
    }

    /** Waits until so many requests have met a fault. */
    public void awaitMet(int number) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            long left = 30_000_000_000L;
            while (met < number) {
                if (left <= 0) {
                    throw new AssertionError("waited for " + number + " requests to meet a fault; there were " + met);
                }
                left = changed.awaitNanos(left);
            }
        } finally {
            lock.unlock();
        }
    }

    Optional<Fault> take(String method, String chat) {
        lock.lock();
        try {
            for (Iterator<Laid> each = laid.iterator(); each.hasNext(); ) {
                Laid candidate = each.next();
                if (!candidate.matches(method, chat)) {
                    continue;
                }
                if (--candidate.left == 0) {
                    each.remove();
                }
                met++;
                changed.signalAll();
                return Optional.of(candidate.fault);
            }
            return Optional.empty();
        } finally {
            lock.unlock();
        }
    }

    private static final class Laid {
        private final String method;
        private final String chat;
        private final Fault fault;
        private int left;

        private Laid(String method, String chat, int left, Fault fault) {
            this.method = method;
            this.chat = chat;
            this.left = left;
            this.fault = fault;
        }

        private boolean matches(String asked, String where) {
            boolean wanted = switch (method) {
                case "" -> !asked.equals("getUpdates");
                case "*" -> true;
                default -> method.equalsIgnoreCase(asked);
            };
            return wanted && (chat.isEmpty() || chat.equals(where));
        }
    }
}
