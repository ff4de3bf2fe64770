package dev.rialto.plug.telegram;

import java.util.Locale;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** What became of a request that did not succeed, as far as one can know. */
sealed interface TelegramError {

    /**
     * The Bot API refused in its own words.
     *
     * @param code its {@code error_code}
     * @param description what it says; told to people, matched where the code says too little
     * @param retryAfter seconds that it asks us to wait
     * @param migratedTo the chat's new id, where it has one
     */
    record Answer(int code, String description, OptionalInt retryAfter, OptionalLong migratedTo)
            implements TelegramError {

        Answer(int code, String description) {
            this(code, description, OptionalInt.empty(), OptionalLong.empty());
        }

        /** Whether it says so; case does not count, since servers differ in it. */
        boolean says(String words) {
            return description.toLowerCase(Locale.ROOT).contains(words.toLowerCase(Locale.ROOT));
        }
    }

    /** Something on the way answered in place of the Bot API: a proxy with a page of its own. */
    record Foreign(int status) implements TelegramError {}

    /** The request surely did not arrive. */
    record NotSent(String why) implements TelegramError {}

    /** The request was sent, and no answer came that can be read: it may have been carried out. */
    record NoAnswer(String why) implements TelegramError {}

    /** The Bot API answered, it seems well, in a way that cannot be read. */
    record Unreadable() implements TelegramError {}

    /** One line for people, without secrets. */
    default String text() {
        return switch (this) {
            case Answer(int code, String description, OptionalInt _, OptionalLong _) ->
                "Telegram answered " + code + ": " + description;
            case Foreign(int status) -> "HTTP " + status + " without an answer of Telegram's";
            case NotSent(String why) -> "Telegram is not reached: " + why;
            case NoAnswer(String why) -> "no answer from Telegram: " + why;
            case Unreadable _ -> "Telegram's answer cannot be read";
        };
    }
}
