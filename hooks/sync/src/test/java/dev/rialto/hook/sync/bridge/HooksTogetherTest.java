package dev.rialto.hook.sync.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rialto.api.hook.ReferenceKey;
import dev.rialto.api.message.Reply;
import dev.rialto.core.host.ControlException;
import dev.rialto.plug.demo.DemoMessage;
import dev.rialto.plug.demo.DemoPerson;
import dev.rialto.plug.demo.DemoRoom;
import dev.rialto.tck.time.Patience;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Sync, forward and command in one host. */
@Timeout(Patience.OF_A_TEST)
final class HooksTogetherTest {
    private static final String FAMILY = """
            hooks.home { type = sync, plug = synced, titles { family = "The family" }
              channels { family = [ red-family, blue-family ] } }
            """;

    @TempDir
    private Path folder;

    private ThreeNetworks bridge;
    private DemoRoom red;
    private DemoRoom blue;
    private DemoPerson anna;
    private DemoPerson gerd;

    @BeforeEach
    void networks() {
        bridge = new ThreeNetworks(folder);
        red = bridge.family("red");
        blue = bridge.family("blue");
        anna = bridge.person("red", "Anna");
        gerd = bridge.person("green", "Gerd");
    }

    @AfterEach
    void close() {
        bridge.close();
    }

    @Test
    void aLabelIsFoundWithoutAPlugAndWhateverElseIsCalledSo() throws ControlException, InterruptedException {
        bridge.start("hooks { family { type = sync, channels { family = [ red-family, blue-family ] } } }");
        bridge.control().post("family", "dinner", Optional.of("Cook"), Optional.empty());
        bridge.sees(red, "Cook: dinner");
        bridge.sees(blue, "Cook: dinner");
    }

    @Test
    void aProgramPostsEditsAndDeletesInALabel() throws ControlException, InterruptedException {
        bridge.start(FAMILY);
        ReferenceKey key = bridge.control()
                .post("family", "dinner", Optional.of("Cook"), Optional.empty())
                .id();
        bridge.sees(red, "Cook: dinner");
        bridge.sees(blue, "Cook: dinner");
        bridge.control().edit(key, "dinner is ready");
        bridge.sees(red, "Cook: dinner is ready");
        bridge.sees(blue, "Cook: dinner is ready");
        bridge.control().delete(key);
        bridge.sees(red);
        bridge.sees(blue);
    }

    @Test
    void aProgramsAnswerStaysAnAnswerWhenItIsEdited() throws ControlException, InterruptedException {
        bridge.start(FAMILY + "hooks.out { type = forward, channels { blue-family = [ green-work ] } }");
        ReferenceKey question = bridge.control()
                .post("family", "hungry?", Optional.of("Cook"), Optional.empty())
                .id();
        bridge.message(bridge.work("green"), "hungry?");
        ReferenceKey key = bridge.control()
                .post("family", "dinner", Optional.of("Cook"), Optional.of(question))
                .id();
        bridge.message(bridge.work("green"), "dinner");
        bridge.control().edit(key, "dinner is ready");
        for (DemoRoom room : new DemoRoom[] {red, blue, bridge.work("green")}) {
            DemoMessage answered = bridge.message(room, "hungry?");
            DemoMessage answer = bridge.message(room, "dinner is ready");
            assertThat(answer.message().replyTo()).map(Reply::parent).contains(answered.id());
        }
    }

    @Test
    void aForwardFromALabelHearsTheWholeConversation() {
        bridge.start(FAMILY + "hooks.out { type = forward, channels { family = [ green-work ] } }");
        DemoRoom work = bridge.work("green");
        DemoMessage hello = anna.posts(red, "hello");
        bridge.sees(work, "Anna: hello");
        bridge.person("blue", "Bert").posts(blue, "hi");
        bridge.sees(work, "Anna: hello", "Bert: hi");
        anna.edits(red, hello.id(), "hello all");
        bridge.sees(work, "Anna: hello all", "Bert: hi");
        gerd.posts(work, "nobody hears me");
        anna.deletes(red, hello.id());
        bridge.sees(work, "Bert: hi", "Gerd: nobody hears me");
        bridge.sees(red, "Bert: hi");
    }

    @Test
    void aForwardIntoAMemberReachesTheWholeSync() {
        bridge.start(FAMILY + "hooks.in { type = forward, channels { green-work = [ red-family ] } }");
        DemoRoom work = bridge.work("green");
        DemoMessage news = gerd.posts(work, "news");
        bridge.sees(red, "Gerd: news");
        bridge.sees(blue, "Gerd: news");
        gerd.edits(work, news.id(), "good news");
        bridge.sees(red, "Gerd: good news");
        bridge.sees(blue, "Gerd: good news");
        gerd.deletes(work, news.id());
        bridge.sees(red);
        bridge.sees(blue);
    }

    @Test
    void aForwardIntoALabelReachesItsMembers() {
        bridge.start(FAMILY + "hooks.in { type = forward, channels { green-work = [ \"synced:family\" ] } }");
        gerd.posts(bridge.work("green"), "news");
        bridge.sees(red, "Gerd: news");
        bridge.sees(blue, "Gerd: news");
    }

