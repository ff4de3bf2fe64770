package dev.rialto.plug.demo;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;

/**
 * All that happened on a network, in one numbered row, for accounts to read on from where they were. What each account has
 * confirmed is forgotten after a while.
 */
final class DemoLog {

    /** How much stays that everybody has confirmed, for an account that asks again from further back. */
    private static final int REMEMBERED = 1_000;

    /** How much an account that stays away can find later at most. */
    private static final int MOST = 1_000_000;

    /** Tells this log from one of the same network in an earlier run of the program, which counted from 1 too. */
    private final String incarnation = UUID.randomUUID().toString().substring(0, 8);

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition grown = lock.newCondition();
    private final Map<String, Long> confirmed = new HashMap<>();

    /** The accounts that do not hear what they do themselves. */
    private final Set<String> deaf = new HashSet<>();

    /** A ring: the update of number n lies at n modulo its length, which is a power of two. */
    private DemoUpdate[] ring = new DemoUpdate[1024];

    private long first = 1;
    private long next = 1;
    private int readers;

    /** One update under its number. */
    record Entry(long number, DemoUpdate update) {}

    void append(DemoUpdate update) {
        lock.lock();
        try {
            if (nobodyAsksFor(update)) {
                return;
            }
            if (next - first == ring.length) {
                makeRoom();
            }
            ring[slot(next++)] = update;
            if (readers > 0) {
                grown.signalAll();
            }
        } finally {
            lock.unlock();
        }
    }

    /** Whether it is the doing of the only account there is, which does not want to hear of that. */
    private boolean nobodyAsksFor(DemoUpdate update) {
        return confirmed.size() == 1
                && update.deed().account().filter(deaf::contains).isPresent();
    }

    private void makeRoom() {
        long needed =
                confirmed.values().stream().mapToLong(Long::longValue).min().orElse(next - 1) - REMEMBERED + 1;
        long keepFrom = Math.max(Math.max(first, needed), next - MOST);
        for (long gone = first; gone < keepFrom; gone++) {
            forget(gone);
        }
        first = keepFrom;
        if (next - first > ring.length / 2) {
            grow();
        }
    }

    @SuppressWarnings("NullAway") // an empty place of the ring, which nobody reads
    private void forget(long number) {
        ring[slot(number)] = null;
    }

    private void grow() {
        DemoUpdate[] larger = new DemoUpdate[ring.length * 2];
        for (long number = first; number < next; number++) {
            larger[(int) (number & (larger.length - 1))] = ring[slot(number)];
        }
        ring = larger;
    }

    private int slot(long number) {
        return (int) (number & (ring.length - 1));
    }

    /** A name for an update that no other has, in no run of the program. */
    String name(long number) {
        return incarnation + "-" + number;
    }

    /** The number of the update of that name; empty where it is not one of this log. */
    Optional<Long> number(String name) {
        int dash = name.indexOf('-');
        return name.startsWith(incarnation) && dash == incarnation.length()
                ? Optional.of(Long.valueOf(name.substring(dash + 1)))
                : Optional.empty();
    }

    /** The number of the last update; 0 where nothing happened yet. */
    long last() {
        lock.lock();
        try {
            return next - 1;
        } finally {
            lock.unlock();
        }
    }

    /**
     * Where an account begins that does not say where it was: where it last confirmed, else now.
     *
     * @param echoes whether it is to hear what it does itself
     */
    long begin(String account, boolean echoes) {
        lock.lock();
        try {
            if (echoes) {
                deaf.remove(account);
            } else {
                deaf.add(account);
            }
            return confirmed.computeIfAbsent(account, each -> next - 1);
        } finally {
            lock.unlock();
        }
    }

    void confirm(String account, long number) {
        lock.lock();
        try {
            confirmed.merge(account, number, Math::max);
        } finally {
            lock.unlock();
        }
    }

    /**
     * What happened after an update, waiting for it where there is nothing yet.
     *
     * @param ended whether the reader is to give up; asked again after {@link #wake}
     * @return empty only when it ended
     */
    List<Entry> read(long after, int most, BooleanSupplier ended) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            readers++;
            try {
                while (next - 1 <= after && !ended.getAsBoolean()) {
                    grown.await();
                }
            } finally {
                readers--;
            }
            List<Entry> entries = new ArrayList<>();
            if (!ended.getAsBoolean()) {
                for (long number = Math.max(after + 1, first); number < next && entries.size() < most; number++) {
                    entries.add(new Entry(number, ring[slot(number)]));
                }
            }
            return entries;
        } finally {
            lock.unlock();
        }
    }

    /** Has all readers look whether they are to give up. */
    void wake() {
        lock.lock();
        try {
            grown.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
