package dev.rialto.hook.sync.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rialto.plug.demo.DemoMessage;
import dev.rialto.plug.demo.DemoPerson;
import dev.rialto.tck.time.Patience;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A sync whose section changes while people talk. */
@Timeout(Patience.OF_A_TEST)
final class ReloadBridgeTest {
    private static final String TWO = "hooks.s { type = sync, channels { family = [ red-family, blue-family ] } }\n";

    @TempDir
    private Path folder;

    private ThreeNetworks networks;
    private DemoPerson anna;

    @BeforeEach
    void begin() {
        networks = new ThreeNetworks(folder);
        anna = networks.person("red", "Anna");
    }

    @AfterEach
    void end() {
        networks.close();
    }

    private void post(String text) {
        anna.posts(networks.family("red"), text);
    }

    @Test
    void whoJoinsHearsWhatIsSaidFromThenOnAndWhoLeavesNoMore() throws Exception {
        networks.start(TWO);
        post("one");
        networks.sees(networks.family("blue"), "Anna: one");
        assertThat(networks.reload(
                        "hooks.s { type = sync, channels { family = [ red-family, blue-family, green-family ] } }"))
                .containsExactly("Reloaded: hook s changed.");
        post("two");
        networks.sees(networks.family("green"), "Anna: two");
        networks.sees(networks.family("blue"), "Anna: one", "Anna: two");
        DemoMessage first = networks.message(networks.family("red"), "one");
        anna.edits(networks.family("red"), first.id(), "one, rather");
        networks.sees(networks.family("blue"), "Anna: one, rather", "Anna: two");
        assertThat(networks.reload("hooks.s { type = sync, channels { family = [ red-family, green-family ] } }"))
                .containsExactly("Reloaded: hook s changed.");
        post("three");
        networks.sees(networks.family("green"), "Anna: two", "Anna: three");
        networks.sees(networks.family("blue"), "Anna: one, rather", "Anna: two");
    }

    @Test
    void aFilterCountsFromTheNextMessageOn() throws Exception {
        networks.start(TWO);
        post("spam");
        networks.sees(networks.family("blue"), "Anna: spam");
        networks.reload(TWO + "hooks.s.filters = [ { drop { text = spam } } ]");
        post("more spam");
        post("news");
        networks.sees(networks.family("blue"), "Anna: spam", "Anna: news");
        assertThat(networks.reload(TWO + "hooks.s.filters = [ { drop { text = spam } } ]"))
                .containsExactly("Nothing has changed.");
    }

    @Test
    void whatAHookHeldBackComesInItsTime() throws Exception {
        networks.start(TWO + "hooks.s.hold = 5s");
        post("held");
        networks.until(() -> networks.control().status().channels().stream().anyMatch(channel -> channel.held() == 1));
        networks.reload(TWO);
        post("after it");
        networks.later(() -> ThreeNetworks.seen(networks.family("blue")).size() == 2);
        networks.sees(networks.family("blue"), "Anna: held", "Anna: after it");
    }
}
