package dev.rialto.plug.telegram.standin;

import java.util.Set;

/** Some of the emoji that a reaction may be; see ReactionTypeEmoji in the Bot API. */
final class Emoji {
    static final Set<String> ALLOWED = Set.of(
            "👍", "👎", "❤", "🔥", "🥰", "👏", "😁", "🤔", "🤯", "😱", "🤬", "😢", "🎉", "🤩", "🙏", "👌", "💯", "👀");

    private Emoji() {}
}
