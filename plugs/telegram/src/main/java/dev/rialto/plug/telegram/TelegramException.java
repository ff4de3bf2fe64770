package dev.rialto.plug.telegram;

/** A request to Telegram that did not succeed. It has no cause: what lies below may quote the token. */
final class TelegramException extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient TelegramError error;

    TelegramException(TelegramError error) {
        super(error.text());
        this.error = error;
    }

    TelegramError error() {
        return error;
    }
}
