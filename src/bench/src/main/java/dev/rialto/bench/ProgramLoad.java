package dev.rialto.bench;

import dev.rialto.core.host.SystemClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The shipped program with all plugs loaded and nothing to do: how soon it is ready, and what it costs to let it run. */
final class ProgramLoad {
    private static final int STARTS = 7;
    private static final Duration IDLE = Duration.ofSeconds(20);

    private final Path folder;
    private final SystemClock clock;

    ProgramLoad(Path folder, SystemClock clock) {
        this.folder = folder;
        this.clock = clock;
    }

    List<Row> run() throws IOException, InterruptedException {
        Files.createDirectories(folder);
        Path config = folder.resolve("bridge.conf");
        // Nobody listens there: the plugs are loaded and try to connect, as they would with a network away.
        Files.writeString(config, """
                host { data-dir = "%s" }
                plugs {
                  tg { type = telegram, token = "7000001:BENCH", api-url = "http://127.0.0.1:9" }
                  xmpp { type = xmpp, jid = "bridge@localhost", password = bench, nick = bridge, host = "127.0.0.1", port = 9, tls = none }
                  left { type = demo, network = left }
                  right { type = demo, network = right }
                }
                channels {
                  group { plug = tg, id = "-1001" }
                  room { plug = xmpp, id = "room@conference.localhost" }
                  l { plug = left, id = room }
                  r { plug = right, id = room }
                }
                hooks {
                  family { type = sync, channels { family = [ group, room ], demo = [ l, r ] } }
                }
                """.formatted(folder.resolve("data")));
        Path launcher = Path.of("rialto").toAbsolutePath();
        double[] ready = new double[STARTS];
        long resident = 0;
        Duration cpu = Duration.ZERO;
        for (int i = 0; i < STARTS; i++) {
            try (Program program = new Program(launcher, config, clock)) {
                ready[i] = program.readyAfter().toMillis();
                if (i == STARTS - 1) {
                    clock.sleep(IDLE);
                    Duration before = program.cpu();
                    clock.sleep(IDLE);
                    cpu = program.cpu().minus(before);
                    resident = program.resident();
                }
            }
        }
        Arrays.sort(ready);
        List<Row> rows = new ArrayList<>();
        rows.add(new Row(
                "start of the program until ready, median of " + STARTS, Row.number(ready[STARTS / 2]) + " ms"));
        rows.add(new Row("resident, idle", Row.number(resident / 1048576.0) + " MB"));
        rows.add(new Row("CPU, idle", Row.number(cpu.toMillis() / (IDLE.toMillis() / 1000.0)) + " ms a second"));
        return rows;
    }
}
