package dev.rialto.dist.bridge;

import static dev.rialto.dist.bridge.Family.ALICE;
import static dev.rialto.dist.bridge.Family.BOB;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.rialto.plug.xmpp.server.RoomView.Shown;
import dev.rialto.plug.xmpp.server.TestPerson;
import dev.rialto.plug.xmpp.server.XmppServer;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What people in a Telegram group and in an XMPP room see of each other. One bridge for all tests, each with words of its own. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class ConversationContract {
    private XmppServer server;
    private Family family;

    abstract XmppServer server() throws Exception;

    @BeforeAll
    final void begin() throws Exception {
        server = server();
        family = new Family(server, "supergroup", "");
        family.start();
    }

    @AfterAll
    final void end() throws Exception {
        if (family != null) {
            family.close();
        }
        if (server != null) {
            server.close();
        }
    }

    @Test
    final void messagesArriveOnceAndInOrder() throws Exception {
        List<String> said = new ArrayList<>();
        for (int i = 1; i <= 15; i++) {
            said.add("count " + i + ".");
            post("count " + i + ".");
            say("count " + i + ".");
        }
        family.awaitEverything("of the count");

        assertThat(bodies("count ")).containsExactlyElementsOf(named("*Alice:* ", said));
        assertThat(texts("count ")).containsExactlyElementsOf(named("Romeo: ", said));
    }

    @Test
    final void looksAreThoseOfTheNetwork() throws Exception {
        family.telegram()
                .people()
                .postHtml(
                        family.group(),
                        ALICE,
                        "looks: <b>bold</b> <i>italic</i> <s>struck</s> <code>code</code> <b><i>both</i></b>"
                                + " <a href=\"https://example.org/a?b=c\">link</a>");
        say("looks: *bold* _italic_ ~struck~ `code` no*thing");
        say("```\nblock *as it is*\n```");

        Shown seen = family.awaitSaid("looks:");
        assertThat(seen.body())
                .startsWith("*Alice:* looks: *bold* _italic_ ~struck~ `code` ")
                .contains("link", "https://example.org/a?b=c");
        assertThat(seen.unstyled()).isFalse();
        ObjectNode copy = family.awaitCopy("looks:");
        assertThat(copy.path("text").asText()).isEqualTo("Romeo: looks: bold italic struck code no*thing");
        assertThat(BotMessage.looks(copy, "bold")).containsExactly("Romeo:", "bold");
        assertThat(BotMessage.looks(copy, "italic")).containsExactly("italic");
        assertThat(BotMessage.looks(copy, "strikethrough")).containsExactly("struck");
        assertThat(BotMessage.looks(copy, "code")).containsExactly("code");
        assertThat(BotMessage.looks(family.awaitCopy("block *as it is*"), "pre"))
                .containsExactly("block *as it is*");
    }

    @Test
    final void emojiStayWhole() throws Exception {
        String text = "emoji 👩‍👩‍👧‍👦 🇬🇧 ☺️ 👍🏽 é";
        post(text);
        say(text + " *bold*");

        assertThat(family.awaitSaid("emoji").body()).isEqualTo("*Alice:* " + text);
        ObjectNode copy = family.awaitCopy("emoji");
        assertThat(copy.path("text").asText()).isEqualTo("Romeo: " + text + " bold");
        assertThat(BotMessage.looks(copy, "bold")).containsExactly("Romeo:", "bold");
    }

    @Test
    final void editIsMadeInPlace() throws Exception {
        int posted = post("draft by Alice");
        String said = say("draft by Romeo");
        String place = family.awaitSaid("draft by Alice").stanzaId();
        int copy = BotMessage.id(family.awaitCopy("draft by Romeo"));

        family.telegram().people().edit(family.group(), posted, "final by <b>Alice</b>");
        family.romeo().corrects(family.room(), said, "final by *Romeo*");

        Shown edited = family.awaitSaid("final by");
        assertThat(edited.body()).isEqualTo("*Alice:* final by *Alice*");
        assertThat(edited.stanzaId()).isEqualTo(place);
        ObjectNode changed = family.awaitCopy("final by Romeo");
        assertThat(BotMessage.id(changed)).isEqualTo(copy);
        assertThat(BotMessage.looks(changed, "bold")).containsExactly("Romeo:", "Romeo");
        assertThat(bodies("draft")).isEmpty();
        assertThat(texts("Romeo: draft")).isEmpty();
    }

    @Test
    final void editsWithinOneSecondAllArrive() throws Exception {
        int posted = post("hasty 1");
        family.awaitSaid("hasty 1");
        family.telegram().people().edit(family.group(), posted, "hasty 2");
        family.telegram().people().edit(family.group(), posted, "hasty 3");
        int quick = post("quick 1");
        family.telegram().people().edit(family.group(), quick, "quick 2");
        family.telegram().people().edit(family.group(), quick, "quick 3");
        family.awaitEverything("of the haste");

        family.awaitSaid("hasty 3");
        family.awaitSaid("quick 3");
        assertThat(bodies("hasty")).containsExactly("*Alice:* hasty 3");
        assertThat(bodies("quick")).containsExactly("*Alice:* quick 3");
    }

    @Test
    final void secondCorrectionNamesTheFirst() throws Exception {
        String said = say("again 1");
        family.awaitCopy("again 1");
        family.romeo().corrects(family.room(), said, "again 2");
        family.romeo().corrects(family.room(), said, "again 3");

        family.awaitCopy("again 3");
        assertThat(texts("again")).containsExactly("Romeo: again 3");
    }

    @Test
    final void fileIsNamedWhereNoneIsShown() {
        family.telegram()
                .people()
                .postFile(family.group(), ALICE, "document", "plan.txt", new byte[] {1, 2, 3}, "plan for today");

        assertThat(family.awaitSaid("plan for today").body())
                .startsWith("*Alice:*")
                .contains("plan.txt")
                .doesNotContain("http", BridgeFolder.TOKEN);
    }

    @Test
    final void retractionDeletesTheCopy() throws Exception {
        String said = say("regret");
        say("no regret");
        family.awaitCopy("no regret");
        family.romeo().retracts(family.room(), said);

        Waiting.until(
                "the copy is gone", () -> texts("regret"), () -> texts("regret").equals(List.of("Romeo: no regret")));
    }

    @Test
    final void repliesAreRepliesToTheOwnCopy() throws Exception {
        int asked = post("question by Alice");
        String wondered = say("question by Romeo");
        Shown askedCopy = family.awaitSaid("question by Alice");
        ObjectNode wonderedCopy = family.awaitCopy("question by Romeo");

        var people = family.telegram().people();
        people.reply(family.group(), BOB, BotMessage.id(wonderedCopy), "answer of Bob to Romeo");
        people.reply(family.group(), BOB, asked, "answer of Bob to Alice");
        family.romeo().replies(family.room(), askedCopy.stanzaId(), "answer of Romeo to Alice");
        family.romeo().replies(family.room(), wondered, "answer of Romeo to Romeo");

        Shown toRomeo = family.awaitSaid("answer of Bob to Romeo");
        assertThat(toRomeo.replyTo()).contains(wondered);
        assertThat(toRomeo.body()).isEqualTo("*Bob:* answer of Bob to Romeo");
        assertThat(family.awaitSaid("answer of Bob to Alice").replyTo()).contains(askedCopy.stanzaId());
        ObjectNode toAlice = family.awaitCopy("answer of Romeo to Alice");
        assertThat(BotMessage.answered(toAlice)).isEqualTo(asked);
        assertThat(toAlice.path("text").asText()).isEqualTo("Romeo: answer of Romeo to Alice");
        assertThat(BotMessage.answered(family.awaitCopy("answer of Romeo to Romeo")))
                .isEqualTo(BotMessage.id(wonderedCopy));
    }

    @Test
    final void reactionsAreReactionsThere() throws Exception {
        int posted = post("applause for Alice");
        String said = say("applause for Romeo");
        String room = family.awaitSaid("applause for Alice").stanzaId();
        int copy = BotMessage.id(family.awaitCopy("applause for Romeo"));
        var people = family.telegram().people();

        people.react(family.group(), ALICE, copy, List.of("👏"));
        people.react(family.group(), BOB, copy, List.of("❤"));
        awaitInRoom(said, "❤\uFE0F", "👏");
        people.react(family.group(), ALICE, copy, List.of());
        awaitInRoom(said, "❤\uFE0F");

        family.romeo().reacts(family.room(), room, List.of("👍", "🧱"));
        Waiting.until(
                "Telegram tells what it has no reaction for",
                () -> family.copies(family.group()),
                () -> texts("reactions: ").equals(List.of("reactions: 🧱 1, 👍 1")));
        family.romeo().reacts(family.room(), room, List.of("👍"));
        Waiting.until(
                "Telegram shows the reaction, and the line is gone",
                () -> people.see(family.group()),
                () -> texts("reactions: ").isEmpty() && onTelegram(posted).equals(List.of("👍")));
        family.romeo().reacts(family.room(), room, List.of());
        Waiting.until(
                "the reaction is gone",
                () -> onTelegram(posted),
                () -> onTelegram(posted).isEmpty());
        assertThat(inRoom(room)).as("our own reactions do not come back").isEmpty();
        assertThat(onTelegram(copy)).containsExactly("❤");
    }

    /** What the bridge shows under a message of the room. */
    private List<String> inRoom(String stanzaId) {
        return family.romeo().view(family.room()).messages().stream()
                .filter(message -> message.stanzaId().equals(stanzaId))
                .flatMap(message -> message.reactions().getOrDefault(Family.BRIDGE, List.of()).stream())
                .sorted()
                .toList();
    }

    private void awaitInRoom(String stanzaId, String... emojis) {
        Waiting.until(
                "the room shows the reactions",
                () -> inRoom(stanzaId),
                () -> inRoom(stanzaId).equals(List.of(emojis)));
    }

    /** All reactions to a message of the group. */
    private List<String> onTelegram(int message) {
        return family.telegram().people().see(family.group()).stream()
                .filter(seen -> BotMessage.id(seen) == message)
                .flatMap(seen -> seen.path("reactions").valueStream())
                .map(JsonNode::asText)
                .toList();
    }

    @Test
    final void actionNamesWhoActs() throws Exception {
        say("/me waves at everybody");

        ObjectNode copy = family.awaitCopy("waves at everybody");
        assertThat(copy.path("text").asText()).isEqualTo("Romeo waves at everybody");
        assertThat(BotMessage.looks(copy, "italic")).containsExactly("Romeo waves at everybody");
    }

    @Test
    final void longMessageIsSplitEditedAndDeletedAsOne() throws Exception {
        String said = say(NumberedWords.text('x', 1500));
        Waiting.until(
                "all parts are there",
                () -> texts("x1"),
                () -> NumberedWords.in('x', texts("x")).equals(NumberedWords.of('x', 1500)));
        assertThat(parts('x')).hasSize(3);
        family.romeo().corrects(family.room(), said, NumberedWords.text('x', 900));
        Waiting.until(
                "the edited parts are there",
                () -> texts("x0"),
                () -> NumberedWords.in('x', texts("x")).equals(NumberedWords.of('x', 900)));
        assertThat(parts('x')).hasSize(2);
        family.romeo().retracts(family.room(), said);
        Waiting.until("all parts are gone", () -> texts("x0"), () -> parts('x').isEmpty());
    }

    @Test
    final void longPostIsSplitWithinAnXmppStanza() throws Exception {
        // 4096 letters are 12,288 bytes: more than a stanza may hold here.
        String text = IntStream.range(0, 819)
                .mapToObj(i -> String.format("y%04d", i).replace('y', '漢'))
                .collect(Collectors.joining());
        String wide = text.replace('0', '零')
                .replace('1', '一')
                .replace('2', '二')
                .replace('3', '三')
                .replace('4', '四');
        post(wide.replace('5', '五')
                .replace('6', '六')
                .replace('7', '七')
                .replace('8', '八')
                .replace('9', '九'));
        family.awaitEverything("behind the long post");

        List<String> parts = bodies("漢");
        assertThat(parts).hasSize(2);
        assertThat(String.join("", parts)
                        .chars()
                        .filter(letter -> letter == '漢')
                        .count())
                .isEqualTo(819);
    }

    @Test
    final void comingsAndGoingsAreTold() throws Exception {
        family.telegram().people().join(family.group(), BOB);
        family.awaitSaid("Bob joined");
        family.telegram().people().leave(family.group(), BOB);
        family.awaitSaid("Bob left");
        try (TestPerson juliet = TestPerson.connect(server, "juliet", "Juliet")) {
            juliet.join(family.room());
            family.awaitCopy("Juliet joined");
            juliet.leave(family.room());
            family.awaitCopy("Juliet left");
        }
    }

    @Test
    final void newTitleIsTold() throws Exception {
        family.telegram().people().rename(family.group(), ALICE, "The Montagues");
        family.awaitSaid("The Montagues");
        family.romeo().renames(family.room(), "Balcony tonight");
        family.awaitCopy("Balcony tonight");
    }

    @Test
    final void oldMessagesAreKnownAfterARestart() throws Exception {
        int posted = post("from before by Alice");
        int answered = post("to be answered by Alice");
        String said = say("from before by Romeo");
        String regretted = say("to be taken back");
        String place = family.awaitSaid("from before by Alice").stanzaId();
        String question = family.awaitSaid("to be answered by Alice").stanzaId();
        int copy = BotMessage.id(family.awaitCopy("from before by Romeo"));
        family.awaitCopy("to be taken back");

        family.folder().stop();
        post("while away by Alice");
        say("while away by Romeo");
        family.romeo().retracts(family.room(), regretted);
        family.start();

        family.telegram().people().edit(family.group(), posted, "edited later by Alice");
        family.romeo().corrects(family.room(), said, "edited later by Romeo");
        family.romeo().replies(family.room(), question, "answered later");
        assertThat(family.awaitSaid("edited later by Alice").stanzaId()).isEqualTo(place);
        assertThat(BotMessage.id(family.awaitCopy("edited later by Romeo"))).isEqualTo(copy);
        assertThat(BotMessage.answered(family.awaitCopy("answered later"))).isEqualTo(answered);
        family.awaitEverything("after the restart");
        assertThat(bodies("while away")).containsExactly("*Alice:* while away by Alice");
        assertThat(texts("Romeo: while away")).containsExactly("Romeo: while away by Romeo");
        assertThat(texts("to be taken back")).isEmpty();
    }

    private int post(String text) {
        return family.telegram().people().post(family.group(), ALICE, text);
    }

    private String say(String body) throws Exception {
        return family.romeo().says(family.room(), body);
    }

    /** What the bridge said in the room with this in it. */
    private List<String> bodies(String text) {
        return family.said().stream()
                .map(Shown::body)
                .filter(body -> body.contains(text) && !body.contains("last of"))
                .toList();
    }

    /** What the bridge sent to the group with this in it. */
    private List<String> texts(String text) {
        return family.copies(family.group()).stream()
                .map(message -> message.path("text").asText())
                .filter(seen -> seen.contains(text) && !seen.contains("last of"))
                .toList();
    }

    private List<String> parts(char letter) {
        return texts("").stream()
                .filter(text -> !NumberedWords.in(letter, List.of(text)).isEmpty())
                .toList();
    }

    private static List<String> named(String name, List<String> texts) {
        return texts.stream().map(name::concat).toList();
    }
}
