package dev.rialto.core.config;

import com.typesafe.config.ConfigUtil;
import dev.rialto.api.plug.Key;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** How Java's names and the config's belong together. */
final class Keys {

    private Keys() {}

    /** The keys of a record's components, in their order. */
    static List<String> of(Class<? extends Record> type) {
        return Arrays.stream(type.getRecordComponents()).map(Keys::of).toList();
    }

    static String of(RecordComponent component) {
        Key key = component.getAnnotation(Key.class);
        return key == null ? kebab(component.getName()) : key.value();
    }

    /** {@code dataDir} is {@code data-dir}. */
    private static String kebab(String name) {
        StringBuilder key = new StringBuilder();
        for (int i = 0; i < name.length(); i++) {
            char letter = name.charAt(i);
            if (Character.isUpperCase(letter)) {
                key.append('-').append(Character.toLowerCase(letter));
            } else {
                key.append(letter);
            }
        }
        return key.toString();
    }

    /** {@code SOURCE_ONLY} is {@code source-only}. */
    static String of(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** A path with one more key; the key in quotes where HOCON needs them. */
    static String child(String path, String key) {
        String quoted = ConfigUtil.joinPath(key);
        return path.isEmpty() ? quoted : path + "." + quoted;
    }

    static String element(String path, int index) {
        return path + "[" + index + "]";
    }
}
