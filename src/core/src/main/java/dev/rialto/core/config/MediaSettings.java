package dev.rialto.core.config;

import dev.rialto.api.plug.DataSize;
import dev.rialto.api.plug.Key;
import java.time.Duration;
import java.util.List;

/**
 * The section {@code media}.
 *
 * @param patience how long a message that is due waits for its files before it goes without
 * @param maxSize the largest file that is fetched
 * @param timeout how long fetching one file may take
 * @param types the media types that are fetched, for example {@code image/*}; empty for all
 */
public record MediaSettings(@Key("wait") Duration patience, DataSize maxSize, Duration timeout, List<String> types) {
    public MediaSettings {
        types = List.copyOf(types);
        if (patience.isNegative()) {
            throw new IllegalArgumentException("wait cannot be less than 0s");
        }
        if (!timeout.isPositive()) {
            throw new IllegalArgumentException("timeout must be more than 0s");
        }
    }
}
