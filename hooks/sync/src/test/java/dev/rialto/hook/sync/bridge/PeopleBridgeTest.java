package dev.rialto.hook.sync.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rialto.plug.demo.DemoPerson;
import dev.rialto.plug.demo.DemoRoom;
import dev.rialto.tck.time.Patience;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Who people are, that they come and go, and what they call their room. */
@Timeout(Patience.OF_A_TEST)
final class PeopleBridgeTest {
    private static final String SYNC = """
            hooks { family { type = sync
              channels { family = [ red-family, blue-family ] }
              KEYS
            } }
            """;

    @TempDir
    private Path folder;

    private ThreeNetworks bridge;
    private DemoRoom red;
    private DemoRoom blue;
    private DemoPerson anna;

    @BeforeEach
    void networks() {
        bridge = new ThreeNetworks(folder);
        red = bridge.family("red");
        blue = bridge.family("blue");
        anna = bridge.person("red", "Anna 🌻");
    }

    @AfterEach
    void close() {
        bridge.close();
    }

    private void start(String keys) {
        bridge.start(SYNC.replace("KEYS", keys));
    }

    @Test
    void namesFollowTheTemplate() {
        start("name-format = \"{{ user }} of {{ label }} ({{ network }}, {{ plug }})\"");
        anna.posts(red, "hello");
        bridge.sees(blue, "Anna 🌻 of family (Demo, red): hello");
    }

    @Test
    void thePersonsOfTheConfigHaveTheirNames() {
        bridge.start(SYNC.replace("KEYS", "strip-name-emoji = true") + "users { Nana { red = \"person:anna 🌻\" } }");
        anna.posts(red, "hello");
        bridge.person("red", "Bert 🐝").posts(red, "hi");
        bridge.sees(blue, "Nana: hello", "Bert: hi");
    }

    @Test
    void aTitleInANameIsTheOneLastHeardOf() {
        start("name-format = \"{{ user }} in {{ title }}\", renames = off");
        anna.renames(red, "The den");
        anna.posts(red, "hello");
        bridge.sees(blue, "Anna 🌻 in The den: hello");
    }

    @Test
    void aTitleFromBeforeIsAskedFor() {
        anna.renames(red, "The den");
        start("name-format = \"{{ user }} in {{ channel }}\", renames = off");
        bridge.later(() -> {
            anna.posts(red, "hello");
            return ThreeNetworks.seen(blue).contains("Anna 🌻 in The den: hello");
        });
    }

    @Test
    void aPlugHasItsOwnOptions() {
        start("plugs { red { name-format = \"{{ user }} of red\", strip-name-emoji = true, joins = false } }");
        DemoPerson bert = bridge.person("blue", "Bert 🐝");
        anna.joins(red);
        anna.posts(red, "hello");
        bridge.message(blue, "hello");
        bert.posts(blue, "hi");
        bridge.message(red, "hi");
        bridge.sees(blue, "Anna of red: hello", "Bert 🐝: hi");
        bridge.sees(red, "Anna 🌻: hello", "Bert 🐝: hi");
    }

    @Test
    void whoComesTogetherIsToldOfInOneLine() {
        start("");
        bridge.person("red", "Cy").joins(red);
        bridge.person("red", "Di").joins(red);
        bridge.person("red", "Ed").leaves(red);
        bridge.person("red", "Cy").joins(red);
        bridge.later(() -> blue.messages().size() == 1);
        bridge.sees(blue, "bridge: Cy and Di joined; Ed left");
        bridge.person("red", "Cy").leaves(red);
        bridge.later(() -> blue.messages().size() == 2);
        bridge.sees(blue, "bridge: Cy and Di joined; Ed left", "bridge: Cy left");
    }

    @Test
    void nobodyIsToldOfIfSaidSo() {
        start("joins = false");
        anna.joins(red);
        anna.leaves(red);
        anna.posts(red, "hello");
        bridge.sees(blue, "Anna 🌻: hello");
    }

    @Test
    void onlySpeakersAreToldOfIfSaidSo() {
        start("joins-of = speakers");
        anna.posts(red, "hello");
        bridge.person("red", "Cy").joins(red);
        anna.leaves(red);
        bridge.later(() -> blue.messages().size() == 2);
        bridge.sees(blue, "Anna 🌻: hello", "bridge: Anna 🌻 left");
    }

    @Test
    void aTitleIsAnnounced() {
        start("");
        anna.renames(red, "The den");
        bridge.sees(blue, "bridge: Anna 🌻 renamed the channel to “The den”");
        assertThat(blue.title()).isEmpty();
    }

    @Test
    void aTitleIsAppliedAndDoesNotComeBack() {
        start("renames = apply");
        anna.renames(red, "The den");
        bridge.until(() -> blue.title().equals(Optional.of("The den")));
        anna.posts(red, "hello");
        bridge.sees(blue, "Anna 🌻: hello");
        bridge.sees(red, "Anna 🌻: hello");
        assertThat(red.title()).contains("The den");
    }

    @Test
    void aTitleIsLeftAloneIfSaidSo() {
        start("renames = off");
        anna.renames(red, "The den");
        anna.posts(red, "hello");
        bridge.sees(blue, "Anna 🌻: hello");
        assertThat(blue.title()).isEmpty();
    }
}
