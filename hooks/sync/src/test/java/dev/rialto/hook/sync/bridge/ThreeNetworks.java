package dev.rialto.hook.sync.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rialto.core.factory.Factories;
import dev.rialto.core.fixture.DemoBridge;
import dev.rialto.core.host.ControlException;
import dev.rialto.core.host.HostControl;
import dev.rialto.plug.demo.DemoMessage;
import dev.rialto.plug.demo.DemoPerson;
import dev.rialto.plug.demo.DemoRoom;
import dev.rialto.tck.time.ManualClock;
import dev.rialto.tck.time.Patience;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;

/**
 * A bridge with the networks {@code red}, {@code blue} and {@code green}, and the hooks of a test. On each network are the
 * channels {@code <network>-family} and {@code <network>-work}, with the rooms {@code family} and {@code work}. Time stands
 * still unless a test waits with {@link #later}.
 */
final class ThreeNetworks implements AutoCloseable {
    private static final List<String> NETWORKS = List.of("red", "blue", "green");

    private final ManualClock clock = new ManualClock();
    private final DemoBridge bridge;
    private String greenKeys = "";

    /** @param folder empty, for the config and the data */
    ThreeNetworks(Path folder) {
        bridge = new DemoBridge(folder, Factories.installed(), clock);
    }

    /** Further keys of the plug {@code green}, from the next start on. */
    void green(String keys) {
        greenKeys = keys;
    }

    /** Starts with these sections besides plugs and channels, and waits until all networks are connected. */
    void start(String sections) {
        bridge.config(config(sections)).start();
    }

    /** Has the running host take these sections instead; what it says. */
    List<String> reload(String sections) throws ControlException, InterruptedException {
        bridge.config(config(sections));
        return control().reload().lines();
    }

    private String config(String sections) {
        StringBuilder text = new StringBuilder("store { synchronous = normal, min-free = 1k }\n");
        for (String network : NETWORKS) {
            String keys = network.equals("green") ? greenKeys : "";
            text.append("plugs.%s { type = demo, network = \"$network(%s)\", %s }\n".formatted(network, network, keys));
            for (String room : List.of("family", "work")) {
                text.append("channels.%s-%s { plug = %s, id = %s, command-authorized = true }\n"
                        .formatted(network, room, network, room));
            }
        }
        return text + sections;
    }

    HostControl control() {
        return bridge.control();
    }

    DemoPerson person(String network, String name) {
        return bridge.person(network, name);
    }

    DemoRoom family(String network) {
        return bridge.room(network, "family");
    }

    DemoRoom work(String network) {
        return bridge.room(network, "work");
    }

    /** What people read in a room: {@code Anna: hello}. */
    static List<String> seen(DemoRoom room) {
        return room.messages().stream()
                .map(message -> message.author() + ": " + message.text())
                .toList();
    }

    /** Waits until people read this in a room, and nothing else. */
    void sees(DemoRoom room, String... lines) {
        await().untilAsserted(() -> assertThat(seen(room)).containsExactly(lines));
    }

    /** Waits until a message is there, and gives it. */
    DemoMessage message(DemoRoom room, String text) {
        return bridge.awaitMessage(room, message -> message.text().equals(text));
    }

    /** Waits for something. */
    void until(BooleanSupplier condition) {
        await().until(condition::getAsBoolean);
    }

    /** Waits for something that needs time to pass, and lets it pass, each time when the host has done all that it can now. */
    void later(BooleanSupplier condition) {
        await().until(() -> {
            boolean resting = bridge.rests();
            if (condition.getAsBoolean()) {
                return true;
            }
            if (resting) {
                clock.advance(Duration.ofMillis(100));
            }
            return false;
        });
    }

    private static ConditionFactory await() {
        return Awaitility.await()
                .atMost(Patience.LIMIT)
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(2));
    }

    /** Stops in good order, as far as it is running; what waits for its time stays in the store. */
    void stop() {
        Thread closing = Thread.ofVirtual().start(bridge::stop);
        later(() -> !closing.isAlive());
    }

    @Override
    public void close() {
        stop();
        bridge.close();
    }
}
