package dev.rialto.hook.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.rialto.api.hook.Conversation;
import dev.rialto.api.plug.SettingsException;
import dev.rialto.hook.sync.SyncSettings.Direction;
import dev.rialto.relay.Regex;
import dev.rialto.relay.Replacement;
import dev.rialto.tck.hook.FakeHost;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a section cannot say, and how that is told. */
final class SyncGroupsTest {
    private final FakeHost host = new FakeHost("family");
    private final Section section = Section.of("lab", "a", "b");

    @BeforeEach
    void channels() {
        host.directory().addChannel("a", "one");
        host.directory().addChannel("b", "two");
        host.directory().addChannel("c", "two");
        host.directory()
                .addConversation(
                        new Conversation("other", "o", "o", Optional.of("virtual"), List.of("c"), "channels.o"));
    }

    private void refused(String path, String message) {
        assertThatExceptionOfType(SettingsException.class)
                .isThrownBy(() -> new SyncHookFactory().create(section.settings(), host))
                .withMessageContaining(message)
                .satisfies(error -> assertThat(error.path()).isEqualTo(path));
    }

    @Test
    void noLabel() {
        section.channels.clear();
        refused("channels", "names no label");
    }

    @Test
    void aLabelWithoutChannels() {
        section.and("empty");
        refused("channels.empty", "names no channel");
    }

    @Test
    void anUnknownChannel() {
        section.and("lab", "a", "x");
        refused("channels.lab[1]", "there is no channel x");
    }

    @Test
    void aChannelTwice() {
        section.and("lab", "a", "b", "a");
        refused("channels.lab[2]", "a is in this label already");
    }

    @Test
    void anotherSyncsLabel() {
        section.and("lab", "a", "virtual:o");
        refused("channels.lab[1]", "virtual:o is the label of a sync");
    }

    @Test
    void aTitleOfNoLabel() {
        section.titles.put("lob", "The lab");
        refused("titles.lob", "there is no label lob; channels has lab");
    }

    @Test
    void aTitleOfNothing() {
        section.titles.put("lab", " ");
        refused("titles.lab", "is blank; leave it out to have lab for it");
    }

    @Test
    void aLabelOfWhichNothingIsRelayed() {
        section.direction("a", Direction.OUT).direction("b", Direction.OUT);
        refused("channels.lab", "nothing would ever be relayed: all its channels are out");
        section.direction("a", Direction.IN).direction("b", Direction.IN);
        refused("channels.lab", "nothing would ever be relayed: all its channels are in");
        section.plug("synced");
        new SyncHookFactory().conversations("family", section.settings()).forEach(host.directory()::addConversation);
        assertThat(new SyncHookFactory().create(section.settings(), host)).isNotEmpty();
    }

    @Test
    void aDirectionOfAnotherChannel() {
        section.direction("c", Direction.IN);
        refused("directions.c", "c is not a channel of this sync");
    }

    @Test
    void aReplacementWhereNothingIsRelayedTo() {
        section.replace = List.of(new Replacement(Regex.parse("a"), "b", Optional.of(List.of("a", "c"))));
        refused("replace[0].to[1]", "nothing is relayed to c here, but to a, b");
        section.replace = List.of(new Replacement(Regex.parse("a"), "b", Optional.of(List.of("b"))));
        section.direction("b", Direction.IN);
        refused("replace[0].to[0]", "nothing is relayed to b here, but to a");
    }

    @Test
    void aTemplateThatNamesSomethingUnknown() {
        section.nameFormat = "{{ nick }}";
        refused("name-format", "nick");
    }

    @Test
    void aNameFormatOfNothing() {
        section.nameFormat = "";
        refused("name-format", "is blank; leave the key out");
    }

    @Test
    void aNumberThatCannotBe() {
        section.quoteLength = 0;
        assertThatIllegalArgumentException().isThrownBy(section::settings).withMessageStartingWith("quote-length ");
        section.quoteLength = 1;
        section.hold = Duration.ofSeconds(-1);
        assertThatIllegalArgumentException().isThrownBy(section::settings).withMessageStartingWith("hold ");
    }
}
