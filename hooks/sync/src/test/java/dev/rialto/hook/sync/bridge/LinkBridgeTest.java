package dev.rialto.hook.sync.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rialto.api.message.Mention;
import dev.rialto.api.message.Segment;
import dev.rialto.core.fixture.DemoBridge;
import dev.rialto.plug.demo.DemoMessage;
import dev.rialto.plug.demo.DemoPerson;
import dev.rialto.plug.demo.DemoRoom;
import dev.rialto.tck.time.Patience;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Alice, whom the config knows on red, links her account on blue, where she is called Allie. */
@Timeout(Patience.OF_A_TEST)
final class LinkBridgeTest {
    private static final String REST = """
            plugs { red { type = demo, network = "$network(red)" }, blue { type = demo, network = "$network(blue)" } }
            channels { red-family { plug = red, id = family }, blue-family { plug = blue, id = family } }
            groups { talks { private = [ red, blue ] }, rooms { channels = [ red-family, blue-family ] } }
            hooks {
              family { type = sync, channels { family = [ red-family, blue-family ] } }
              admin {
                type = command
                mapping {
                  talks { groups = [ talks ], sets = [ own ] }
                  rooms { groups = [ rooms ], sets = [ link ] }
                  ops { groups = [ rooms ], roles = [ admin ], sets = [ ops ] }
                  alice { groups = [ rooms ], users = [ alice ], sets = [ alice ] }
                }
                sets { own = [ link, unlink, whois, who ], link = [ link ], ops = [ plugs ], alice = [ hooks ] }
              }
            }
            """;
    private static final String ALICE = "users { alice { red = \"person:alice\", roles = [ admin ] } }\n";

    @TempDir
    private Path folder;

    private DemoBridge bridge;
    private DemoRoom red;
    private DemoRoom blue;
    private DemoRoom redTalk;
    private DemoRoom blueTalk;
    private DemoPerson alice;
    private DemoPerson allie;

    @BeforeEach
    void start() {
        bridge = new DemoBridge(folder).config(ALICE + REST);
        red = bridge.room("red", "family");
        blue = bridge.room("blue", "family");
        redTalk = bridge.room("red", "@alice");
        blueTalk = bridge.room("blue", "@allie");
        alice = bridge.person("red", "Alice");
        allie = bridge.person("blue", "Allie");
        bridge.start();
    }

    @AfterEach
    void close() {
        bridge.close();
    }

    private String answer(DemoRoom room, DemoPerson person, String text) {
        int before = room.messages().size();
        person.posts(room, text);
        DemoBridge.awaitUntil(
                () -> "no answer to " + text + ": " + bridge.seen(room),
                () -> room.messages().size() >= before + 2);
        return room.messages().get(before + 1).text();
    }

    private static String found(String pattern, String text) {
        Matcher matcher = Pattern.compile(pattern).matcher(text);
        assertThat(matcher.find()).as(text).isTrue();
        return matcher.group();
    }

    private String link() {
        String use = found("!link \\w+", answer(redTalk, alice, "!link"));
        String confirm = found("!confirm \\w+", answer(blueTalk, allie, use));
        assertThat(answer(blueTalk, allie, confirm)).isEqualTo("red:person:alice and blue:person:allie are alice now.");
        return use.substring("!link ".length());
    }

    /** What people see of what Allie says in the room, and whether she may do what Alice may. */
    private void isAlice(String greeting) {
        allie.posts(blue, greeting);
        assertThat(bridge.awaitMessage(red, message -> message.text().equals(greeting))
                        .author())
                .isEqualTo("alice");
        assertThat(answer(blue, allie, "!plugs")).startsWith("red (Demo): online");
        assertThat(answer(blue, allie, "!hooks")).isEqualTo("family\nadmin");
        assertThat(answer(blueTalk, allie, "!who")).endsWith("You: blue:person:allie (alice; admin)");
        bridge.awaitQuiet();
    }

    @Test
    void whoIsLinkedIsThatPersonEverywhereAndAfterARestart() throws IOException {
        allie.posts(blue, "!plugs");
        bridge.awaitMessage(red, message -> message.author().equals("Allie"));
        String code = link();
        isAlice("hello");
        bridge.person("red", "Bert").posts(red, "@alice?");
        DemoMessage calls = bridge.awaitMessage(blue, message -> message.text().equals("@alice?"));
        assertThat(calls.message().text().segments())
                .extracting(Segment::mention)
                .contains(Optional.of(Mention.of(allie.user().id().orElseThrow())));
        assertThat(answer(blueTalk, allie, "!whois alice"))
                .isEqualTo("alice\nDemo: red:person:alice, blue:person:allie");
        bridge.stop().start();
        isAlice("again");
        assertThat(answer(redTalk, alice, "!unlink"))
                .isEqualTo("red:person:alice is in the config; only who keeps the config can say that it is somebody"
                        + " else's.");
        assertThat(answer(redTalk, alice, "!unlink blue")).isEqualTo("blue:person:allie is nobody's account now.");
        assertThat(answer(blueTalk, allie, "!who")).endsWith("You: blue:person:allie");
        assertThat(Files.readString(folder.resolve("data/audit.log")))
                .contains("link …")
                .doesNotContain(code);
    }

    @Test
    void inARoomBothSayThatTheyAreOne() {
        String use = found("!link \\w+", answer(redTalk, alice, "!link"));
        String confirm = found("!confirm \\w+", answer(blue, allie, use));
        int before = redTalk.messages().size();
        assertThat(answer(blue, allie, confirm)).startsWith("Others read along here.");
        DemoBridge.awaitUntil(() -> "nothing is asked", () -> redTalk.messages().size() > before);
        String again = found("!confirm \\w+", redTalk.messages().getLast().text());
        assertThat(answer(redTalk, alice, again)).isEqualTo("red:person:alice and blue:person:allie are alice now.");
        isAlice("again");
    }

    @Test
    void theConfigWinsOverWhatWasLinked() {
        link();
        bridge.stop()
                .config("users { alice { red = \"person:alice\" }, bob { blue = \"person:allie\" } }\n"
                        + REST.replace("roles = [ admin ], ", ""))
                .start();
        assertThat(bridge.control().status().notes())
                .containsExactly("linked accounts are set aside, since the config gives them to alice and bob:"
                        + " red:person:alice, blue:person:allie");
        allie.posts(blue, "hello");
        bridge.awaitMessage(red, message -> message.author().equals("bob"));
    }

    @Test
    void twoStrangersBecomeAPersonWithNothingToSay() {
        DemoPerson eve = bridge.person("red", "\u0410lice");
        DemoRoom talk = bridge.room("red", "@eve");
        String use = found("!link \\w+", answer(talk, eve, "!link"));
        assertThat(answer(blueTalk, allie, found("!confirm \\w+", answer(blueTalk, allie, use))))
                .endsWith(" are \u0410lice 2 now.");
        assertThat(answer(talk, eve, "!who")).endsWith("(\u0410lice 2)");
        eve.posts(red, "!plugs");
        eve.posts(red, "!hooks");
        bridge.awaitMessage(blue, message -> message.text().equals("!hooks"));
        bridge.awaitQuiet();
        assertThat(bridge.seen(red)).containsExactlyElementsOf(List.of("!plugs", "!hooks"));
    }
}
