package dev.rialto.hook.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rialto.api.event.Deleted;
import dev.rialto.api.event.Edited;
import dev.rialto.api.event.Invoked;
import dev.rialto.api.event.Joined;
import dev.rialto.api.event.Reacted;
import dev.rialto.api.event.Renamed;
import dev.rialto.api.hook.Conversation;
import dev.rialto.api.hook.Incoming;
import dev.rialto.api.hook.Person;
import dev.rialto.api.hook.Verdict;
import dev.rialto.api.message.Message;
import dev.rialto.api.message.MessageId;
import dev.rialto.api.message.Reaction;
import dev.rialto.api.message.RichText;
import dev.rialto.api.message.User;
import dev.rialto.api.message.UserId;
import dev.rialto.api.plug.Role;
import dev.rialto.api.plug.SettingsException;
import dev.rialto.tck.hook.FakeChannel;
import dev.rialto.tck.hook.FakeHost;
import dev.rialto.tck.time.Patience;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(Patience.OF_A_TEST)
final class MuteTest {
    private final Asking asking = new Asking();
    private final FakeHost host = asking.host;
    private final FakeChannel far = host.directory().addChannel("far", "two");
    private final FakeChannel elsewhere = host.directory().addChannel("elsewhere", "one");
    private CommandWatcher watcher = asking.watcher();
    private MuteInterceptor interceptor = new MuteInterceptor(new Mutes(host), watcher::claims);

    @BeforeEach
    void hook() {
        host.directory()
                .addConversation(new Conversation(
                        "family", "lab", "lab", Optional.empty(), List.of("room", "far"), "channels.lab"));
        asking.section.map("", "", "", "one:id-Anna", "");
        start();
    }

    /** As a process that begins does. */
    private void start() {
        var hooks = new CommandHookFactory().create(asking.section.settings(), host);
        watcher = (CommandWatcher) hooks.getFirst();
        interceptor = (MuteInterceptor) hooks.getLast();
        host.commands("admin", watcher.commands());
    }

    private String answer(String text) throws InterruptedException {
        return asking.answer(watcher, text);
    }

    private boolean passes(Incoming incoming) {
        return interceptor.intercept(incoming) instanceof Verdict.Pass;
    }

    @Test
    void nobodyMutesThemselves() throws Exception {
        assertThat(answer("!mute one:id-Anna")).contains("That is you.");
        assertThat(answer("!mute one:id-Bert")).isEqualTo("one:id-Bert is not relayed here.");
    }

    @Test
    void whatAMutedPersonSaysEndsThereUntilUnmuted() throws InterruptedException {
        assertThat(answer("!mute one:id-Bert")).isEqualTo("one:id-Bert is not relayed here.");
        User bert = FakeHost.user("Bert");
        Message text = Message.builder(bert, RichText.of("hello")).build();
        Incoming edited = host.incoming(
                asking.room, new Edited(host.occurrence(asking.room), new MessageId("m"), text, List.of()));
        Incoming reacted = host.incoming(
                asking.room,
                new Reacted(
                        host.occurrence(asking.room),
                        new MessageId("m"),
                        new Reacted.OfUser(bert, List.of(Reaction.emoji("👍")))));
        Incoming deleted = host.incoming(
                asking.room, new Deleted(host.occurrence(asking.room), new MessageId("m"), Optional.of(bert)));
        assertThat(passes(host.posted(asking.room, text))).isFalse();
        assertThat(passes(edited)).isFalse();
        assertThat(passes(reacted)).isFalse();
        assertThat(passes(deleted)).isTrue();
        assertThat(passes(host.posted(asking.room, "Anna", "hello"))).isTrue();
        assertThat(answer("!unmute one:id-Bert")).isEqualTo("one:id-Bert is relayed again.");
        assertThat(passes(host.posted(asking.room, text))).isTrue();
        assertThat(answer("!unmute one:id-Bert")).isEqualTo("one:id-Bert is not muted here.");
    }

