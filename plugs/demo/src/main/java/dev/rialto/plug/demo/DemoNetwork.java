package dev.rialto.plug.demo;

import dev.rialto.api.message.ChannelId;
import dev.rialto.api.message.ContentId;
import dev.rialto.api.message.User;
import dev.rialto.api.operation.ErrorKind;
import dev.rialto.api.plug.HostClock;
import dev.rialto.api.plug.PlugException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A chat network in the memory of this program. It behaves as a real one does: accounts connect to it, read on from where they
 * were, and can be refused, slowed down or cut off; people talk to each other in rooms whether accounts are there or not.
 *
 * <p>The door of this module for the demo and for tests; safe for many threads. A network lasts as long as the program, so a
 * bridge that stops and starts again finds it as it was.
 */
public final class DemoNetwork {

    /** Who does what nobody does. */
    static final User SYSTEM = User.named("");

    private static final Map<String, DemoNetwork> NETWORKS = new ConcurrentHashMap<>();

    private final String name;
    private final DemoLog log = new DemoLog();
    private final Map<ChannelId, DemoRoom> rooms = new ConcurrentHashMap<>();
    private final Map<String, DemoPerson> people = new ConcurrentHashMap<>();
    private final Map<ContentId, byte[]> contents = new ConcurrentHashMap<>();
    private final AtomicLong contentCount = new AtomicLong();
    private final List<DemoClient> clients = new CopyOnWriteArrayList<>();
    private final List<Consumer<DemoUpdate>> watchers = new CopyOnWriteArrayList<>();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition reachChanged = lock.newCondition();
    private volatile Reach reach = Reach.THERE;
    private volatile Duration slowness = Duration.ZERO;
    private volatile int mostMessages = 10_000;
    private volatile String password = "";
    private volatile @Nullable HostClock clock;

    private DemoNetwork(String name) {
        this.name = name;
    }

    /** How accounts find the network. */
    public enum Reach {
        /** As it should be. */
        THERE,
        /** Connections are refused, and those there were are broken. */
        AWAY,
        /** Nobody answers: what is asked waits until it is given up. */
        SILENT
    }

    /** The network of that name; the same for all who name it alike. */
    public static DemoNetwork named(String name) {
        return NETWORKS.computeIfAbsent(name, DemoNetwork::new);
    }

    /** Forgets the network of that name: the next who names it gets a new one. */
    public static void forget(String name) {
        NETWORKS.remove(name);
    }

    public String name() {
        return name;
    }

    /** The room of that id; made where there is none. */
    public DemoRoom room(String id) {
        return rooms.computeIfAbsent(new ChannelId(id), each -> new DemoRoom(this, each));
    }

    /** The person of that name; the same each time. */
    public DemoPerson person(String personName) {
        return people.computeIfAbsent(personName, DemoPerson::new);
    }

    /**
     * Tells of all that happens from now on, in each room in its order.
     *
     * @param watcher called by whoever does it, who waits meanwhile; must be quick and do nothing on the network itself
     * @return closing it ends the telling
     */
    public Watch watch(Consumer<DemoUpdate> watcher) {
        watchers.add(watcher);
        return () -> watchers.remove(watcher);
    }

    /** What {@link #watch} gives. */
    public interface Watch extends AutoCloseable {
        @Override
        void close();
    }

    public Reach reach() {
        return reach;
    }

    /** Takes the network out of the accounts' reach, or gives it back. */
    public void reach(Reach value) {
        lock.lock();
        try {
            reach = value;
            reachChanged.signalAll();
        } finally {
            lock.unlock();
        }
        if (value == Reach.AWAY) {
            cutConnections();
        }
    }

    /** Breaks the connections of all accounts; they may connect again at once. */
    public void cutConnections() {
        clients.forEach(client -> client.end(
                Optional.of(new PlugException(ErrorKind.CONNECTION, "the demo network " + name + " hung up"))));
    }

    /** How long each request of an account takes from now on, by the clock of its host. */
    public void slowness(Duration value) {
        slowness = value;
    }

    /** How many messages stay in each room, 10,000 unless this is called; an older one is as if it had been deleted. */
    public void mostMessages(int value) {
        mostMessages = value;
    }

    int mostMessages() {
        return mostMessages;
    }

    /** The password that accounts need from now on; empty for none. */
    public void password(String value) {
        password = value;
    }

    /** Puts a file on the network, to be posted as {@code Media}. */
    public ContentId upload(byte[] content) {
        ContentId id = new ContentId("content-" + contentCount.incrementAndGet());
        contents.put(id, content.clone());
        return id;
    }

    /** The content of a file that somebody has posted here. */
    public Optional<byte[]> content(ContentId id) {
        return Optional.ofNullable(contents.get(id)).map(byte[]::clone);
    }

    /** The clock of the host that uses the network; all happens at the epoch until there is one. */
    void clock(HostClock value) {
        clock = value;
    }

    Instant now() {
        HostClock known = clock;
        return known == null ? Instant.EPOCH : known.now();
    }

    Optional<DemoRoom> find(ChannelId id) {
        return Optional.ofNullable(rooms.get(id));
    }

    DemoLog log() {
        return log;
    }

    Duration slowness() {
        return slowness;
    }

    void happened(DemoUpdate update) {
        log.append(update);
        for (Consumer<DemoUpdate> watcher : watchers) {
            watcher.accept(update);
        }
    }

    /** Lets a client in, as soon as anybody answers. */
    void connect(DemoClient client, String givenPassword) throws PlugException, InterruptedException {
        awaitAnswer();
        // Under the lock of reach(), so that who slips in just before the network goes is cut off like all others.
        lock.lock();
        try {
            if (reach == Reach.AWAY) {
                throw new PlugException(ErrorKind.CONNECTION, "the demo network " + name + " is out of reach");
            }
            if (!password.equals(givenPassword)) {
                throw new PlugException(ErrorKind.AUTH, "the demo network " + name + " does not know the password");
            }
            clients.add(client);
        } finally {
            lock.unlock();
        }
    }

    /** Waits while the network is silent. */
    void awaitAnswer() throws InterruptedException {
        if (reach != Reach.SILENT) {
            return;
        }
        lock.lockInterruptibly();
        try {
            while (reach == Reach.SILENT) {
                reachChanged.await();
            }
        } finally {
            lock.unlock();
        }
    }

    void disconnect(DemoClient client) {
        clients.remove(client);
        log.wake();
    }

    /** Tells the connected clients of an account something that is not in the log. */
    void tell(String account, Consumer<DemoClient> what) {
        clients.stream().filter(client -> client.account().equals(account)).forEach(what);
    }
}
