package dev.rialto.hook.command.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rialto.api.message.Media;
import dev.rialto.core.fixture.DemoBridge;
import dev.rialto.plug.demo.DemoFault;
import dev.rialto.plug.demo.DemoMessage;
import dev.rialto.plug.demo.DemoPerson;
import dev.rialto.plug.demo.DemoRoom;
import dev.rialto.tck.time.Patience;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Commands in the real host, over the demo network. */
@Timeout(Patience.OF_A_TEST)
final class CommandBridgeTest {
    private static final Pattern CODE = Pattern.compile("!confirm \\w+");

    @TempDir
    private Path folder;

    private DemoBridge bridge;
    private DemoRoom staff;
    private DemoRoom news;
    private DemoPerson anna;

    @BeforeEach
    void start() {
        bridge = new DemoBridge(folder);
        staff = bridge.room("red", "staff");
        news = bridge.room("red", "news");
        anna = bridge.person("red", "Anna");
        config("red", "");
        bridge.start();
    }

    private void config(String plug, String more) {
        String text = """
                plugs { PLUG { type = demo, network = "$network(red)", text-limit = 2000 } }
                channels { staff { plug = PLUG, id = staff }, news { plug = PLUG, id = news } }
                groups { team { channels = [ staff ] } }
                hooks { admin {
                  type = command
                  mapping { ops { groups = [ team ], users = [ "PLUG:person:anna" ] } }
                  texts { rules = "Be kind." }
                  answer-parts = 2
                  programs { long { run = [ "/usr/bin/seq", "1", "800" ] }, say { run = [ "/usr/bin/printf", "<%s>" ], arguments = true } }
                } }
                """;
        bridge.config(text.replace("PLUG", plug) + more);
    }

    @AfterEach
    void close() {
        bridge.close();
    }

    /** What is answered to what Anna types. */
    private String answer(String text) {
        int before = staff.messages().size();
        anna.posts(staff, text);
        DemoBridge.awaitUntil(
                () -> "no answer to " + text, () -> staff.messages().size() == before + 2);
        return staff.messages().getLast().text();
    }

    @Test
    void textsAndProgramsAnswer() {
        assertThat(answer("!rules")).isEqualTo("Be kind.");
        assertThat(answer("!say $(id) ; 'a b'")).isEqualTo("<$(id)><;><a b>");
    }