    @Test
    void aMutedPersonSaysNothingByATitleOrACommandOfTheNetwork() throws InterruptedException {
        answer("!mute one:id-Bert");
        assertThat(passes(renamed(Optional.of(FakeHost.user("Bert"))))).isFalse();
        assertThat(passes(renamed(Optional.of(FakeHost.user("Anna"))))).isTrue();
        assertThat(passes(renamed(Optional.empty()))).isTrue();
        assertThat(passes(invoked("Bert", "status"))).isFalse();
        assertThat(passes(joined("Bert"))).as("who is there").isTrue();
        answer("!mute all");
        assertThat(passes(renamed(Optional.empty()))).isFalse();
        assertThat(passes(invoked("Carl", "status"))).isFalse();
        assertThat(passes(invoked("Anna", "status"))).isTrue();
        assertThat(passes(joined("Bert"))).isTrue();
    }

    private Incoming renamed(Optional<User> by) {
        return host.incoming(asking.room, new Renamed(host.occurrence(asking.room), "Words", by));
    }

    private Incoming invoked(String by, String command) {
        return host.incoming(
                asking.room, new Invoked(host.occurrence(asking.room), FakeHost.user(by), command, List.of()));
    }

    private Incoming joined(String who) {
        return host.incoming(
                asking.room, new Joined(host.occurrence(asking.room), FakeHost.user(who), Optional.empty()));
    }

    @Test
    void itIsThisConversationAndAllOfIt() throws InterruptedException {
        answer("!mute two:id-Carl");
        assertThat(passes(host.posted(far, "Carl", "hello"))).isFalse();
        assertThat(passes(host.posted(asking.room, "Carl", "the same id on another network")))
                .isTrue();
        answer("!mute one:id-Bert");
        assertThat(passes(host.posted(elsewhere, "Bert", "hello"))).isTrue();
    }

    @Test
    void itEndsByItself() throws InterruptedException {
        assertThat(answer("!mute one:id-Bert 10m")).isEqualTo("one:id-Bert is not relayed here for 10 min.");
        host.clock().advance(Duration.ofMinutes(9));
        assertThat(passes(host.posted(asking.room, "Bert", "hello"))).isFalse();
        host.clock().advance(Duration.ofMinutes(1));
        assertThat(passes(host.posted(asking.room, "Bert", "hello"))).isTrue();
        assertThat(answer("!mute one:id-Bert soon")).isEqualTo("soon is no time; write 30s, 10m, 2h or 7d.");
        assertThat(answer("!mute one:id-Bert 0m")).isEqualTo("0m is no time; write 30s, 10m, 2h or 7d.");
    }

    @Test
    void aRestartChangesNothing() throws InterruptedException {
        answer("!mute one:id-Bert 10m");
        answer("!mute one:id-Eve");
        host.clock().advance(Duration.ofMinutes(5));
        start();
        assertThat(passes(host.posted(asking.room, "Bert", "hello"))).isFalse();
        assertThat(passes(host.posted(asking.room, "Eve", "hello"))).isFalse();
        host.clock().advance(Duration.ofMinutes(5));
        start();
        assertThat(passes(host.posted(asking.room, "Bert", "hello"))).isTrue();
        assertThat(passes(host.posted(asking.room, "Eve", "hello"))).isFalse();
        answer("!mute one:id-Carl");
        assertThat(host.state().all()).as("what is over is forgotten").hasSize(2);
    }

    @Test
    void whatAHookIsToldWhileAnotherTakesItsPlaceIsKnownToThatOne() throws InterruptedException {
        CommandWatcher replaced = watcher;
        start();
        assertThat(passes(host.posted(asking.room, "Bert", "hello"))).isTrue();
        asking.answer(replaced, "!mute one:id-Bert");
        assertThat(passes(host.posted(asking.room, "Bert", "hello"))).isFalse();
        asking.answer(replaced, "!unmute one:id-Bert");
        assertThat(passes(host.posted(asking.room, "Bert", "hello"))).isTrue();
    }

