package dev.rialto.core.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rialto.api.hook.SyncBackRef;
import dev.rialto.api.hook.SyncRef;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What is stored under a word is found by it in every later release: none of these may change. */
class WordsTest {

    @Test
    void eachConstantHasItsWord() {
        assertThat(Stream.of("live", "dropped", "deleted").map(Words::state)).containsExactly(SyncRef.State.values());
        assertThat(Stream.of("text", "media", "notice", "repost").map(Words::messageKind))
                .containsExactly(SyncBackRef.Kind.values());
        assertThat(Stream.of("post", "edit", "delete", "reactions", "line", "title")
                        .map(Words::outboxKind))
                .containsExactly(OutboxRow.Kind.values());
    }

    @Test
    void aStrangeWordIsNoConstant() {
        assertThatThrownBy(() -> Words.state("LIVE")).isInstanceOf(StoreException.class);
    }
}
