package dev.rialto.dist.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rialto.dist.bridge.BridgeFolder.Answer;
import dev.rialto.plug.telegram.standin.Faults;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The commands that talk to a running daemon, and how it ends. */
final class CommandsTest {
    private Pairs pairs;

    @BeforeEach
    void begin() throws Exception {
        pairs = new Pairs("host { stop-timeout = 5s }\noutbox { backoff { first = 200ms, max = 1s } }\n");
    }

    @AfterEach
    void end() throws Exception {
        pairs.close();
    }

    @Test
    void sendsAndTellsHowItIs() throws Exception {
        pairs.folder().start();
        pairs.post(pairs.a(), List.of("hello"));
        pairs.awaitTexts(pairs.b(), List.of("Alice: hello"));

        Answer sent = pairs.folder().command("send", "-c", "bridge.conf", "everywhere", "The", "disk", "is", "full");
        assertThat(sent.code()).as(sent.output()).isZero();
        assertThat(sent.output()).contains("tg-b", "tg-d");
        pairs.awaitTexts(pairs.b(), List.of("Alice: hello", "The disk is full"));
        pairs.awaitTexts(pairs.d(), List.of("The disk is full"));
        Answer unknown = pairs.folder().command("send", "tg-bb", "hello");
        assertThat(unknown.code()).isEqualTo(1);
        assertThat(unknown.output()).contains("tg-bb", "tg-b");
        Answer status = pairs.folder().command("status");
        assertThat(status.code()).as(status.output()).isZero();
        assertThat(status.output()).contains("tg (Telegram): online");
        Answer outbox = pairs.folder().command("outbox");
        assertThat(outbox.code()).as(outbox.output()).isZero();
        assertThat(outbox.output()).contains("Nothing waits");
    }

    @Test
    void whatWasGivenUpIsTriedAgainOrDropped() throws Exception {
        pairs.folder().start();
        pairs.telegram()
                .faults()
                .lay("sendMessage", Long.toString(pairs.b()), 2, new Faults.Refuse(400, "Bad Request: STRANGE_TEXT"));
        pairs.post(pairs.a(), List.of("refused", "refused too", "taken"));
        pairs.awaitTexts(pairs.b(), List.of("Alice: taken"));

        Answer list = pairs.folder().command("outbox");
        List<String> ids = Pattern.compile("(?m)^(\\d+) +tg-b .*STRANGE_TEXT")
                .matcher(list.output())
                .results()
                .map(row -> row.group(1))
                .toList();
        assertThat(ids).as(list.output()).hasSize(2);
        assertThat(pairs.folder().command("outbox", "drop", ids.getFirst()).code())
                .isZero();
        assertThat(pairs.folder().command("outbox", "retry", ids.getLast()).code())
                .isZero();
        pairs.awaitTexts(pairs.b(), List.of("Alice: taken", "Alice: refused too"));
        assertThat(pairs.folder().command("outbox", "list").output()).contains("Nothing waits");
        assertThat(pairs.folder().command("outbox", "retry", ids.getLast()).code())
                .isEqualTo(1);
    }

    @Test
    void withoutADaemonCommandsSaySo() throws Exception {
        Answer status = pairs.folder().command("status");

        assertThat(status.code()).isEqualTo(1);
        assertThat(status.output())
                .contains("data directory", pairs.folder().data().toString())
                .doesNotContain("Exception");
    }

    @Test
    void secondDaemonSaysWhoHoldsTheData() throws Exception {
        RialtoProcess first = pairs.folder().start();

        Answer second = pairs.folder().command("run", "-c", "bridge.conf");

        assertThat(second.code()).as(second.output()).isEqualTo(1);
        assertThat(second.output()).contains("data", Long.toString(first.pid())).doesNotContain("Exception");
        pairs.post(pairs.a(), List.of("still here"));
        pairs.awaitTexts(pairs.b(), List.of("Alice: still here"));
        assertThat(pairs.folder().command("status").code()).isZero();
    }

    @Test
    void stopSendsWhatIsOnItsWay() throws Exception {
        pairs.folder().start();
        Faults faults = pairs.telegram().faults();
        faults.lay("sendMessage", Long.toString(pairs.b()), 1, new Faults.Delay(500));
        pairs.post(pairs.a(), List.of("on its way", "next"));
        faults.awaitMet(1);

        pairs.folder().stop();

        assertThat(pairs.texts(pairs.b())).first().isEqualTo("Alice: on its way");
        pairs.folder().start();
        pairs.awaitTexts(pairs.b(), List.of("Alice: on its way", "Alice: next"));
    }

    @Test
    void stopDoesNotWaitForEver() throws Exception {
        pairs.folder().start();
        Faults faults = pairs.telegram().faults();
        faults.lay("sendMessage", Long.toString(pairs.b()), 1, new Faults.Hang());
        pairs.post(pairs.a(), List.of("never answered"));
        faults.awaitMet(1);

        pairs.folder().stop();

        pairs.folder().start();
        pairs.awaitTexts(pairs.b(), List.of("Alice: never answered"));
    }

    @Test
    void startsWithoutItsNetworks() throws Exception {
        pairs.telegram().away();
        pairs.folder().start();
        assertThat(pairs.folder().command("send", "tg-b", "early").code()).isZero();
        assertThat(pairs.folder().command("status").output()).doesNotContain("online");
        pairs.post(pairs.a(), List.of("earlier"));
        pairs.telegram().back();

        Waiting.until(
                "both are there",
                pairs.folder().daemon()::output,
                () -> pairs.texts(pairs.b()).size() == 2);
        assertThat(pairs.texts(pairs.b())).containsExactly("early", "Alice: earlier");
    }
}
