package dev.rialto.plug.telegram;

import dev.rialto.api.plug.Secret;
import java.time.Duration;

/** The defaults of {@code reference.conf}, for another server. */
final class TestSettings {
    static final TelegramSettings.Limits LIMITS = new TelegramSettings.Limits("1/s", "20/min", "30/s");

    private TestSettings() {}

    static TelegramSettings of(String url, String token) {
        return of(url, token, new TelegramSettings.CatchUp(Duration.ofHours(24), 100_000));
    }

    static TelegramSettings of(String url, String token, TelegramSettings.CatchUp catchUp) {
        return new TelegramSettings(Secret.of(token), url, LIMITS, Duration.ofSeconds(30), catchUp);
    }
}
