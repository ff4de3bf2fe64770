package dev.rialto.plug.telegram;

import dev.rialto.api.message.RichText;
import org.jspecify.annotations.Nullable;

/** The way a text goes: with its looks, and if Telegram cannot read them, at once again without. */
record Markup(String html, String plain) {
    /** As it is documented; the library writes it small, which not every server takes. */
    private static final String MODE = "HTML";

    static Markup of(RichText text) {
        return new Markup(TelegramText.html(text), text.plain());
    }

    <T> T send(Way<T> way) throws TelegramException, InterruptedException {
        try {
            return way.send(html, MODE);
        } catch (TelegramException failed) {
            if (failed.error() instanceof TelegramError.Answer answer && isAboutLooks(answer)) {
                return way.send(plain, null);
            }
            throw failed;
        }
    }

    /** Telegram counts the tags too, in bytes, and takes 32768. */
    private static boolean isAboutLooks(TelegramError.Answer answer) {
        return answer.says("can't parse entities") || answer.says("Bad Request: text is too long");
    }

    /** One request with a text. */
    interface Way<T> {
        T send(String text, @Nullable String mode) throws TelegramException, InterruptedException;
    }
}
