package dev.rialto.api.message;

/**
 * An emoji that answers to a message.
 *
 * @param text the emoji itself, or for a network's own picture what others show in its place
 * @param custom the network's own name of the picture; empty for a plain emoji
 */
public record Reaction(String text, String custom) {

    public static Reaction emoji(String emoji) {
        return new Reaction(emoji, "");
    }
}
