package dev.rialto.core.media;

import dev.rialto.api.message.Attachment;
import dev.rialto.api.message.ContentId;
import dev.rialto.api.message.Media;
import dev.rialto.api.message.Message;
import dev.rialto.api.message.NetworkId;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * Content as the host names it: a plug's own id says nothing to other plugs, so the network is put in front.
 *
 * @param network whose plug can open it
 * @param content as that plug calls it
 */
record HeldContent(NetworkId network, ContentId content) {
    private static final char BETWEEN = '\n';

    /** As it stands in drafts and operations. */
    ContentId id() {
        return new ContentId(network.value() + BETWEEN + content.value());
    }

    /** @throws IllegalArgumentException when the host did not make the id */
    static HeldContent of(ContentId id) {
        int between = id.value().indexOf(BETWEEN);
        if (between < 0) {
            throw new IllegalArgumentException("not a content id of the host");
        }
        return new HeldContent(
                new NetworkId(id.value().substring(0, between)),
                new ContentId(id.value().substring(between + 1)));
    }

    /** The name of the file; ids of networks hold characters that no file name may have. */
    static String fileName(ContentId id) {
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256").digest(id.value().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 20);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** The message with ids of the host instead of the plug's own. */
    static Message hold(Message message, NetworkId network) {
        if (message.attachments().stream().noneMatch(Media.class::isInstance)) {
            return message;
        }
        List<Attachment> held = message.attachments().stream()
                .<Attachment>map(attachment -> switch (attachment) {
                    case Media media ->
                        new Media(
                                new HeldContent(network, media.content()).id(),
                                media.kind(),
                                media.name(),
                                media.type(),
                                media.size(),
                                media.duration());
                    default -> attachment;
                })
                .toList();
        return message.toBuilder().attachments(held).build();
    }
}