    @Test
    void forwardsInARingComeToAnEnd() {
        bridge.start("""
                hooks.ring { type = forward
                  channels { red-work = [ blue-work ], blue-work = [ green-work ], green-work = [ red-work ] } }
                """);
        anna.posts(bridge.work("red"), "round");
        bridge.sees(bridge.work("green"), "Anna: round");
        gerd.posts(bridge.work("green"), "and round");
        bridge.sees(bridge.work("blue"), "Anna: round", "Gerd: and round");
        bridge.sees(bridge.work("red"), "Anna: round", "Gerd: and round");
        bridge.sees(bridge.work("green"), "Anna: round", "Gerd: and round");
    }

    @Test
    void hooksThatOverlapDoNotDouble() {
        bridge.start(FAMILY + """
                hooks.there { type = forward, channels { red-family = [ blue-family ] } }
                hooks.back { type = forward, channels { blue-family = [ red-family ] } }
                """);
        anna.posts(red, "one");
        bridge.sees(blue, "Anna: one");
        bridge.person("blue", "Bert").posts(blue, "two");
        bridge.sees(red, "Anna: one", "Bert: two");
        bridge.sees(blue, "Anna: one", "Bert: two");
    }

    @Test
    void aDeletionIsNeverForwardedAsAMessage() {
        bridge.start("hooks.out { type = forward, channels { red-work = [ blue-work ] }, deletes = false }");
        DemoMessage hello = anna.posts(bridge.work("red"), "hello");
        bridge.message(bridge.work("blue"), "hello");
        anna.deletes(bridge.work("red"), hello.id());
        anna.posts(bridge.work("red"), "next");
        bridge.sees(bridge.work("blue"), "Anna: hello", "Anna: next");
    }

    @Test
    void aForwardedReplyQuotesWhatIsNotThere() {
        bridge.start("hooks.other { type = forward, channels { red-family = [ blue-family ] } }");
        DemoMessage early = anna.posts(bridge.work("red"), "early words");
        anna.posts(red, "that was all");
        bridge.message(blue, "that was all");
        bridge.stop();
        bridge.start("hooks.out { type = forward, channels { red-work = [ blue-work ] } }");
        anna.repliesTo(bridge.work("red"), early.id(), "yes");
        DemoRoom target = bridge.work("blue");
        bridge.until(() -> target.messages().size() == 1);
        assertThat(target.messages().getFirst().message().replyTo()).isEmpty();
        assertThat(target.messages().getFirst().text()).contains("early words").endsWith("yes");
    }

    @Test
    void whatIsKeptFromAConversationIsQuotedToNobodyInIt() {
        bridge.start(FAMILY + """
                hooks.in { type = forward, channels { green-work = [ family ] }, filters = [ { drop { text = "^private" } } ] }
                hooks.on { type = forward, channels { blue-family = [ blue-work ] } }
                """);
        DemoRoom work = bridge.work("green");
        DemoMessage kept = gerd.posts(work, "private words");
        gerd.repliesTo(work, kept.id(), "I agree");
        bridge.sees(red, "Gerd: I agree");
        bridge.sees(blue, "Gerd: I agree");
        bridge.sees(bridge.work("blue"), "Gerd: I agree");
    }

    @Test
    void wordsThatAFilterKeepsOutOfTheCopiesAreNotQuotedThere() {
        bridge.start("""
                hooks.home { type = sync, channels { family = [ red-family, blue-family ] }
                  replies = quote, filters = [ { drop { text = "^secret" } } ] }
                """);
        DemoMessage first = anna.posts(red, "good words");
        bridge.sees(blue, "Anna: good words");
        anna.edits(red, first.id(), "secret words");
        anna.repliesTo(red, first.id(), "an answer");
        bridge.until(() -> blue.messages().size() == 2);
        assertThat(blue.messages().getLast().text())
                .contains("good words")
                .endsWith("an answer")
                .doesNotContain("secret");
        anna.edits(red, first.id(), "better words");
        bridge.message(blue, "better words");
        anna.repliesTo(red, first.id(), "another");
        bridge.until(() -> blue.messages().size() == 3);
        assertThat(blue.messages().getLast().text()).contains("better words").endsWith("another");
    }

    @Test
    void whoEditsTooMuchIsToldOfOnce() {
        bridge.start("""
                hooks.home { type = sync, channels { family = [ red-family, blue-family ] }
                  flood { messages = 2, per = 10s } }
                """);
        DemoMessage first = anna.posts(red, "one");
        for (String text : new String[] {"two", "three", "four"}) {
            anna.edits(red, first.id(), text);
        }
        bridge.until(() -> blue.messages().size() == 2);
        anna.edits(red, first.id(), "five");
        bridge.person("red", "Eve").posts(red, "that was all");
        bridge.sees(
                blue,
                "Anna: two",
                "bridge: Anna writes too much at once; some of it is not shown here",
                "Eve: that was all");
    }

