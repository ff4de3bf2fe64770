package dev.rialto.core.render;

import dev.rialto.api.message.Media;
import java.util.Optional;

/** What the host has of the files that a message carries, at the time it is rendered. Answers from memory. */
public interface MediaAccess {

    /** For a channel that has the files already: all are there, none has a link. */
    MediaAccess PRESENT = new MediaAccess() {
        @Override
        public boolean present(Media media) {
            return true;
        }

        @Override
        public Optional<String> link(Media media) {
            return Optional.empty();
        }
    };

    /** Whether the content is here; a file that is not is named in the text. */
    boolean present(Media media);

    /** An address where people can fetch the content, shown where the channel cannot carry the file itself. */
    Optional<String> link(Media media);
}
