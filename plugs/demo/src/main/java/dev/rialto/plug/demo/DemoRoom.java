package dev.rialto.plug.demo;

import dev.rialto.api.message.ChannelId;
import dev.rialto.api.message.Message;
import dev.rialto.api.message.MessageId;
import dev.rialto.api.message.Reaction;
import dev.rialto.api.message.Reply;
import dev.rialto.api.message.User;
import dev.rialto.api.message.UserId;
import dev.rialto.api.operation.Token;
import dev.rialto.plug.demo.DemoUpdate.Deed;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * One room of a network: what people see in it, and what can be done to accounts there. Safe for many threads.
 *
 * <p>What happens in a room is told in the order in which it happens: the log is written under the room's lock.
 */
public final class DemoRoom {

    private final DemoNetwork network;
    private final ChannelId id;
    private final ReentrantLock lock = new ReentrantLock();
    private final LinkedHashMap<MessageId, DemoMessage> messages = new LinkedHashMap<>();
    private final Map<Token, MessageId> tokens = new HashMap<>();
    private final Map<UserId, User> members = new LinkedHashMap<>();
    private final Set<String> shutOut = new HashSet<>();
    private final List<DemoFault> faults = new ArrayList<>();
    private final AtomicInteger faultsMet = new AtomicInteger();
    private long count;
    private Optional<String> title = Optional.empty();
    private volatile Optional<ChannelId> movedTo = Optional.empty();

    /** Whether anything here is not as it should be: so a request looks at one field and not at three. */
    private volatile boolean troubled;

    DemoRoom(DemoNetwork network, ChannelId id) {
        this.network = network;
        this.id = id;
    }

    public ChannelId id() {
        return id;
    }

    /** What people see, oldest first. */
    public List<DemoMessage> messages() {
        return locked(() -> List.copyOf(messages.values()));
    }

    /** A message that people see. */
    public Optional<DemoMessage> message(MessageId message) {
        return locked(() -> Optional.ofNullable(messages.get(message)));
    }

    public Optional<String> title() {
        return locked(() -> title);
    }

    /** The people who are in the room. */
    public List<User> members() {
        return locked(() -> List.copyOf(members.values()));
    }

    /** The next so many requests of accounts about this room go wrong, after those that are to go wrong already. */
    public void fail(DemoFault fault, int times) {
        locked(() -> {
            for (int i = 0; i < times; i++) {
                faults.add(fault);
            }
            troubled = true;
            return times;
        });
    }

    /** No more requests go wrong, and nobody is shut out. */
    public void heal() {
        List<String> back = locked(() -> {
            faults.clear();
            List<String> all = List.copyOf(shutOut);
            shutOut.clear();
            return all;
        });
        back.forEach(account -> network.tell(account, client -> client.letIn(id)));
    }

    /** How many requests have gone wrong as {@link #fail} said. */
    public int faultsMet() {
        return faultsMet.get();
    }

    /** Removes an account from the room; it is told, and cannot post until it is let in. */
    public void shutOut(String account) {
        locked(() -> {
            troubled = true;
            return shutOut.add(account);
        });
        network.tell(account, client -> client.shutOut(id));
    }

    /** Takes an account back into the room. */
    public void letIn(String account) {
        locked(() -> shutOut.remove(account));
        network.tell(account, client -> client.letIn(id));
    }

    /**
     * Gives the room another id, as when a group becomes a supergroup: it begins anew there, without messages.
     *
     * @return the room at its new place
     */
    public DemoRoom moveTo(String newId) {
        DemoRoom there = network.room(newId);
        locked(() -> {
            movedTo = Optional.of(there.id);
            network.happened(new DemoUpdate.Moved(deed(DemoNetwork.SYSTEM, Optional.empty()), there.id));
            return there;
        });
        return there;
    }

    /** Something happens here that no client knows. */
    public void somethingStrange(String what) {
        locked(() -> {
            network.happened(new DemoUpdate.Strange(deed(DemoNetwork.SYSTEM, Optional.empty()), what));
            return what;
        });
    }

    /** Tells of something that never happened, for example an edit of a message that nobody has seen. */
    void tell(DemoUpdate update) {
        locked(() -> {
            network.happened(update);
            return update;
        });
    }

    Optional<ChannelId> movedTo() {
        return movedTo;
    }

    boolean isShutOut(String account) {
        return troubled && locked(() -> shutOut.contains(account));
    }

    Optional<DemoFault> nextFault() {
        if (!troubled) {
            return Optional.empty();
        }
        Optional<DemoFault> fault =
                locked(() -> faults.isEmpty() ? Optional.<DemoFault>empty() : Optional.of(faults.removeFirst()));
        fault.ifPresent(met -> faultsMet.incrementAndGet());
        return fault;
    }

