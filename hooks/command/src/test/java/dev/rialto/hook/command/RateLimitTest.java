package dev.rialto.hook.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rialto.api.hook.AuditLog;
import dev.rialto.api.hook.Person;
import dev.rialto.api.message.UserId;
import dev.rialto.hook.command.CommandSettings.Rate;
import dev.rialto.tck.hook.FakeChannel;
import dev.rialto.tck.time.Patience;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(Patience.OF_A_TEST)
final class RateLimitTest {
    private static final String NOTICE = "Too many commands; wait a little.";

    private final Asking asking = new Asking();

    @BeforeEach
    void rules() {
        asking.section.rate = new Rate(2, Duration.ofSeconds(10));
        asking.section.texts.put("rules", "Be kind.");
    }

    @Test
    void whatIsTooMuchIsToldOnceAndThenSilent() throws InterruptedException {
        CommandWatcher watcher = asking.watcher();
        assertThat(asking.answers(
                        watcher,
                        asking.typed("!rules"),
                        asking.typed("!rules"),
                        asking.typed("!rules"),
                        asking.typed("!rules"),
                        asking.host.posted(asking.room, "Bert", "!rules")))
                .containsExactly("Be kind.", "Be kind.", NOTICE, "Be kind.");
        assertThat(asking.host.audited())
                .extracting(AuditLog.Entry::outcome)
                .containsExactly("done", "done", "too many commands", "done");
    }

    @Test
    void timeMakesRoomAndWhoGoesOnIsNotToldAgain() throws InterruptedException {
        CommandWatcher watcher = asking.watcher();
        asking.answer(watcher, "!rules");
        asking.host.clock().advance(Duration.ofSeconds(5));
        asking.answer(watcher, "!rules");
        assertThat(asking.answer(watcher, "!rules")).isEqualTo(NOTICE);
        asking.host.clock().advance(Duration.ofSeconds(5));
        assertThat(asking.answer(watcher, "!rules")).isEqualTo("Be kind.");
        assertThat(asking.answer(watcher, "!rules")).isEmpty();
        asking.host.clock().advance(Duration.ofSeconds(10));
        assertThat(asking.answers(watcher, asking.typed("!rules"), asking.typed("!rules"), asking.typed("!rules")))
                .containsExactly("Be kind.", "Be kind.", NOTICE);
    }

    @Test
    void whatIsNoCommandOfTheirsDoesNotCount() throws InterruptedException {
        CommandWatcher watcher = asking.watcher();
        assertThat(asking.answers(
                        watcher,
                        asking.typed("!unknown"),
                        asking.typed("hello"),
                        asking.typed("!rules"),
                        asking.typed("!rules")))
                .containsExactly("Be kind.", "Be kind.");
    }

    @Test
    void onePersonOnTwoNetworksIsOne() throws InterruptedException {
        FakeChannel other = asking.host.directory().addChannel("other", "two").commandAuthorized(true);
        asking.host
                .directory()
                .addPerson(new Person(
                        "anna",
                        Map.of("one", List.of(new UserId("id-Anna")), "two", List.of(new UserId("id-Anne"))),
                        List.of()));
        CommandWatcher watcher = asking.watcher();
        assertThat(asking.answers(
                        watcher,
                        asking.typed("!rules"),
                        asking.host.posted(other, "Anne", "!rules"),
                        asking.typed("!rules")))
                .containsExactly("Be kind.", "Be kind.", NOTICE);
    }
}
