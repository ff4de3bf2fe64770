package dev.rialto.relay;

import java.util.List;
import java.util.Optional;

/**
 * One entry of {@code filters}: {@code drop} or {@code keep}, with what must be true of an event for it to decide.
 *
 * @param drop what matches is not relayed
 * @param keep what matches is relayed, whatever the later entries say
 */
public record FilterRule(Optional<Conditions> drop, Optional<Conditions> keep) {

    public FilterRule {
        if (drop.isPresent() == keep.isPresent()) {
            throw new IllegalArgumentException("a filter says either drop { … } or keep { … }");
        }
    }

    /**
     * What an event is asked; all that is named must be so, and where nothing is named everything matches.
     *
     * @param bots whether its author is a program
     * @param users its author is one of these: {@code plug:id}, or a name of {@code users}
     * @param names found in the name that the author's network shows
     * @param text found in the words of the message
     * @param kinds it is of one of these
     */
    public record Conditions(
            Optional<Boolean> bots,
            Optional<List<String>> users,
            Optional<Regex> names,
            Optional<Regex> text,
            Optional<List<Kind>> kinds) {

        public Conditions {
            Lists.requireSome("users", users);
            Lists.requireSome("kinds", kinds);
        }
    }

    /** What an event can be; a new message with a file is both a message and media. */
    public enum Kind {
        MESSAGE,
        MEDIA,
        EDIT,
        REACTION,
        JOIN,
        LEAVE,
        RENAME,
        /** A message that is a command, and is going to be run. */
        COMMAND
    }

    Conditions conditions() {
        return drop.or(() -> keep).orElseThrow();
    }
}
