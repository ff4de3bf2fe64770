package dev.rialto.core.outbox;

import dev.rialto.api.message.ChannelRef;
import dev.rialto.api.message.Media;
import dev.rialto.api.message.Message;
import dev.rialto.core.media.MediaStore;
import dev.rialto.core.render.Renderer;
import dev.rialto.core.store.OutboxRow;
import java.util.Collection;
import java.util.List;

/**
 * The files that rows need: fetched as soon as a row needs them, where its channel shows them, and gone with the last row that
 * did. Off the store's thread, and never waits.
 */
final class RowFiles {
    private final OutboxTools tools;

    RowFiles(OutboxTools tools) {
        this.tools = tools;
    }

    /** A commit changed a row. */
    void apply(Change change) {
        switch (change) {
            case Change.Added(OutboxRow row) -> want(row);
            case Change.Changed(OutboxRow row, List<String> freed) -> {
                want(row);
                release(freed);
            }
            case Change.Removed(OutboxRow row) -> release(row.files());
        }
    }

    private void want(OutboxRow row) {
        if (!row.files().isEmpty() && row.died().isEmpty()) {
            Thread.ofVirtual()
                    .name("media")
                    .start(() -> Drafts.message(row)
                            .map(message -> shown(message, row.channel()))
                            .ifPresent(tools.media()::want));
        }
    }

    /** The files that a channel shows; all of them while nobody can say, so that they are here when it is there again. */
    private List<Media> shown(Message message, long channel) {
        ChannelRef target = tools.channels().located(channel).ref();
        return tools.sessions()
                .live(target.network())
                .map(live -> Renderer.shownFiles(message, live.session().capabilities(target)))
                .orElseGet(() -> MediaStore.media(message).toList());
    }

    private void releaseNow(List<String> files) {
        try {
            // A power cut could bring the row back, and it would be without them.
            tools.store().awaitDurable();
            tools.media().release(files);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** One row less needs these; those that no other needs go. */
    void release(Collection<String> files) {
        if (!files.isEmpty()) {
            Thread.ofVirtual().name("media").start(() -> releaseNow(List.copyOf(files)));
        }
    }
}
