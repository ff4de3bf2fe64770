package dev.rialto.bench;

import com.sun.management.OperatingSystemMXBean;
import dev.rialto.core.boot.HostFactory;
import dev.rialto.core.config.BridgeConfig;
import dev.rialto.core.config.ConfigLoader;
import dev.rialto.core.factory.Factories;
import dev.rialto.core.host.Host;
import dev.rialto.core.host.SystemClock;
import dev.rialto.plug.demo.DemoNetwork;
import dev.rialto.plug.demo.DemoPerson;
import dev.rialto.plug.demo.DemoRoom;
import dev.rialto.plug.demo.DemoUpdate;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;

/** The full pipeline with a SQLite file between two networks in memory: how many messages a second, how late, for how much CPU. */
final class PipelineLoad {
    private static final int MESSAGES = 60_000;
    private static final int SPEAKERS = 4;

    private final Path folder;
    private final SystemClock clock;

    PipelineLoad(Path folder, SystemClock clock) {
        this.folder = folder;
        this.clock = clock;
    }

    List<Row> run() throws Exception {
        List<Row> rows = new ArrayList<>();
        for (String synchronous : List.of("full", "normal")) {
            for (int channels : new int[] {1, 50}) {
                throughput(synchronous, channels, MESSAGES / 4);
                rows.add(throughput(synchronous, channels, channels == 1 ? MESSAGES / 4 : MESSAGES));
            }
            rows.add(latency(synchronous, 1_000, 10));
        }
        return rows;
    }

    /** All at once: how many arrive in a second. */
    private Row throughput(String synchronous, int channels, int messages) throws Exception {
        try (Bridge bridge = new Bridge(synchronous, channels)) {
            CountDownLatch arrived = new CountDownLatch(messages);
            bridge.right.watch(update -> {
                if (update instanceof DemoUpdate.Said said
                        && said.message().account().isPresent()) {
                    arrived.countDown();
                }
            });
            long cpu = cpu();
            long begun = clock.nanoTime();
            List<Thread> speakers = IntStream.range(0, SPEAKERS)
                    .mapToObj(speaker -> Thread.ofPlatform().start(() -> {
                        for (int i = speaker; i < messages; i += SPEAKERS) {
                            bridge.alice.posts(bridge.rooms.get(i % channels), "message number " + i);
                        }
                    }))
                    .toList();
            for (Thread speaker : speakers) {
                speaker.join();
            }
            if (!arrived.await(120, TimeUnit.SECONDS)) {
                throw new IllegalStateException(arrived.getCount() + " messages did not arrive");
            }
            double seconds = (clock.nanoTime() - begun) / 1e9;
            double perMessage = (cpu() - cpu) / 1e6 / messages;
            return new Row(
                    "relayed, " + synchronous + ", " + channels + (channels == 1 ? " channel" : " channels"),
                    Row.number(messages / seconds) + "/s, " + Row.number(perMessage) + " ms CPU a message");
        }
    }

    /** At a steady pace: how long from the post to its copy. */
    private Row latency(String synchronous, int perSecond, int seconds) throws Exception {
        int messages = perSecond * seconds;
        try (Bridge bridge = new Bridge(synchronous, 10)) {
            long[] sent = new long[messages];
            long[] late = new long[messages];
            CountDownLatch arrived = new CountDownLatch(messages);
            bridge.right.watch(update -> {
                if (update instanceof DemoUpdate.Said said
                        && said.message().account().isPresent()) {
                    String text = said.message().text();
                    int number = Integer.parseInt(text.substring(text.lastIndexOf(' ') + 1));
                    late[number] = clock.nanoTime() - sent[number];
                    arrived.countDown();
                }
            });
            long cpu = cpu();
            long begun = clock.nanoTime();
            long pause = 1_000_000_000L / perSecond;
            for (int i = 0; i < messages; i++) {
                long due = begun + i * pause;
                long left = due - clock.nanoTime();
                if (left > 0) {
                    clock.sleep(Duration.ofNanos(left));
                }
                sent[i] = clock.nanoTime();
                bridge.alice.posts(bridge.rooms.get(i % 10), "message number " + i);
            }
            if (!arrived.await(120, TimeUnit.SECONDS)) {
                throw new IllegalStateException(arrived.getCount() + " messages did not arrive");
            }
            double perMessage = (cpu() - cpu) / 1e6 / messages;
            long[] warm = Arrays.copyOfRange(late, messages / 5, messages);
            return new Row(
                    "at " + perSecond + "/s, " + synchronous,
                    Row.milliseconds(warm) + ", " + Row.number(perMessage) + " ms CPU a message");
        }
    }

    private static long cpu() {
        return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime();
    }

    /** A host between two networks, with pairs of channels in syncs. */
    private final class Bridge implements AutoCloseable {
        private static final AtomicLong COUNT = new AtomicLong();

        private final DemoNetwork left;
        private final DemoNetwork right;
        private final List<DemoRoom> rooms;
        private final DemoPerson alice;
        private final Host host;

        Bridge(String synchronous, int channels) throws Exception {
            String id = "bench-" + COUNT.incrementAndGet();
            left = DemoNetwork.named(id + "-left");
            right = DemoNetwork.named(id + "-right");
            alice = left.person("alice");
            rooms = IntStream.range(0, channels)
                    .mapToObj(i -> left.room("room" + i))
                    .toList();
            Path own = Files.createDirectories(folder.resolve(id));
            Path file = own.resolve("bridge.conf");
            Files.writeString(file, config(id, own, synchronous, channels));
            BridgeConfig config = ConfigLoader.load(file, Factories.installed(), Map.of());
            host = HostFactory.create(config, () -> config, clock);
            host.start();
            while (host.control().status().plugs().stream()
                    .anyMatch(plug -> !plug.state().name().equals("ONLINE"))) {
                clock.sleep(Duration.ofMillis(10));
            }
        }

        private String config(String id, Path own, String synchronous, int channels) {
            StringBuilder text = new StringBuilder();
            text.append("host { data-dir = \"").append(own.resolve("data")).append("\" }\n");
            text.append("store { synchronous = ").append(synchronous).append(" }\n");
            for (String side : List.of("left", "right")) {
                text.append("plugs { ").append(side).append(" { type = demo, network = \"");
                text.append(id).append('-').append(side).append("\" } }\n");
            }
            for (int i = 0; i < channels; i++) {
                for (String side : List.of("left", "right")) {
                    text.append("channels { ")
                            .append(side)
                            .append(i)
                            .append(" { plug = ")
                            .append(side);
                    text.append(", id = room").append(i).append(" } }\n");
                }
            }
            text.append("hooks { all { type = sync, channels {\n");
            for (int i = 0; i < channels; i++) {
                text.append("  pair")
                        .append(i)
                        .append(" = [ left")
                        .append(i)
                        .append(", right")
                        .append(i)
                        .append(" ]\n");
            }
            return text.append("} } }\n").toString();
        }

        @Override
        public void close() {
            host.close();
            DemoNetwork.forget(left.name());
            DemoNetwork.forget(right.name());
        }
    }
}
