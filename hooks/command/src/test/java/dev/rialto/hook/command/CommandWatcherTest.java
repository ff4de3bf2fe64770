package dev.rialto.hook.command;

import static dev.rialto.hook.command.FakeCommand.saying;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rialto.api.event.Edited;
import dev.rialto.api.event.Event;
import dev.rialto.api.event.EventKey;
import dev.rialto.api.event.Invoked;
import dev.rialto.api.event.Occurrence;
import dev.rialto.api.event.Origin;
import dev.rialto.api.event.Posted;
import dev.rialto.api.hook.AuditLog;
import dev.rialto.api.hook.Channel;
import dev.rialto.api.hook.ChatCommand;
import dev.rialto.api.hook.ChatCommand.Parameter;
import dev.rialto.api.hook.CommandException;
import dev.rialto.api.hook.Conversation;
import dev.rialto.api.hook.Incoming;
import dev.rialto.api.hook.PostOptions;
import dev.rialto.api.message.Forwarded;
import dev.rialto.api.message.Message;
import dev.rialto.api.message.MessageId;
import dev.rialto.api.message.MessageName;
import dev.rialto.api.message.RichText;
import dev.rialto.api.message.User;
import dev.rialto.tck.hook.FakeChannel;
import dev.rialto.tck.hook.FakeHost;
import dev.rialto.tck.hook.RecordingPoster;
import dev.rialto.tck.time.Patience;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(Patience.OF_A_TEST)
final class CommandWatcherTest {
    private static final User ANNA = FakeHost.user("Anna");
    private static final ChatCommand ECHO = saying(
            "echo",
            invocation -> invocation.by().name() + ": " + String.join("|", invocation.arguments()),
            new Parameter("one", Parameter.Kind.REQUIRED),
            new Parameter("rest", Parameter.Kind.REST));

    private final FakeHost host = new FakeHost("admin");
    private final FakeChannel room = host.directory().addChannel("room", "one").commandAuthorized(true);
    private final Section section = new Section();

    private CommandWatcher watcher(ChatCommand... others) {
        CommandWatcher watcher = new CommandWatcher(section.settings(), host, new Mutes(host));
        host.commands("other", List.of(others)).commands("admin", watcher.commands());
        return watcher;
    }

    private List<String> answers(CommandWatcher watcher, Incoming... asked) throws InterruptedException {
        int before = host.poster().posted().size();
        for (Incoming incoming : asked) {
            watcher.seen(incoming);
        }
        return host.poster().posted().stream()
                .skip(before)
                .map(RecordingPoster.Said::text)
                .toList();
    }

    private Incoming typed(String text) {
        return host.posted(room, "Anna", text);
    }

    private Incoming posted(Occurrence occurrence, Message message) {
        return host.incoming(
                room,
                Posted.builder(occurrence, MessageName.given("m9"), message).build());
    }

    private static Message help() {
        return Message.builder(ANNA, RichText.of("!help")).build();
    }

    private void silent(CommandWatcher watcher, Incoming incoming) throws InterruptedException {
        assertThat(watcher.claims(incoming)).as("claims %s", incoming).isFalse();
        assertThat(answers(watcher, incoming)).as("answers %s", incoming).isEmpty();
    }

    @Test
    void runsWhatIsTypedAndAnswersWhereItWasAsked() throws InterruptedException {
        CommandWatcher watcher = watcher(ECHO);
        Incoming asked = typed("!ECHO a b  c");
        assertThat(watcher.claims(asked)).isTrue();
        watcher.seen(asked);
        RecordingPoster.Said said = host.poster().next();
        assertThat(said.text()).isEqualTo("Anna: a|b  c");
        assertThat(said.targets()).containsExactly(room);
        assertThat(said.message().author()).as("the bridge itself").isEmpty();
        assertThat(said.options())
                .isEqualTo(PostOptions.builder().urgent(true).local(false).build());
    }

