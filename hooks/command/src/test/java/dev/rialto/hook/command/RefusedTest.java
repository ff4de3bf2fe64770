package dev.rialto.hook.command;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.rialto.api.hook.Incoming;
import dev.rialto.tck.hook.FakeChannel;
import dev.rialto.tck.time.Patience;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.slf4j.LoggerFactory;

/** Who may not gets no answer; the log says why nothing happened. */
@Timeout(Patience.OF_A_TEST)
final class RefusedTest {
    private final Logger log = (Logger) LoggerFactory.getLogger(CommandWatcher.class);
    private final ListAppender<ILoggingEvent> told = new ListAppender<>();
    private final Asking asking = new Asking();
    private final FakeChannel closed = asking.host.directory().addChannel("closed", "one");
    private final CommandWatcher watcher = asking.watcher();

    @BeforeEach
    void listen() {
        told.start();
        log.setLevel(Level.INFO);
        log.addAppender(told);
    }

    @AfterEach
    void letGo() {
        log.detachAppender(told);
        log.setLevel(null);
    }

    private void types(FakeChannel channel, String text) throws InterruptedException {
        Incoming incoming = asking.host.posted(channel, "Anna", text);
        assertThat(asking.answers(watcher, incoming)).hasSize(channel == closed ? 0 : 1);
    }

    private List<String> lines() {
        return told.list.stream().map(ILoggingEvent::getFormattedMessage).toList();
    }

    @Test
    void itIsSaidOnceAnHourForEachChannel() throws InterruptedException {
        types(closed, "!help me");
        types(closed, "!status");
        assertThat(lines())
                .containsExactly(
                        "closed: help was typed by somebody who may not use it there; the next such line is in an hour");
        asking.host.clock().advance(Duration.ofHours(1));
        types(closed, "!status");
        assertThat(lines()).hasSize(2);
    }

    @Test
    void whatIsNoCommandAndWhatMayBeDoneIsNotNoted() throws InterruptedException {
        types(closed, "!nonsense");
        types(closed, "help");
        types(asking.room, "!help");
        assertThat(lines()).isEmpty();
    }
}
