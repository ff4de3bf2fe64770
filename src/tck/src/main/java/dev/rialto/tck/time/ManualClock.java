package dev.rialto.tck.time;

import dev.rialto.api.plug.HostClock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * A clock that stands still until a test moves it. Safe for many threads.
 *
 * <p>The thing under test sleeps and schedules on threads of its own. A test therefore waits with {@link #awaitWaiters} until
 * it has done so, and then moves the clock; otherwise the clock could move before the sleep has begun.
 */
public final class ManualClock implements HostClock {

    /** Longer than any test moves the clock, short enough to be added to any time. */
    private static final long FOREVER = Duration.ofDays(36_500).toNanos();

    private static final Instant BEGINNING = Instant.parse("2026-03-01T12:00:00Z");

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final PriorityQueue<Waiter> waiters =
            new PriorityQueue<>(Comparator.comparingLong(Waiter::due).thenComparingLong(Waiter::number));
    private Instant wall;

    /** Below zero, as on a real machine it may be: who compares two times must subtract them. */
    private long nanos = -Duration.ofHours(1).toNanos();

    private long count;

    /** A clock that begins at noon of 1 March 2026, UTC. */
    public ManualClock() {
        this(BEGINNING);
    }

    public ManualClock(Instant beginning) {
        wall = beginning;
    }

    @Override
    public Instant now() {
        lock.lock();
        try {
            return wall;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public long nanoTime() {
        lock.lock();
        try {
            return nanos;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void sleep(Duration duration) throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        if (!duration.isPositive()) {
            return;
        }
        Waiter sleeper = enlist(duration, null);
        try {
            sleeper.released.await();
        } finally {
            withdraw(sleeper);
        }
    }

    @Override
    public Timer schedule(Duration delay, Runnable task) {
        if (!delay.isPositive()) {
            Thread.startVirtualThread(task);
            return () -> {};
        }
        Waiter waiter = enlist(delay, task);
        return () -> withdraw(waiter);
    }

    /**
     * Moves both clocks on. What is due on the way happens in the order of its time, and at its time: a sleeper that wakes
     * reads the moment it asked for or a later one. Returns without waiting for what was woken.
     */
    public void advance(Duration duration) {
        lock.lock();
        try {
            long end = nanos + duration.toNanos();
            while (!waiters.isEmpty() && waiters.peek().due <= end) {
                Waiter next = waiters.remove();
                moveTo(next.due);
                next.release();
            }
            moveTo(end);
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Sets the wall clock alone, as an administrator or a time server does; nothing becomes due by it. */
    public void jumpTo(Instant instant) {
        lock.lock();
        try {
            wall = instant;
        } finally {
            lock.unlock();
        }
    }

    /** Waits, in real time, until at least so many sleeps and scheduled tasks wait for this clock. */
    public void awaitWaiters(int number) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            long left = Patience.LIMIT.toNanos();
            while (waiters.size() < number) {
                if (left <= 0) {
                    throw new AssertionError("waited for " + number + " to wait for the clock; there are "
                            + waiters.size() + " after " + Patience.LIMIT);
                }
                left = changed.awaitNanos(left);
            }
        } finally {
            lock.unlock();
        }
    }

    /** How many sleeps and scheduled tasks wait for this clock. */
    public int waiters() {
        lock.lock();
        try {
            return waiters.size();
        } finally {
            lock.unlock();
        }
    }

    /** How far the clock must move for the next of them. */
    public Optional<Duration> untilNext() {
        lock.lock();
        try {
            return Optional.ofNullable(waiters.peek()).map(next -> Duration.ofNanos(next.due - nanos));
        } finally {
            lock.unlock();
        }
    }

    private void moveTo(long target) {
        wall = wall.plusNanos(target - nanos);
        nanos = target;
    }

    private Waiter enlist(Duration delay, @Nullable Runnable task) {
        lock.lock();
        try {
            Waiter waiter = new Waiter(
                    Math.addExact(nanos, Math.min(TimeUnit.NANOSECONDS.convert(delay), FOREVER)), count++, task);
            waiters.add(waiter);
            changed.signalAll();
            return waiter;
        } finally {
            lock.unlock();
        }
    }

    private void withdraw(Waiter waiter) {
        lock.lock();
        try {
            waiters.remove(waiter);
        } finally {
            lock.unlock();
        }
    }

    private static final class Waiter {
        private final long due;
        private final long number;
        private final @Nullable Runnable task;
        private final CountDownLatch released = new CountDownLatch(1);

        private Waiter(long due, long number, @Nullable Runnable task) {
            this.due = due;
            this.number = number;
            this.task = task;
        }

        private long due() {
            return due;
        }

        private long number() {
            return number;
        }

        private void release() {
            if (task == null) {
                released.countDown();
            } else {
                Thread.startVirtualThread(task);
            }
        }
    }
}
