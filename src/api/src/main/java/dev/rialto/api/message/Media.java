package dev.rialto.api.message;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A file. It holds no bytes and no URL, only the id by which its plug opens the content.
 *
 * @param name a file name without folders
 * @param type a MIME type such as {@code image/png}
 * @param size in bytes
 * @param duration of sound or film
 */
public record Media(
        ContentId content,
        Kind kind,
        Optional<String> name,
        Optional<String> type,
        OptionalLong size,
        Optional<Duration> duration)
        implements Attachment {

    /** What people take the file for; a network may show each in its own way. */
    public enum Kind {
        IMAGE,
        ANIMATION,
        VIDEO,
        AUDIO,
        /** A recorded spoken message. */
        VOICE,
        STICKER,
        FILE
    }

    public static Builder builder(ContentId content, Kind kind) {
        return new Builder(content, kind);
    }

    /** Makes media; new parts come here, so that who builds one need not change. */
    public static final class Builder {
        private final ContentId content;
        private final Kind kind;
        private Optional<String> name = Optional.empty();
        private Optional<String> type = Optional.empty();
        private OptionalLong size = OptionalLong.empty();
        private Optional<Duration> duration = Optional.empty();

        private Builder(ContentId content, Kind kind) {
            this.content = content;
            this.kind = kind;
        }

        public Builder name(String value) {
            name = Optional.of(value);
            return this;
        }

        public Builder type(String value) {
            type = Optional.of(value);
            return this;
        }

        public Builder size(long bytes) {
            size = OptionalLong.of(bytes);
            return this;
        }

        public Builder duration(Duration value) {
            duration = Optional.of(value);
            return this;
        }

        public Media build() {
            return new Media(content, kind, name, type, size, duration);
        }
    }
}
