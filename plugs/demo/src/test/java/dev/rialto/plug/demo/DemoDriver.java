package dev.rialto.plug.demo;

import dev.rialto.api.message.ChannelId;
import dev.rialto.api.message.Message;
import dev.rialto.api.message.MessageId;
import dev.rialto.api.message.Reaction;
import dev.rialto.api.message.Reply;
import dev.rialto.api.message.RichText;
import dev.rialto.api.plug.Plug;
import dev.rialto.api.plug.Secret;
import dev.rialto.tck.plug.Ability;
import dev.rialto.tck.plug.Fault;
import dev.rialto.tck.plug.NetworkDriver;
import dev.rialto.tck.plug.Person;
import dev.rialto.tck.plug.Seen;
import dev.rialto.tck.plug.TestHost;
import dev.rialto.tck.time.Patience;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.awaitility.Awaitility;

/** The far side of the demo plug: another network in memory for each test. */
final class DemoDriver implements NetworkDriver {
    private static final AtomicInteger COUNT = new AtomicInteger();
    private static final String PASSWORD = "open-sesame-4711";

    private final UnaryOperator<DemoSettings> change;
    private DemoNetwork network = DemoNetwork.named("unused");
    private int rooms;
    private Optional<DemoRoom> failing = Optional.empty();
    private int metBefore;

    DemoDriver(UnaryOperator<DemoSettings> change) {
        this.change = change;
    }

    @Override
    public boolean can(Ability ability) {
        return true;
    }

    @Override
    public boolean can(Fault fault) {
        return true;
    }

    @Override
    public void reset() {
        DemoNetwork.forget(network.name());
        network = DemoNetwork.named("tck-" + COUNT.incrementAndGet());
        network.password(PASSWORD);
        rooms = 0;
    }

    @Override
    public ChannelId newChannel() {
        return network.room("room-" + ++rooms).id();
    }

    @Override
    public ChannelId noChannel() {
        return new ChannelId("nowhere");
    }

    @Override
    public Plug newPlug(TestHost host) {
        return plug(host, PASSWORD);
    }

    @Override
    public Plug newPlugWithWrongCredentials(TestHost host) {
        return plug(host, "shut-sesame-4711");
    }

    private Plug plug(TestHost host, String password) {
        DemoSettings settings = change.apply(DemoSettings.of(network.name()).withPassword(Secret.of(password)));
        return new DemoPlugFactory().create(settings, host.context(id -> new DemoChannelSettings(id.value())));
    }

    @Override
    public Set<String> secrets() {
        return Set.of(PASSWORD, "shut-sesame-4711");
    }

    @Override
    public Person person(String name) {
        return new OfDemo(network, network.person(name));
    }

    @Override
    public List<Seen> seen(ChannelId channel) {
        return room(channel).messages().stream().map(DemoDriver::seen).toList();
    }

    private static Seen seen(DemoMessage message) {
        Seen seen = Seen.of(message.id(), message.author(), message.message().text())
                .asAction(message.message().action())
                .withReactions(message.reactions().values().stream()
                        .flatMap(Collection::stream)
                        .toList());
        return message.message()
                .replyTo()
                .map(Reply::parent)
                .map(seen::replyingTo)
                .orElse(seen);
    }

    @Override
    public Optional<String> title(ChannelId channel) {
        return room(channel).title();
    }

    @Override
    public void failNext(ChannelId channel, Fault fault) {
        DemoRoom room = room(channel);
        failing = Optional.of(room);
        metBefore = room.faultsMet();
        room.fail(
                switch (fault) {
                    case TRY_LATER -> new DemoFault.TryLater(Optional.of(Fault.DELAY));
                    case REFUSE_MESSAGE -> new DemoFault.RefuseMessage();
                    case REFUSE_CHANNEL -> new DemoFault.RefuseRoom();
                    case SWALLOW_ANSWER -> new DemoFault.SwallowAnswer();
                    case HANG -> new DemoFault.Hang();
                },
                1);
    }

    @Override
    public void awaitFault() {
        DemoRoom room = failing.orElseThrow();
        Awaitility.await().atMost(Patience.LIMIT).until(() -> room.faultsMet() > metBefore);
    }

    @Override
    public void sendGarbage(ChannelId channel) {
        DemoRoom room = room(channel);
        room.somethingStrange("a gift");
        DemoUpdate.Deed deed = room.deed(DemoNetwork.SYSTEM, Optional.empty());
        Message nothing = Message.builder(RichText.EMPTY).build();
        DemoMessage unseen = new DemoMessage(
                new MessageId("99"), nothing, Optional.empty(), Optional.empty(), Instant.MIN, false, Map.of());
        room.tell(new DemoUpdate.Changed(deed, unseen, unseen));
        room.tell(new DemoUpdate.Removed(deed, unseen));
        room.tell(new DemoUpdate.Answered(deed, new MessageId("no number"), List.of()));
        room.tell(new DemoUpdate.Said(deed, unseen, Optional.empty()));
    }

    @Override
    public void cutConnection() {
        network.cutConnections();
    }

    @Override
    public void away() {
        network.reach(DemoNetwork.Reach.AWAY);
    }

    @Override
    public void back() {
        network.reach(DemoNetwork.Reach.THERE);
    }

    @Override
    public ChannelId move(ChannelId channel) {
        return room(channel).moveTo("super-" + channel).id();
    }

    @Override
    public void close() {
        DemoNetwork.forget(network.name());
    }

    private DemoRoom room(ChannelId channel) {
        return network.room(channel.value());
    }

    private record OfDemo(DemoNetwork network, DemoPerson person) implements Person {

        @Override
        public String name() {
            return person.name();
        }

        @Override
        public MessageId posts(ChannelId channel, RichText text) {
            return person.posts(room(channel), text).id();
        }

        @Override
        public MessageId repliesTo(ChannelId channel, MessageId parent, String text) {
            return person.repliesTo(room(channel), parent, text).id();
        }

        @Override
        public MessageId acts(ChannelId channel, String text) {
            return person.acts(room(channel), text).id();
        }

        @Override
        public void edits(ChannelId channel, MessageId own, RichText text) {
            person.edits(room(channel), own, text);
        }

        @Override
        public void deletes(ChannelId channel, MessageId own) {
            person.deletes(room(channel), own);
        }

        @Override
        public void reacts(ChannelId channel, MessageId target, List<Reaction> reactions) {
            person.reacts(room(channel), target, reactions);
        }

        @Override
        public void joins(ChannelId channel) {
            person.joins(room(channel));
        }

        @Override
        public void leaves(ChannelId channel) {
            person.leaves(room(channel));
        }

        @Override
        public void renames(ChannelId channel, String title) {
            person.renames(room(channel), title);
        }

        private DemoRoom room(ChannelId channel) {
            return network.room(channel.value());
        }
    }
}
