package dev.rialto.hook.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rialto.api.hook.Conversation;
import dev.rialto.api.message.Media;
import dev.rialto.api.message.RichText;
import dev.rialto.api.message.Segment;
import dev.rialto.api.plug.Capabilities;
import dev.rialto.api.plug.Feature;
import dev.rialto.api.plug.TextMeasure;
import dev.rialto.tck.hook.FakeChannel;
import dev.rialto.tck.hook.RecordingPoster;
import dev.rialto.tck.time.Patience;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(Patience.OF_A_TEST)
final class AnswersTest {
    private static final String FILE = "The answer is long; it is in the file.";

    private final Asking asking = new Asking();
    private final FakeChannel far = asking.host.directory().addChannel("far", "two");

    private static Capabilities showing(int limit, Feature... features) {
        return Capabilities.builder()
                .full(features)
                .text(limit, TextMeasure.CODE_POINTS)
                .build();
    }

    private RecordingPoster.Said said(String text, boolean local) throws InterruptedException {
        FakeCommand command = FakeCommand.saying("long", invocation -> text);
        asking.watcher(local ? command.locally() : command).seen(asking.typed("!long"));
        return asking.host.poster().next();
    }

    @Test
    void whatWouldBeFourMessagesIsAFile() throws InterruptedException {
        asking.host.directory().capabilities(asking.room, showing(10, Feature.FILE));
        assertThat(said("x".repeat(30), false).text()).isEqualTo("x".repeat(30));
        RecordingPoster.Said said = said("x".repeat(31), false);
        assertThat(said.text()).isEqualTo(FILE);
        assertThat(said.message().attachments()).singleElement().isInstanceOfSatisfying(Media.class, media -> {
            assertThat(media.name()).contains("answer.txt");
            assertThat(media.content().value()).isEqualTo("x".repeat(31));
        });
    }

    @Test
    void whoIsNamedInAnAnswerIsNotCalledUnlessTheOperatorWroteIt() throws InterruptedException {
        assertThat(said("Anna", false).message().text())
                .isEqualTo(RichText.of(Segment.of("Anna").callingNobody()));
        asking.section.texts.put("rules", "Ask @anna.");
        asking.watcher().seen(asking.typed("!rules"));
        assertThat(asking.host.poster().next().message().text()).isEqualTo(RichText.of("Ask @anna."));
    }

    @Test
    void howManyAreTooManyIsASetting() throws InterruptedException {
        asking.section.answerParts = 2;
        asking.host.directory().capabilities(asking.room, showing(10, Feature.FILE));
        assertThat(said("x".repeat(11), false).text()).isEqualTo(FILE);
    }

    @Test
    void aChannelWithoutFilesOrOneThatIsAwayGetsText() throws InterruptedException {
        assertThat(said("x".repeat(100), false).message().attachments()).isEmpty();
        asking.host.directory().capabilities(asking.room, showing(10));
        assertThat(said("x".repeat(100), false).message().attachments()).isEmpty();
    }

    @Test
    void allSidesOfTheConversationCount() throws InterruptedException {
        asking.host
                .directory()
                .capabilities(asking.room, showing(1000, Feature.FILE))
                .capabilities(far, showing(10, Feature.FILE))
                .addConversation(new Conversation(
                        "family", "lab", "lab", Optional.empty(), List.of("room", "far"), "channels.lab"));
        assertThat(said("x".repeat(31), false).text()).isEqualTo(FILE);
        assertThat(said("x".repeat(31), true).message().attachments()).isEmpty();
        asking.host.directory().capabilities(far, showing(10));
        assertThat(said("x".repeat(31), false).message().attachments()).isEmpty();
    }
}