    @Test
    void readsWhatWasTypedAndNotWhatIsShownOfIt() throws InterruptedException {
        section.program("say", true, "/usr/bin/printf", "<%s>");
        CommandWatcher watcher = watcher();
        assertThat(answers(watcher, shown("!say *x* _y_ ~z~ `a b` \"`c d`\"", "!say x y z a b \"c d\"")))
                .containsExactly("<*x*><_y_><~z~><`a><b`><`c d`>");
        assertThat(host.audited())
                .singleElement()
                .satisfies(entry -> assertThat(entry.what()).isEqualTo("say *x* _y_ ~z~ `a b` \"`c d`\""));
        silent(watcher, shown("> !help", "!help"));
        silent(watcher, shown("`!help`", "!help"));
    }

    /** What somebody typed, on a network that reads signs. */
    private Incoming shown(String typed, String text) {
        Message message = Message.builder(ANNA, RichText.of(text)).build();
        return host.incoming(
                room,
                Posted.builder(host.occurrence(room), MessageName.given("m9"), message)
                        .typed(typed)
                        .build());
    }

    @Test
    void anAnswerForHereStaysHereAndInItsThread() throws InterruptedException {
        CommandWatcher watcher = watcher(saying("here", invocation -> "yes").locally());
        Message asked = Message.builder(ANNA, RichText.of("!here"))
                .thread(new MessageId("t1"))
                .build();
        watcher.seen(host.posted(room, asked));
        RecordingPoster.Said said = host.poster().next();
        assertThat(said.options().local()).isTrue();
        assertThat(said.message().thread()).contains(new MessageId("t1"));
    }

    @Test
    void whatTheNetworkHasSplitRunsToo() throws InterruptedException {
        Invoked invoked = new Invoked(host.occurrence(room), ANNA, "Echo", List.of("a", "b", "c"));
        assertThat(answers(watcher(ECHO), host.incoming(room, invoked))).containsExactly("Anna: a|b c");
    }

    @Test
    void anUnderscoreStandsForAHyphen() throws InterruptedException {
        CommandWatcher watcher =
                watcher(saying("sync-list", invocation -> "all"), saying("a_b", invocation -> "exact"));
        assertThat(answers(watcher, typed("!sync_list"), typed("!sync-list"), typed("!a_b")))
                .containsExactly("all", "all", "exact");
        silent(watcher, typed("!sync__list"));
    }

    @Test
    void theCustomOfANetworkCountsInItsChannelsBesideThePrefix() throws InterruptedException {
        host.directory().commandPrefix("one", "/");
        FakeChannel elsewhere = host.directory().addChannel("elsewhere", "two").commandAuthorized(true);
        CommandWatcher watcher = watcher(ECHO);
        assertThat(watcher.claims(typed("/Echo a b"))).isTrue();
        assertThat(answers(watcher, typed("/Echo a b"), typed("!echo a b"), typed("/echo")))
                .containsExactly("Anna: a|b", "Anna: a|b", "Usage: !echo <one> <rest...>");
        assertThat(answers(watcher, typed("/help /Echo"))).containsExactly("!echo <one> <rest...>: Does echo.");
        silent(watcher, typed("/unknown"));
        silent(watcher, typed("/echo@other_bot a b"));
        silent(watcher, host.posted(elsewhere, "Anna", "/echo a b"));
    }

    @Test
    void wrongArityTellsTheUsage() throws InterruptedException {
        CommandWatcher watcher = watcher(ECHO);
        assertThat(watcher.claims(typed("!echo"))).isTrue();
        assertThat(answers(watcher, typed("!echo"), typed("!status now")))
                .containsExactly("Usage: !echo <one> <rest...>", "Usage: !status");
    }