    @Test
    void whenAllAreMutedOnlyCommandsOfThoseWhoMayPass() throws InterruptedException {
        assertThat(answer("!mute ALL")).isEqualTo("Nobody is relayed here.");
        assertThat(passes(host.posted(asking.room, "Bert", "hello"))).isFalse();
        assertThat(passes(host.posted(asking.room, "Anna", "hello"))).isFalse();
        assertThat(passes(host.posted(asking.room, "Bert", "!unmute all"))).isFalse();
        assertThat(passes(host.posted(
                        asking.room, Message.builder(RichText.of("by nobody")).build())))
                .isFalse();
        assertThat(passes(host.posted(elsewhere, "Bert", "hello"))).isTrue();
        assertThat(passes(asking.typed("!unmute all"))).isTrue();
        assertThat(answer("!unmute all")).startsWith("All are relayed again");
        assertThat(passes(host.posted(asking.room, "Bert", "hello"))).isTrue();
        assertThat(answer("!unmute all")).isEqualTo("This conversation is not muted.");
    }

    @Test
    void whoIsMutedByNameRunsNothing() throws InterruptedException {
        new Mutes(host).mute(asking.room, "one:id-Anna", Optional.empty());
        assertThat(passes(asking.typed("!unmute one:id-Anna"))).isFalse();
    }

    @Test
    void aNameIsAnAccountOfWhoSpokeOrIsThere() throws InterruptedException {
        watcher.seen(host.posted(far, "Carl", "hello"));
        host.directory()
                .role(
                        asking.room,
                        Role.MemberList.class,
                        channel -> new Role.Members(List.of(FakeHost.user("Dora")), false));
        answer("!mute carl");
        answer("!mute @Dora");
        assertThat(passes(host.posted(far, "Carl", "hello"))).isFalse();
        assertThat(passes(host.posted(asking.room, "Dora", "hello"))).isFalse();
        assertThat(answer("!mute Eve")).isEqualTo("Nobody here is known as Eve; write plug:id, or a name of users.");
    }

    @Test
    void aNameThatTwoHaveIsNobodys() throws InterruptedException {
        watcher.seen(host.posted(asking.room, "Carl", "hello"));
        User other = User.builder(new UserId("id-other"), "Carl").build();
        watcher.seen(host.posted(far, Message.builder(other, RichText.of("hi")).build()));
        assertThat(answer("!mute Carl")).isEqualTo("There are several of that name: one:id-Carl, two:id-other");
        assertThat(passes(host.posted(asking.room, "Carl", "hello"))).isTrue();
    }

    /** Somebody of whom the network tells no more than a nick is known by it while they are here. */
    @Test
    void anIdIsReadByThePlug() throws InterruptedException {
        host.directory().userIds("one", id -> {
            if (id.contains("Carl")) {
                throw new SettingsException("", "a nick is no id");
            }
            return id.replace("ID-", "id-");
        });
        answer("!mute one:ID-Dora");
        assertThat(passes(host.posted(asking.room, "Dora", "hello"))).isFalse();
        assertThat(answer("!mute one:id-Carl")).isEqualTo("one:id-Carl: a nick is no id");
        watcher.seen(host.posted(asking.room, "Carl", "hello"));
        answer("!mute one:id-Carl");
        assertThat(passes(host.posted(asking.room, "Carl", "hello"))).isFalse();
        start();
        assertThat(answer("!unmute one:id-Carl")).isEqualTo("one:id-Carl is relayed again.");
    }

    @Test
    void aPersonIsMutedWithAllAccounts() throws InterruptedException {
        host.directory()
                .addPerson(new Person(
                        "carl",
                        Map.of("one", List.of(new UserId("id-C1")), "two", List.of(new UserId("id-C2"))),
                        List.of()));
        start();
        watcher.seen(host.posted(asking.room, "carl", "I only call myself so"));
        answer("!mute Carl");
        assertThat(passes(host.posted(asking.room, "C1", "hello"))).isFalse();
        assertThat(passes(host.posted(far, "C2", "hello"))).isFalse();
        assertThat(passes(host.posted(asking.room, "carl", "hello"))).isTrue();
    }
}
