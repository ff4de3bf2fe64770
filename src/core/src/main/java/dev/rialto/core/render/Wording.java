package dev.rialto.core.render;

import dev.rialto.api.message.Attachment;
import dev.rialto.api.message.Contact;
import dev.rialto.api.message.Forwarded;
import dev.rialto.api.message.Location;
import dev.rialto.api.message.Media;
import dev.rialto.api.message.Poll;
import dev.rialto.core.format.Draft;
import java.util.List;
import java.util.stream.Collectors;

/** The words that the host itself puts into messages. */
final class Wording {
    /** Of so many people at most one reads all the names; of one more, too, so that nobody is "1 others". */
    private static final int CROWD = 20;

    static final String EDITED = "[edit]";
    static final String SPOILER = "[spoiler]";

    private Wording() {}

    static String noun(Attachment attachment) {
        return switch (attachment) {
            case Media media ->
                switch (media.kind()) {
                    case IMAGE -> "photo";
                    case ANIMATION -> "animation";
                    case VIDEO -> "video";
                    case AUDIO -> "audio file";
                    case VOICE -> "voice message";
                    case STICKER -> "sticker";
                    case FILE -> "file";
                };
            case Location _ -> "location";
            case Poll _ -> "poll";
            case Contact _ -> "contact";
            case Forwarded _ -> "message";
        };
    }

    /** The end of a sentence that begins with a name. */
    static String sent(List<? extends Attachment> attachments) {
        return attachments.size() == 1
                ? "sent this " + noun(attachments.getFirst())
                : "sent these " + attachments.size() + " files";
    }

    /** A file that is not shown, by its name. */
    static String unseen(Media media, boolean present) {
        String what =
                noun(media) + media.name().map(name -> ": " + Blanks.name(name)).orElse("");
        return present ? "[" + what + "]" : "[" + what + " (could not be fetched)]";
    }

    static String forwardedFrom(Forwarded forwarded) {
        return forwarded
                .author()
                .map(author -> Blanks.name(author.name()))
                .filter(name -> !Blanks.blank(name))
                .map(name -> "forwarded from " + name + ":")
                .orElse("forwarded:");
    }

    /** How people react, for example {@code reactions: 👍 2, ❤️ 1}; of many sorts the first ones. */
    static String reactions(List<Draft.Tally> tallies) {
        if (tallies.isEmpty()) {
            return "no reactions";
        }
        String shown = tallies.stream()
                .limit(CROWD)
                .map(tally -> tally.emoji() + " " + tally.count())
                .collect(Collectors.joining(", "));
        return "reactions: " + shown + (tallies.size() > CROWD ? ", …" : "");
    }

    /** Names as one reads them out: {@code Ann, Bob and Cy}; of a crowd the first ones. */
    static String listing(List<String> names) {
        if (names.size() < 2) {
            return String.join("", names);
        }
        if (names.size() > CROWD + 1) {
            return String.join(", ", names.subList(0, CROWD)) + " and " + (names.size() - CROWD) + " others";
        }
        return String.join(", ", names.subList(0, names.size() - 1)) + " and " + names.getLast();
    }
}
