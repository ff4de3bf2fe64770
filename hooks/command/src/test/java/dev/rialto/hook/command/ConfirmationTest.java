package dev.rialto.hook.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rialto.api.hook.AuditLog;
import dev.rialto.api.hook.Conversation;
import dev.rialto.api.hook.Person;
import dev.rialto.api.message.UserId;
import dev.rialto.hook.command.CommandSettings.Program;
import dev.rialto.tck.hook.FakeChannel;
import dev.rialto.tck.hook.FakeDirectory;
import dev.rialto.tck.time.Patience;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(Patience.OF_A_TEST)
final class ConfirmationTest {
    private static final Pattern ASKED = Pattern.compile("To run reboot, say !confirm (\\w{4}) within 1 min\\.");

    private final Asking asking = new Asking();

    @BeforeEach
    void reboot() {
        asking.section.programs.put(
                "reboot",
                new Program(
                        List.of("/bin/echo", "rebooted"),
                        Optional.of(true),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(true)));
    }

    private String code(CommandWatcher watcher) throws InterruptedException {
        Matcher asked = ASKED.matcher(asking.answer(watcher, "!reboot now"));
        assertThat(asked.matches()).isTrue();
        return asked.group(1);
    }

    @Test
    void itIsRunOnceAndOnlyWhenTheCodeIsSaid() throws InterruptedException {
        CommandWatcher watcher = asking.watcher();
        String code = code(watcher);
        assertThat(asking.answer(watcher, "!confirm 0000")).isEqualTo("That is not the code.");
        assertThat(watcher.claims(asking.typed("!confirm " + code))).isTrue();
        assertThat(asking.answer(watcher, "!confirm " + code.toUpperCase(Locale.ROOT)))
                .isEqualTo("rebooted now");
        assertThat(watcher.claims(asking.typed("!confirm " + code))).isFalse();
        assertThat(asking.answer(watcher, "!confirm " + code)).isEmpty();
    }

    @Test
    void nobodyElseAndNowhereElse() throws InterruptedException {
        CommandWatcher watcher = asking.watcher();
        FakeChannel other = asking.host.directory().addChannel("other", "one").commandAuthorized(true);
        String code = code(watcher);
        assertThat(asking.answers(watcher, asking.host.posted(asking.room, "Bert", "!confirm " + code)))
                .isEmpty();
        assertThat(asking.answers(watcher, asking.host.posted(other, "Anna", "!confirm " + code)))
                .isEmpty();
        assertThat(asking.answer(watcher, "!confirm " + code)).isEqualTo("rebooted now");
    }

    @Test
    void fromAnotherAccountOfThePersonInTheConversation() throws InterruptedException {
        FakeDirectory directory = asking.host.directory();
        FakeChannel side = directory.addChannel("side", "two");
        FakeChannel other = directory.addChannel("other", "two");
        directory.addConversation(
                new Conversation("sync", "lab", "lab", Optional.empty(), List.of("room", "side"), "channels.lab"));
        directory.addPerson(new Person(
                "anna",
                Map.of("one", List.of(new UserId("id-Anna")), "two", List.of(new UserId("id-Anne"))),
                List.of()));
        CommandWatcher watcher = asking.watcher();
        String confirm = "!confirm " + code(watcher);
        assertThat(asking.answers(watcher, asking.host.posted(side, "Anna", confirm)))
                .as("the same id on another network is somebody else")
                .isEmpty();
        assertThat(asking.answers(watcher, asking.host.posted(other, "Anne", confirm)))
                .isEmpty();
        assertThat(asking.answers(watcher, asking.host.posted(side, "Anne", confirm)))
                .containsExactly("rebooted now");
        assertThat(asking.host.audited().getLast())
                .isEqualTo(new AuditLog.Entry("one:id-Anna", "room", "reboot now", "done"));
    }

    @Test
    void aMinuteLaterItIsTooLate() throws InterruptedException {
        CommandWatcher watcher = asking.watcher();
        String code = code(watcher);
        asking.host.clock().advance(Duration.ofSeconds(60));
        String again = code(watcher);
        assertThat(asking.answer(watcher, "!confirm " + again)).isEqualTo("rebooted now");
        String late = code(watcher);
        asking.host.clock().advance(Duration.ofSeconds(61));
        assertThat(asking.answer(watcher, "!confirm " + late)).isEqualTo("That took too long; give the command again.");
        assertThat(asking.answer(watcher, "!confirm " + code)).isEmpty();
    }

    @Test
    void muchLaterNobodyWasAsked() throws InterruptedException {
        CommandWatcher watcher = asking.watcher();
        String confirm = "!confirm " + code(watcher);
        asking.host.clock().advance(Duration.ofMinutes(10));
        assertThat(watcher.claims(asking.typed(confirm))).isTrue();
        asking.host.clock().advance(Duration.ofSeconds(1));
        assertThat(watcher.claims(asking.typed(confirm))).isFalse();
        assertThat(asking.answer(watcher, confirm)).isEmpty();
    }

    @Test
    void whoMayNotAnyMoreRunsNothing() throws InterruptedException {
        CommandWatcher watcher = asking.watcher();
        String code = code(watcher);
        asking.room.commandAuthorized(false);
        assertThat(asking.answer(watcher, "!confirm " + code)).isEmpty();
        assertThat(asking.host.audited().getLast())
                .isEqualTo(new AuditLog.Entry("one:id-Anna", "room", "reboot now", "refused"));
    }

    @Test
    void aMappingOfThatCommandAloneIsEnough() throws InterruptedException {
        asking.section.sets.put("power", List.of("reboot"));
        asking.section.map("", "", "power", "", "");
        CommandWatcher watcher = asking.watcher();
        assertThat(asking.answer(watcher, "!confirm " + code(watcher))).isEqualTo("rebooted now");
    }

    @Test
    void allOfItIsWrittenDownButTheCode() throws InterruptedException {
        CommandWatcher watcher = asking.watcher();
        String code = code(watcher);
        asking.answer(watcher, "!confirm 0000");
        asking.answer(watcher, "!confirm " + code);
        assertThat(asking.host.audited())
                .containsExactly(
                        new AuditLog.Entry("one:id-Anna", "room", "reboot now", "asked for confirmation"),
                        new AuditLog.Entry("one:id-Anna", "room", "confirm …", "refused"),
                        new AuditLog.Entry("one:id-Anna", "room", "reboot now", "done"));
    }
}
