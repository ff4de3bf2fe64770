package dev.rialto.api.plug;

import java.util.Objects;

/**
 * A password or token. Prints as {@code ***}; only {@link #reveal()} gives the text, to be called where it goes to the
 * network and nowhere else. In the config it is a string, {@code { file = "/path" }} or {@code { credential = name }}.
 */
public final class Secret {
    private final String text;

    private Secret(String text) {
        this.text = text;
    }

    public static Secret of(String text) {
        return new Secret(text);
    }

    /** The text itself. Never logged, never part of an error. */
    public String reveal() {
        return text;
    }

    public boolean isEmpty() {
        return text.isEmpty();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Secret secret && secret.text.equals(text);
    }

    @Override
    public int hashCode() {
        return Objects.hashCode(text);
    }

    @Override
    public String toString() {
        return "***";
    }
}
