package dev.rialto.core.config;

import dev.rialto.api.plug.SettingsException;
import java.util.Map;
import java.util.Optional;

/**
 * Where a section is written, and each key in it: so that what a plug or hook finds wrong later can be shown in the
 * file.
 *
 * @param path of the section in the config, for example {@code hooks.family}
 * @param keys by their path within the section, for example {@code channels.family[1]}
 */
public record Place(String path, Origin origin, Map<String, Origin> keys) {
    public Place {
        keys = Map.copyOf(keys);
    }

    /** What a factory refused, as a problem of this section. */
    public ConfigProblem problem(SettingsException refused) {
        String inside = refused.path();
        String full = inside.isEmpty() ? path : path + "." + inside;
        return new ConfigProblem(where(inside), full, String.valueOf(refused.getMessage()), Optional.empty());
    }

    /** The line of a key; that of what surrounds it for a key that is not in the file. */
    public Origin where(String key) {
        String inside = key;
        while (!inside.isEmpty()) {
            Origin known = keys.get(inside);
            if (known != null) {
                return known;
            }
            inside = inside.substring(0, Math.max(0, Math.max(inside.lastIndexOf('.'), inside.lastIndexOf('['))));
        }
        return origin;
    }
}