    @Test
    void aQuoteCallsNobody() {
        bridge.start("""
                hooks.home { type = sync, channels { family = [ red-family, blue-family ] }, replies = quote }
                """);
        DemoPerson loud = bridge.person("red", "@here");
        DemoMessage call = loud.posts(red, "look, @bert: me@example.org");
        loud.repliesTo(red, call.id(), "well?");
        bridge.until(() -> blue.messages().size() == 2);
        assertThat(ThreeNetworks.seen(blue).getLast())
                .startsWith("@\u200Bhere: ")
                .contains("@\u200Bbert", "me@example.org")
                .doesNotContain("@here", "@bert");
    }

    @Test
    void onlyTheAllowedAreForwarded() {
        bridge.start("""
                hooks.out { type = forward, channels { red-work = [ blue-work ] }, users { allow = [ "red:person:anna" ] } }
                """);
        bridge.person("red", "Eve").posts(bridge.work("red"), "not me");
        anna.posts(bridge.work("red"), "me");
        bridge.sees(bridge.work("blue"), "Anna: me");
    }

    @Test
    void whoIsDeniedIsSoByNoWayRound() {
        bridge.start("""
                hooks.home { type = sync, reset-author = true, channels { family = [ red-family, blue-family ] } }
                hooks.out { type = forward, users { deny = [ "red:person:anna" ] }
                  channels { red-family = [ green-work ], blue-family = [ green-work ] } }
                """);
        anna.posts(red, "not me");
        bridge.sees(blue, "Anna: not me");
        bridge.person("red", "Eve").posts(red, "me");
        bridge.sees(bridge.work("green"), "Eve: me");
    }

    @Test
    void whoIsAllowedIsSoThroughALabel() {
        bridge.start(FAMILY + """
                hooks.out { type = forward, users { allow = [ "red:person:anna" ] }, channels { family = [ green-work ] } }
                """);
        bridge.person("blue", "Bert").posts(blue, "not me");
        bridge.sees(red, "Bert: not me");
        anna.posts(red, "me");
        bridge.sees(bridge.work("green"), "Anna: me");
    }

    @Test
    void aCommandAndItsAnswerAreSeenOnEverySideInThisOrder() {
        bridge.start(FAMILY + "hooks.admin { type = command }");
        anna.posts(red, "!help");
        bridge.until(() -> red.messages().size() == 2 && blue.messages().size() == 2);
        for (DemoRoom room : new DemoRoom[] {red, blue}) {
            assertThat(ThreeNetworks.seen(room).getFirst()).isEqualTo("Anna: !help");
            assertThat(room.messages().getLast().text())
                    .contains("!help [command]: ")
                    .contains("!status: ")
                    .contains("!sync-list: ")
                    .contains("!sync-members: ");
        }
    }

    @Test
    void syncCommandsAnswerWhereTheyWereAsked() {
        bridge.start(FAMILY + "hooks.admin { type = command }");
        anna.joins(red);
        anna.posts(red, "!sync-list");
        bridge.message(red, "Channels of The family:\nDemo: red-family, blue-family");
        anna.posts(red, "!sync-members");
        bridge.until(() -> red.messages().size() == 4);
        assertThat(red.messages().getLast().text()).contains("Anna");
        anna.posts(red, "that was all");
        bridge.message(blue, "that was all");
        assertThat(blue.messages()).extracting(DemoMessage::text).noneMatch(text -> text.startsWith("Channels of"));
    }

    @Test
    void whoMayNotGetsNoAnswer() {
        bridge.start(FAMILY + """
                groups { staff { channels = [ red-work ] } }
                hooks.admin { type = command, mapping { ops { groups = [ staff ], users = [ "red:person:anna" ] } } }
                """);
        bridge.person("red", "Eve").posts(bridge.work("red"), "!status");
        anna.posts(red, "!status");
        anna.posts(bridge.work("red"), "!status");
        bridge.until(() -> bridge.work("red").messages().size() == 3);
        assertThat(bridge.work("red").messages().getLast().text()).isNotBlank();
        anna.posts(red, "that was all");
        bridge.sees(blue, "Anna: !status", "Anna: that was all");
        bridge.sees(red, "Anna: !status", "Anna: that was all");
    }

    @Test
    void commandsDoNotWaitWithTheHeldOnes() {
        bridge.start("""
                hooks.home { type = sync, hold = 10s, channels { family = [ red-family, blue-family ] } }
                hooks.admin { type = command }
                """);
        anna.posts(red, "held");
        anna.posts(red, "!help");
        bridge.until(() -> blue.messages().size() == 2);
        assertThat(blue.messages().getFirst().text()).isEqualTo("!help");
        assertThat(blue.messages().getLast().text()).contains("!status");
        bridge.later(() -> blue.messages().size() == 3);
        assertThat(blue.messages().getLast().text()).isEqualTo("held");
    }

    @Test
    void whatWasTypedWhileWeWereAwayIsNotRun() {
        bridge.start(FAMILY + "hooks.admin { type = command }");
        bridge.stop();
        anna.posts(red, "!help");
        bridge.start(FAMILY + "hooks.admin { type = command }");
        anna.posts(red, "that was all");
        bridge.sees(blue, "Anna: !help", "Anna: that was all");
        bridge.sees(red, "Anna: !help", "Anna: that was all");
    }
}
