package dev.rialto.core.host;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rialto.api.event.Event;
import dev.rialto.api.message.ChannelRef;
import dev.rialto.api.message.NetworkId;
import dev.rialto.api.operation.Operation;
import dev.rialto.api.operation.Outcome;
import dev.rialto.api.plug.Capabilities;
import dev.rialto.api.plug.ChannelStatus;
import dev.rialto.api.plug.Cursor;
import dev.rialto.api.plug.Link;
import dev.rialto.api.plug.Plug;
import dev.rialto.api.plug.Role;
import dev.rialto.api.plug.Session;
import dev.rialto.tck.time.ManualClock;
import dev.rialto.tck.time.Patience;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class PlugsTest {
    private final BlockingQueue<String> happened = new LinkedBlockingQueue<>();

    private String next() throws InterruptedException {
        return String.valueOf(happened.poll(Patience.SECONDS, TimeUnit.SECONDS));
    }

    @Test
    void aPlugIsClosedAndItsSuccessorOpenedAlsoWhereNobodyKnowsWhetherItIsIdle() throws Exception {
        Plugs plugs = new Plugs(new ManualClock(), Duration.ofSeconds(5), network -> {
            throw new IllegalStateException("the store cannot be read");
        });
        plugs.start(new Listener(), Map.of("one", new Told("first")));
        assertThat(next()).isEqualTo("first opens");
        assertThat(next()).isEqualTo("told is ready");
        plugs.take(Map.of("one", new Told("second")));
        assertThat(next()).isEqualTo("first closes");
        assertThat(next()).isEqualTo("second opens");
        assertThat(next()).isEqualTo("told is ready");
        plugs.stop();
        assertThat(next()).isEqualTo("second closes");
    }

    @Test
    void whatIsBeingOpenedIsClosedBeforeItsSuccessorIsOpened() throws Exception {
        ManualClock clock = new ManualClock();
        CountDownLatch opened = new CountDownLatch(1);
        Plugs plugs = new Plugs(clock, Duration.ofSeconds(5), network -> true);
        plugs.start(new Listener(), Map.of("one", new Told("first", opened)));
        assertThat(next()).isEqualTo("first opens");
        plugs.take(Map.of("one", new Told("second")));
        assertThat(next()).isEqualTo("first is to stop");
        // The time that it has to open, that to give up, and now that to stop.
        clock.awaitWaiters(3);
        opened.countDown();
        assertThat(next()).isEqualTo("first closes");
        assertThat(next()).isEqualTo("second opens");
        assertThat(next()).isEqualTo("told is ready");
        plugs.stop();
        assertThat(next()).isEqualTo("second closes");
    }

    @Test
    void whatDoesNotStopOpeningIsLeftBehind() throws Exception {
        ManualClock clock = new ManualClock();
        CountDownLatch opened = new CountDownLatch(1);
        Plugs plugs = new Plugs(clock, Duration.ofSeconds(30), network -> true);
        plugs.start(new Listener(), Map.of("one", new Told("first", opened)));
        assertThat(next()).isEqualTo("first opens");
        plugs.take(Map.of("one", new Told("second")));
        assertThat(next()).isEqualTo("first is to stop");
        clock.awaitWaiters(3);
        clock.advance(Duration.ofSeconds(10));
        assertThat(next()).isEqualTo("second opens");
        assertThat(next()).isEqualTo("told is ready");
        opened.countDown();
        assertThat(next()).isEqualTo("first closes");
        plugs.stop();
        assertThat(next()).isEqualTo("second closes");
    }

    /** Tells what becomes of it; all are the same account. */
    private final class Told implements Plug {
        private final String name;
        private final CountDownLatch opened;

        Told(String name) {
            this(name, new CountDownLatch(0));
        }

        /** One whose session is there only then, whoever interrupts it. */
        Told(String name, CountDownLatch opened) {
            this.name = name;
            this.opened = opened;
        }

        private void awaitOpened() throws InterruptedException {
            try {
                opened.await();
            } catch (InterruptedException e) {
                happened.add(name + " is to stop");
                opened.await();
            }
        }

        @Override
        public NetworkId network() {
            return new NetworkId("told");
        }

        @Override
        public Session open(Link link) throws InterruptedException {
            happened.add(name + " opens");
            awaitOpened();
            return new Session() {
                @Override
                public Capabilities capabilities(ChannelRef channel) {
                    return Capabilities.builder().build();
                }

                @Override
                public Outcome execute(Operation operation) {
                    throw new IllegalStateException("nothing is sent");
                }

                @Override
                public <R extends Role> Optional<R> role(Class<R> role) {
                    return Optional.empty();
                }

                @Override
                public void close() {
                    happened.add(name + " closes");
                }
            };
        }
    }

    private final class Listener implements Intake {
        @Override
        public void accept(NetworkId network, List<? extends Event> events, Optional<Cursor> position) {}

        @Override
        public Optional<Cursor> position(NetworkId network, String cursor) {
            return Optional.empty();
        }

        @Override
        public void status(ChannelRef channel, ChannelStatus status) {}

        @Override
        public void afterwards(ChannelRef channel, Runnable then) {}

        @Override
        public void ready(NetworkId network) {
            happened.add(network + " is ready");
        }
    }
}