    @Test
    void aLongAnswerIsAFile() {
        assertThat(answer("!long")).isEqualTo("The answer is long; it is in the file.");
        Media file = (Media) staff.messages().getLast().message().attachments().getFirst();
        assertThat(file.name()).contains("answer.txt");
        assertThat(bridge.network("red").content(file.content()))
                .hasValueSatisfying(content -> assertThat(new String(content, StandardCharsets.UTF_8))
                        .startsWith("1\n2\n")
                        .endsWith("799\n800"));
        DemoBridge.awaitUntil(() -> "files stay", () -> {
            try (Stream<Path> files = Files.list(folder.resolve("data/media"))) {
                return files.findAny().isEmpty();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    @Test
    void aReloadIsAnsweredByTheHookThatItReplacesAndTheNextCommandIsTheNewOnes() {
        config("red", "hooks.admin.texts.motto = \"What news?\"\nlabels.all = [ staff, news ]\n");
        assertThat(answer("!reload")).isEqualTo("Reloaded: hook admin changed; label all added.");
        assertThat(answer("!motto")).isEqualTo("What news?");
        assertThat(answer("!hooks")).contains("admin");
    }

    @Test
    void ofTwoHooksThatKnowACommandTheFirstRunsIt() {
        config("red", """
                hooks.second { type = command, prefix = [ "!", "%" ], texts { rules = "Be quick.", more = "More." }
                  mapping { ops { groups = [ team ], users = [ "red:person:anna" ] } } }
                """);
        assertThat(answer("!reload")).isEqualTo("Reloaded: hook second added.");
        assertThat(answer("!rules")).isEqualTo("Be kind.");
        assertThat(answer("!more")).isEqualTo("More.");
        assertThat(answer("%rules")).isEqualTo("Be quick.");
        assertThat(answer("!rules")).as("and nothing came late").isEqualTo("Be kind.");
    }

    @Test
    void aPlugThatIsCalledOtherwiseIsOpenedOnceItIsClosed() {
        config("rot", "");
        assertThat(answer("!reload"))
                .isEqualTo(
                        "Reloaded: plug rot added; plug red removed; channels staff, news changed; hook admin changed.");
        assertThat(answer("!rules")).isEqualTo("Be kind.");
        assertThat(answer("!plugs")).contains("rot").doesNotContain("red");
    }

    @Test
    void aBrokenConfigIsToldWhereItWasAskedForAndChangesNothing() {
        config("red", "hooks.admin.texts.motto = \"What news?\"\nhooks.admin.txets.x = y\n");
        assertThat(answer("!reload"))
                .startsWith("Not reloaded: ")
                .contains("bridge.conf:13: hooks.admin.txets: unknown key; did you mean \"texts\"?");
        assertThat(answer("!rules")).isEqualTo("Be kind.");
        config("red", "");
        assertThat(answer("!reload")).isEqualTo("Nothing has changed.");
    }

    @Test
    void whatIsSentArrives() {
        assertThat(answer("!send news hello all")).isEqualTo("On its way to news.");
        bridge.awaitSeen(news, "hello all");
        assertThat(answer("!send nws hello")).contains("nws").contains("news");
    }

    @Test
    void whatWasGivenUpIsListedTriedAgainAndDropped() {
        news.fail(new DemoFault.RefuseMessage(), 3);
        answer("!send news one");
        answer("!send news two");
        answer("!send news three");
        DemoBridge.awaitUntil(
                () -> "no dead letters", () -> bridge.control().status().deadLetters() == 3);
        assertThat(answer("!outbox list news").split("\n"))
                .hasSize(3)
                .allMatch(line -> line.matches("\\d+ news: post, dead, .*: the network does not take this message"));
        assertThat(answer("!outbox retry news")).isEqualTo("3 dead letters are tried again.");
        bridge.awaitSeen(news, "one", "two", "three");
        news.fail(new DemoFault.RefuseMessage(), 1);
        answer("!send news four");
        DemoBridge.awaitUntil(
                () -> "no dead letter", () -> bridge.control().status().deadLetters() == 1);
        Matcher code = CODE.matcher(answer("!outbox drop"));
        assertThat(code.find()).isTrue();
        assertThat(answer(code.group())).isEqualTo("1 dead letters are gone.");
        assertThat(answer("!outbox list news")).isEqualTo("Nothing waits, and nothing was given up.");
    }

    @Test
    void whatIsRunIsInTheAuditLogAndWhatIsNotIsNot() throws IOException {
        bridge.person("red", "Eve").posts(staff, "!rules");
        anna.posts(news, "!rules");
        answer("!say \"two words\"");
        assertThat(Files.readAllLines(folder.resolve("data/audit.log")))
                .singleElement()
                .satisfies(line -> assertThat(line)
                        .startsWith("{\"at\":\"")
                        .endsWith("\"who\":\"red:person:anna\",\"where\":\"staff\",\"what\":\"say \\\"two words\\\"\","
                                + "\"outcome\":\"done\"}"));
    }

    @Test
    void anEditIntoACommandIsNone() {
        DemoMessage said = anna.posts(staff, "hello");
        anna.edits(staff, said.id(), "!rules");
        assertThat(answer("!plugs")).isEqualTo("red (Demo): online");
        assertThat(staff.messages()).extracting(DemoMessage::text).doesNotContain("Be kind.");
    }

    @Test
    void aCommandThatIsEditedAndDeletedHasRunOnce() {
        DemoMessage asked = anna.posts(staff, "!rules");
        bridge.awaitSeen(staff, "!rules", "Be kind.");
        anna.edits(staff, asked.id(), "!rules ");
        anna.edits(staff, asked.id(), "!plugs");
        anna.deletes(staff, asked.id());
        assertThat(answer("!plugs")).isEqualTo("red (Demo): online");
        bridge.awaitSeen(staff, "Be kind.", "!plugs", "red (Demo): online");
    }

    @Test
    void whoIsMutedIsHeardByNoHookUntilARestartAndAfterIt() {
        assertThat(answer("!mute Anna-Lena")).startsWith("Nobody here is known as");
        anna.joins(staff);
        assertThat(answer("!who")).startsWith("Here: Anna").contains("You: red:person:anna");
        bridge.person("red", "Eve").posts(staff, "hello");
        assertThat(answer("!mute eve 2h")).isEqualTo("eve is not relayed here for 2 h.");
        bridge.stop().start();
        assertThat(answer("!unmute red:person:eve")).isEqualTo("red:person:eve is relayed again.");
    }
}
