package dev.rialto.bench;

import dev.rialto.core.host.SystemClock;
import dev.rialto.plug.telegram.standin.Account;
import dev.rialto.plug.telegram.standin.TelegramStandIn;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The shipped program between two groups of one bot, with the stand-in for the Bot API in this process: at a steady pace, and
 * all at once. The times are those at which the stand-in is asked to send.
 */
final class TelegramLoad {
    private static final String TOKEN = "7000001:BENCH";
    private static final int WARM_UP = 2_000;

    private final Path folder;
    private final SystemClock clock;

    TelegramLoad(Path folder, SystemClock clock) {
        this.folder = folder;
        this.clock = clock;
    }

    List<Row> run() throws IOException, InterruptedException {
        Files.createDirectories(folder);
        List<Row> rows = new ArrayList<>();
        try (TelegramStandIn telegram = TelegramStandIn.start(TOKEN, 0, clock)) {
            long from = telegram.people().newChat("supergroup", "A");
            long to = telegram.people().newChat("supergroup", "B");
            Path config = folder.resolve("bridge.conf");
            Files.writeString(config, """
                    host { data-dir = "%s" }
                    plugs { tg { type = telegram, token = "%s", api-url = "%s" } }
                    channels { a { plug = tg, id = "%d" }, b { plug = tg, id = "%d" } }
                    hooks { both { type = sync, channels { ab = [ a, b ] } } }
                    """.formatted(folder.resolve("data"), TOKEN, telegram.url(), from, to));
            try (Program program = new Program(Path.of("rialto").toAbsolutePath(), config, clock)) {
                rows.add(new Row(
                        "Telegram: start until ready", program.readyAfter().toMillis() + " ms"));
                measure(program, telegram, from, WARM_UP, 0);
                rows.add(new Row("Telegram: 50/s", times(program, telegram, from, 500, 50)));
                rows.add(new Row("Telegram: 200/s", times(program, telegram, from, 2_000, 200)));
                Load burst = measure(program, telegram, from, 2_000, 0);
                double seconds = burst.whole() / 1e9;
                rows.add(new Row(
                        "Telegram: burst of 2000",
                        Row.number(2_000 / seconds) + "/s, " + Row.number(burst.cpuEach()) + " ms CPU a message"));
                rows.add(new Row("Telegram: resident afterwards", Row.number(program.resident() / 1048576.0) + " MB"));
            }
        }
        return rows;
    }

    private String times(Program program, TelegramStandIn telegram, long chat, int messages, int perSecond)
            throws InterruptedException {
        Load load = measure(program, telegram, chat, messages, perSecond);
        return Row.milliseconds(load.late()) + ", " + Row.number(load.cpuEach()) + " ms CPU a message";
    }

    /**
     * What was measured.
     *
     * @param late how long each message took, in nanoseconds
     * @param whole from the first post to the last copy, in nanoseconds
     * @param cpuEach of the program, milliseconds a message
     */
    private record Load(long[] late, long whole, double cpuEach) {}

    private Load measure(Program program, TelegramStandIn telegram, long chat, int messages, int perSecond)
            throws InterruptedException {
        long[] sent = new long[messages];
        long[] copied = new long[messages];
        AtomicInteger count = new AtomicInteger();
        CountDownLatch left = new CountDownLatch(messages);
        telegram.listen(call -> {
            if (call.startsWith("sendMessage")) {
                copied[count.getAndIncrement()] = clock.nanoTime();
                left.countDown();
            }
        });
        Account alice = Account.person(1, "Alice");
        Duration cpu = program.cpu();
        long begun = clock.nanoTime();
        for (int i = 0; i < messages; i++) {
            if (perSecond > 0) {
                long early = begun + i * (1_000_000_000L / perSecond) - clock.nanoTime();
                if (early > 0) {
                    clock.sleep(Duration.ofNanos(early));
                }
            }
            sent[i] = clock.nanoTime();
            telegram.people().post(chat, alice, "message number " + i);
        }
        left.await();
        telegram.listen(call -> {});
        long[] late = new long[messages];
        for (int i = 0; i < messages; i++) {
            late[i] = copied[i] - sent[i];
        }
        double each = program.cpu().minus(cpu).toMillis() / (double) messages;
        return new Load(late, copied[messages - 1] - begun, each);
    }
}
