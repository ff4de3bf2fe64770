package dev.rialto.plug.telegram;

import dev.rialto.api.plug.Pace;
import dev.rialto.api.plug.Secret;
import java.time.Duration;
import java.util.Optional;

/**
 * The section of a plug of type {@code telegram}; {@code reference.conf} beside it explains the keys.
 *
 * @param token as @BotFather gave it
 * @param apiUrl where the Bot API is
 * @param limits how often we send, on the public server
 * @param pollTimeout how long one request waits for news at the server
 */
public record TelegramSettings(Secret token, String apiUrl, Limits limits, Duration pollTimeout, CatchUp catchUp) {

    /** The longest wait that the server grants; see getUpdates in the Bot API. */
    private static final Duration LONGEST_POLL = Duration.ofSeconds(50);

    public TelegramSettings {
        TelegramServer.of(apiUrl);
        if (pollTimeout.compareTo(Duration.ofSeconds(1)) < 0 || pollTimeout.compareTo(LONGEST_POLL) > 0) {
            throw new IllegalArgumentException(
                    "poll-timeout is to be from 1 s to 50 s, which is the most Telegram grants");
        }
    }

    /**
     * How often messages are sent: such as {@code 1/s}, {@code 20/min}, a bare number for so many a second, or {@code none}.
     *
     * @param perChat to one person
     * @param perGroup to one group, supergroup or broadcast channel, with all its topics
     * @param global to all together
     */
    public record Limits(String perChat, String perGroup, String global) {
        public Limits {
            PaceText.read("limits.per-chat", perChat);
            PaceText.read("limits.per-group", perGroup);
            PaceText.read("limits.global", global);
        }

        Optional<Pace> chat() {
            return PaceText.read("limits.per-chat", perChat);
        }

        Optional<Pace> group() {
            return PaceText.read("limits.per-group", perGroup);
        }

        Optional<Pace> all() {
            return PaceText.read("limits.global", global);
        }
    }

    /**
     * How much is taken of what waited at the server while we were away; the rest is let go.
     *
     * @param maxAge older updates are let go
     * @param maxEvents what comes after so many is let go
     */
    public record CatchUp(Duration maxAge, int maxEvents) {
        public CatchUp {
            if (maxAge.isNegative() || maxEvents < 0) {
                throw new IllegalArgumentException("catch-up takes no negative values; 0 lets go all that waited");
            }
        }
    }
}