    @Test
    void helpShowsWhatTheAskerMayUseThere() throws InterruptedException {
        FakeChannel elsewhere = host.directory().addChannel("elsewhere", "one");
        section.sets.put("basic", List.of("Help", "Echo", "lost", "there"));
        section.map("", "", "basic", "", "").map("", "", "", "one:id-Boss", "");
        CommandWatcher watcher = watcher(ECHO, saying("there", invocation -> "").onlyIn(elsewhere));
        assertThat(answers(watcher, typed("!help"))).containsExactly("""
                        !echo <one> <rest...>: Does echo.
                        !help [command]: Lists what you can use here, or explains one command.""");
        assertThat(answers(watcher, typed("!help !ECHO"), typed("!help status")))
                .containsExactly("!echo <one> <rest...>: Does echo.", "There is no command status here.");
        assertThat(answers(watcher, host.posted(room, "Boss", "!help")).getFirst())
                .contains("!status: ");
    }

    @Test
    void statusIsWhatTheHostSays() throws InterruptedException {
        host.statusLine("tg online").statusLine("xmpp offline");
        assertThat(answers(watcher(), typed("!status"))).containsExactly("tg online\nxmpp offline");
    }

    @Test
    void aTextIsAnsweredWhateverItsNamesCase() throws InterruptedException {
        section.texts.put("Rules", "Be kind.\n!help");
        section.sets.put("basic", List.of("RULES"));
        section.map("", "", "basic", "", "");
        assertThat(answers(watcher(), typed("!rules"), typed("!RULES"), typed("!help"), typed("!rules now")))
                .containsExactly("Be kind.\n!help", "Be kind.\n!help", "Usage: !rules");
    }

    @Test
    void whatIsRunIsWrittenDown() throws InterruptedException {
        CommandWatcher watcher = watcher(
                ECHO,
                saying("wrong", invocation -> {
                    throw new CommandException("There is no such room.");
                }),
                saying("broken", invocation -> {
                    throw new IllegalStateException("secret detail");
                }));
        answers(watcher, typed("!ECHO a b  c"), typed("!echo"), typed("!wrong"), typed("!broken"), typed("!lost"));
        assertThat(host.audited())
                .containsExactly(
                        new AuditLog.Entry("one:id-Anna", "room", "echo a b  c", "done"),
                        new AuditLog.Entry("one:id-Anna", "room", "echo", "wrong arguments"),
                        new AuditLog.Entry("one:id-Anna", "room", "wrong", "refused: There is no such room."),
                        new AuditLog.Entry("one:id-Anna", "room", "broken", "failed"));
    }

    @Test
    void whatIsNoCommandIsSilent() throws InterruptedException {
        CommandWatcher watcher = watcher(ECHO);
        silent(watcher, typed("hello"));
        silent(watcher, typed("!unknown"));
        silent(watcher, typed("say !help"));
        silent(watcher, host.incoming(room, new Edited(host.occurrence(room), new MessageId("m1"), help(), List.of())));
        silent(watcher, host.posted(room, Message.builder(RichText.of("!help")).build()));
        silent(
                watcher,
                host.posted(
                        room,
                        Message.builder(User.named("Anna"), RichText.of("!help"))
                                .build()));
        Message forwarded = help().toBuilder()
                .attachments(List.of(new Forwarded(Optional.empty(), Optional.empty())))
                .build();
        silent(watcher, host.posted(room, forwarded));
        silent(watcher, host.posted(room, help().toBuilder().action(true).build()));
    }

    @Test
    void ownDoingCopiesAndOldOnesAreSilent() throws InterruptedException {
        CommandWatcher watcher = watcher(ECHO);
        silent(watcher, posted(host.occurrence(room).withOwn(true), help()));
        silent(watcher, posted(host.occurrence(room).withOrigin(Origin.BACKLOG), help()));
        silent(watcher, posted(host.occurrence(room).withOrigin(Origin.ARCHIVE), help()));
        Event copy = typed("!help").event();
        silent(watcher, new Incoming(room, copy, Optional.empty(), 1));
        Occurrence old = Occurrence.live(room.ref(), host.clock().now().minusSeconds(61), new EventKey("old"));
        silent(watcher, posted(old, help()));
        Occurrence inTime = Occurrence.live(room.ref(), host.clock().now().minusSeconds(60), new EventKey("in-time"));
        assertThat(answers(watcher, posted(inTime, help()))).hasSize(1);
    }

