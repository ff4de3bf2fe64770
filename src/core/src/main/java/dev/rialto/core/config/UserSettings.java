package dev.rialto.core.config;

import dev.rialto.api.message.UserId;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One of {@code users}: a person with accounts on several networks.
 *
 * @param accounts ids that cannot be changed by their owner, by the name of the plug
 * @param roles words that a hook may ask for
 */
public record UserSettings(Map<String, List<UserId>> accounts, List<String> roles) {
    public UserSettings {
        accounts = Collections.unmodifiableMap(new LinkedHashMap<>(accounts));
        roles = List.copyOf(roles);
    }
}
