package dev.rialto.hook.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rialto.tck.hook.FakeChannel;
import dev.rialto.tck.hook.FakeHost;
import org.junit.jupiter.api.Test;

final class SpeakersTest {
    private final FakeChannel room = new FakeHost("h").directory().addChannel("room", "one");
    private final Speakers speakers = new Speakers();

    @Test
    void forgetsWhoHasBeenSilentLongest() {
        speakers.spoke("lab", room, FakeHost.user("first"));
        speakers.spoke("lab", room, FakeHost.user("second"));
        for (int i = 2; i < Speakers.MOST; i++) {
            speakers.spoke("lab", room, FakeHost.user("u" + i));
        }
        speakers.spoke("lab", room, FakeHost.user("first"));
        speakers.spoke("lab", room, FakeHost.user("one more"));
        assertThat(speakers.hasSpoken("lab", room, FakeHost.user("first"))).isTrue();
        assertThat(speakers.hasSpoken("lab", room, FakeHost.user("second"))).isFalse();
    }

    @Test
    void remembersEachLabelByItself() {
        speakers.spoke("lab", room, FakeHost.user("Anna"));
        assertThat(speakers.hasSpoken("lab", room, FakeHost.user("Anna"))).isTrue();
        assertThat(speakers.hasSpoken("other", room, FakeHost.user("Anna"))).isFalse();
    }
}