    @Test
    void whatWaitedForCommandsBeforeItIsNotTooOld() throws InterruptedException {
        CommandWatcher watcher = watcher(ECHO);
        Incoming asked = typed("!echo a b");
        assertThat(watcher.claims(asked)).isTrue();
        host.clock().advance(Duration.ofMinutes(2));
        assertThat(watcher.claims(asked)).isFalse();
        assertThat(answers(watcher, new Incoming(room, asked.event(), Optional.empty(), 0, true)))
                .containsExactly("Anna: a|b");
        Event backlog =
                posted(host.occurrence(room).withOrigin(Origin.BACKLOG), help()).event();
        silent(watcher, new Incoming(room, backlog, Optional.empty(), 0, true));
        silent(watcher, new Incoming(room, typed("!help").event(), Optional.empty(), 1, true));
    }

    @Test
    void theLabelOfASyncRunsNothing() throws InterruptedException {
        host.directory()
                .addConversation(new Conversation(
                        "family", "lab", "lab", Optional.of("synced"), List.of("room"), "channels.lab"));
        Channel label = host.directory().channel("synced:lab").orElseThrow();
        host.directory().addGroup("labels", label);
        section.map("labels", "", "", "", "");
        silent(watcher(), host.posted(label, "Anna", "!help"));
    }

    @Test
    void whatThePersonDidWrongIsToldAlways() throws InterruptedException {
        ChatCommand command = saying("move", invocation -> {
            throw new CommandException("There is no such room.");
        });
        assertThat(answers(watcher(command), typed("!move"))).containsExactly("There is no such room.");
    }

    @Test
    void aFailureIsToldOnlyIfAskedForAndWithoutInternals() throws InterruptedException {
        ChatCommand broken = saying("broken", invocation -> {
            throw new IllegalStateException("secret detail");
        });
        assertThat(answers(watcher(broken), typed("!broken"))).isEmpty();
        section.returnErrors = true;
        assertThat(answers(watcher(broken), typed("!broken"))).containsExactly("broken failed.");
    }

    @Test
    void aCommandThatTakesTooLongIsInterruptedAndTheNextOneRuns() throws InterruptedException {
        section.returnErrors = true;
        CountDownLatch never = new CountDownLatch(1);
        CommandWatcher watcher = watcher(ECHO, saying("slow", invocation -> {
            never.await();
            return "never";
        }));
        Thread runner = Thread.ofVirtual().start(() -> {
            try {
                watcher.seen(typed("!slow"));
                watcher.seen(typed("!echo a b"));
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        });
        host.clock().awaitWaiters(1);
        host.clock().advance(Duration.ofSeconds(30));
        assertThat(host.poster().next().text()).isEqualTo("slow took too long.");
        assertThat(host.poster().next().text()).isEqualTo("Anna: a|b");
        runner.join();
    }

    @Test
    void ofTwoCommandsOfTheSameNameTheFirstRunsAndNoOtherSuffers() throws InterruptedException {
        CommandWatcher watcher = watcher(saying("where", invocation -> "here"), ECHO);
        host.commands("another", List.of(saying("where", invocation -> "there"), saying("when", invocation -> "now")));
        assertThat(answers(watcher, typed("!where"), typed("!when"), typed("!echo a b")))
                .containsExactly("here", "now", "Anna: a|b");
    }

    @Test
    void commandsOfTheSameNameAreToldApartByTheirChannels() throws InterruptedException {
        FakeChannel second = host.directory().addChannel("second", "one").commandAuthorized(true);
        CommandWatcher watcher = watcher(
                saying("where", invocation -> "in the first").onlyIn(room),
                saying("where", invocation -> "in the second").onlyIn(second));
        assertThat(answers(watcher, typed("!where"), host.posted(second, "Anna", "!where")))
                .containsExactly("in the first", "in the second");
    }
}
