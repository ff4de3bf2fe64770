package dev.rialto.tck.plug;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rialto.api.event.EventKey;
import dev.rialto.api.event.Occurrence;
import dev.rialto.api.event.Posted;
import dev.rialto.api.message.ChannelId;
import dev.rialto.api.message.ChannelRef;
import dev.rialto.api.message.Message;
import dev.rialto.api.message.MessageName;
import dev.rialto.api.message.NetworkId;
import dev.rialto.api.message.RichText;
import dev.rialto.api.operation.ErrorKind;
import dev.rialto.api.plug.Cursor;
import dev.rialto.api.plug.PlugException;
import dev.rialto.tck.time.Patience;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(Patience.OF_A_TEST)
final class RecordingLinkTest {
    private static final ChannelRef ROOM = new ChannelRef(new NetworkId("net"), new ChannelId("room"));
    private static final Cursor CURSOR = new Cursor("updates", "7");

    private final RecordingLink link = new RecordingLink();

    @Test
    void keepsEachEventOnce() throws InterruptedException {
        link.accept(List.of(posted("1", "a"), posted("2", "b")), CURSOR);
        link.accept(List.of(posted("2", "b"), posted("3", "c")));
        assertThat(link.events()).hasSize(3);
        assertThat(link.repeats()).hasSize(1);
        assertThat(link.collisions()).isEmpty();
        assertThat(link.position("updates")).contains(CURSOR);
    }

    @Test
    void tellsOfOneKeyForTwoEvents() throws InterruptedException {
        link.accept(List.of(posted("1", "a"), posted("1", "b")));
        assertThat(link.collisions()).hasSize(1);
    }

    @Test
    void whatWaitsWhenTheSessionEndsIsNotStored() throws Exception {
        link.blockAccept();
        CompletableFuture<Boolean> interrupted = accepting();
        link.awaitBlocked();
        link.end();
        assertThat(interrupted.get(Patience.SECONDS, TimeUnit.SECONDS)).isTrue();
        assertThat(link.events()).isEmpty();
        assertThat(link.position("updates")).isEmpty();
    }

    @Test
    void whatWaitsIsStoredWhenItIsReleased() throws Exception {
        link.blockAccept();
        CompletableFuture<Boolean> interrupted = accepting();
        link.awaitBlocked();
        link.release();
        assertThat(interrupted.get(Patience.SECONDS, TimeUnit.SECONDS)).isFalse();
        assertThat(link.awaitPosted("a").id().value()).isEqualTo("a");
    }

    @Test
    void theNextSessionRemembersEventsAndCursorsButIsNotLost() throws InterruptedException {
        link.accept(List.of(posted("1", "a")), CURSOR);
        link.lost(new PlugException(ErrorKind.CONNECTION, "first"));
        link.lost(new PlugException(ErrorKind.CONNECTION, "second"));
        assertThat(link.awaitLost()).hasMessage("first");
        RecordingLink next = link.next();
        assertThat(next.lost()).isEmpty();
        assertThat(next.position("updates")).contains(CURSOR);
        next.accept(List.of(posted("1", "a")));
        assertThat(next.events()).hasSize(1);
    }

    private CompletableFuture<Boolean> accepting() {
        CompletableFuture<Boolean> interrupted = new CompletableFuture<>();
        Thread.startVirtualThread(() -> {
            try {
                link.accept(List.of(posted("1", "a")), CURSOR);
                interrupted.complete(false);
            } catch (InterruptedException e) {
                interrupted.complete(true);
            }
        });
        return interrupted;
    }

    private static Posted posted(String key, String text) {
        return Posted.builder(
                        Occurrence.live(ROOM, Instant.EPOCH, new EventKey(key)),
                        MessageName.given(text),
                        Message.builder(RichText.of(text)).build())
                .build();
    }
}