    /** Posts a message of a person. */
    DemoMessage post(Message message) {
        return locked(() -> add(message, Optional.empty(), Optional.empty()));
    }

    /**
     * Posts a message of an account.
     *
     * @param honoured for how long a repeat under the same token gives what the first try made
     */
    DemoMessage post(Message message, String account, Optional<Token> token, Duration honoured) {
        return locked(() -> token.flatMap(this::known)
                .filter(first -> now().isBefore(first.at().plus(honoured)))
                .orElseGet(() -> add(message, Optional.of(account), token)));
    }

    /** The message that a token was used for. */
    Optional<DemoMessage> known(Token token) {
        return locked(() -> Optional.ofNullable(tokens.get(token)).flatMap(this::message));
    }

    private DemoMessage add(Message message, Optional<String> account, Optional<Token> token) {
        User author = message.author().orElse(DemoNetwork.SYSTEM);
        MessageId next = new MessageId(Long.toString(++count));
        Deed deed = deed(author, account);
        DemoMessage posted = new DemoMessage(next, message, account, token, deed.at(), false, Map.of());
        messages.put(next, posted);
        token.ifPresent(name -> tokens.put(name, next));
        if (account.isEmpty()) {
            author.id().ifPresent(person -> members.putIfAbsent(person, author));
        }
        if (messages.size() > network.mostMessages()) {
            remove(messages.firstEntry().getKey());
        }
        network.happened(new DemoUpdate.Said(
                deed, posted, message.replyTo().map(Reply::parent).flatMap(this::message)));
        return posted;
    }

    /** Changes a message; one that says the same already stays as it is, and nothing is told. Empty where it is gone. */
    Optional<DemoMessage> edit(MessageId target, Message message, User by, Optional<String> account) {
        return locked(() -> Optional.ofNullable(messages.get(target)).map(before -> {
            Message after = before.message().toBuilder()
                    .text(message.text())
                    .attachments(message.attachments())
                    .build();
            if (after.equals(before.message())) {
                return before;
            }
            DemoMessage edited = before.edited(after);
            messages.put(target, edited);
            network.happened(new DemoUpdate.Changed(deed(by, account), before, edited));
            return edited;
        }));
    }

    /** Takes a message away; whether it was there. */
    boolean delete(MessageId target, User by, Optional<String> account) {
        return locked(() -> {
            Optional<DemoMessage> gone = remove(target);
            gone.ifPresent(message -> network.happened(new DemoUpdate.Removed(deed(by, account), message)));
            return gone.isPresent();
        });
    }

    private Optional<DemoMessage> remove(MessageId target) {
        Optional<DemoMessage> gone = Optional.ofNullable(messages.remove(target));
        gone.flatMap(DemoMessage::token).ifPresent(tokens::remove);
        return gone;
    }

    /** Sets somebody's reactions to a message; whether it is there. */
    boolean react(MessageId target, List<Reaction> reactions, User by, Optional<String> account) {
        return locked(() -> {
            Optional<DemoMessage> there = Optional.ofNullable(messages.get(target));
            there.ifPresent(message -> {
                UserId who = by.id().orElseThrow(() -> new IllegalArgumentException("only who has an id can react"));
                messages.put(target, message.reacted(who, reactions));
                network.happened(new DemoUpdate.Answered(deed(by, account), target, List.copyOf(reactions)));
            });
            return there.isPresent();
        });
    }

    void rename(String value, User by, Optional<String> account) {
        locked(() -> {
            title = Optional.of(value);
            network.happened(new DemoUpdate.Titled(deed(by, account), value));
            return value;
        });
    }

    boolean pin(MessageId target, boolean pinned, User by, Optional<String> account) {
        return locked(() -> {
            boolean there = messages.containsKey(target);
            if (there) {
                network.happened(new DemoUpdate.Pinned(deed(by, account), target, pinned));
            }
            return there;
        });
    }

    void join(User person) {
        locked(() -> {
            person.id().ifPresent(who -> members.put(who, person));
            network.happened(new DemoUpdate.Came(deed(person, Optional.empty())));
            return person;
        });
    }

    void leave(User person) {
        locked(() -> {
            person.id().ifPresent(members::remove);
            network.happened(new DemoUpdate.Went(deed(person, Optional.empty())));
            return person;
        });
    }

    Deed deed(User by, Optional<String> account) {
        return new Deed(id, by, account, now());
    }

    private Instant now() {
        return network.now();
    }

    private <T> T locked(Supplier<T> work) {
        lock.lock();
        try {
            return work.get();
        } finally {
            lock.unlock();
        }
    }
}
