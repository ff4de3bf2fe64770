package dev.rialto.hook.sync.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rialto.core.factory.Factories;
import dev.rialto.core.fixture.DemoBridge;
import dev.rialto.core.host.SystemClock;
import dev.rialto.hook.command.CommandHookFactory;
import dev.rialto.hook.sync.SyncHookFactory;
import dev.rialto.plug.demo.DemoMessage;
import dev.rialto.plug.demo.DemoPerson;
import dev.rialto.plug.demo.DemoPlugFactory;
import dev.rialto.plug.demo.DemoRoom;
import dev.rialto.tck.time.Patience;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A hook says who is who, for the hooks that name it; the others ask the config. */
@Timeout(Patience.OF_A_TEST)
final class OwnIdentitiesTest {
    @TempDir
    private Path folder;

    private DemoBridge bridge;
    private DemoRoom red;
    private DemoRoom blue;
    private DemoPerson anna;

    @BeforeEach
    void start() {
        bridge = new DemoBridge(
                folder,
                Factories.of(
                        List.of(new DemoPlugFactory()),
                        List.of(new SyncHookFactory(), new CommandHookFactory(), new RosterFactory())),
                new SystemClock());
        red = bridge.room("red", "family");
        blue = bridge.room("blue", "family");
        anna = bridge.person("red", "Anna");
        bridge.config("""
                plugs { red { type = demo, network = "$network(red)" }, blue { type = demo, network = "$network(blue)" } }
                channels { red-family { plug = red, id = family }, blue-family { plug = blue, id = family } }
                groups { rooms { channels = [ red-family, blue-family ] } }
                users { config-anna { red = "person:anna", roles = [ admin ] } }
                hooks {
                  family { type = sync, identities = staff, channels { family = [ red-family, blue-family ] } }
                  asking-staff {
                    type = command, identities = staff, prefix = [ "?" ]
                    mapping { all { groups = [ rooms ], users = [ roster-anna ], roles = [ member ] } }
                  }
                  asking-users { type = command, mapping { all { groups = [ rooms ], roles = [ admin ] } } }
                  staff { type = roster, people { roster-anna = "person:anna" } }
                }
                """).start();
    }

    @AfterEach
    void close() {
        bridge.close();
    }

    private String answer(String text) {
        int before = red.messages().size();
        anna.posts(red, text);
        DemoBridge.awaitUntil(() -> "no answer to " + text, () -> red.messages().size() == before + 2);
        return red.messages().getLast().text();
    }

    @Test
    void eachHookAsksWhomItNames() {
        anna.posts(red, "hello");
        DemoMessage copy = bridge.awaitMessage(blue, message -> message.text().equals("hello"));
        assertThat(copy.author()).isEqualTo("roster-anna");
        assertThat(answer("?who")).endsWith("You: red:person:anna (roster-anna; member)");
        assertThat(answer("!who")).endsWith("You: red:person:anna (config-anna; admin)");
        assertThat(answer("?whois roster-anna")).isEqualTo("roster-anna\nDemo: red:person:anna, blue:person:anna");
    }

    @Test
    void whereSomebodyElseSaysWhoIsWhoNothingIsLinked() {
        assertThat(answer("?link")).isEqualTo("Who is who is looked after elsewhere; nothing can be linked.");
        assertThat(answer("?unlink")).isEqualTo("Who is who is looked after elsewhere; nothing can be unlinked.");
        assertThat(answer("!link")).startsWith("Others read along here");
    }
}
