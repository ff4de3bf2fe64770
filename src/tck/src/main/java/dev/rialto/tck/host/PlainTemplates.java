package dev.rialto.tck.host;

import dev.rialto.api.plug.SettingsException;
import dev.rialto.api.plug.Templates;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Templates that know <code>{{ name }}</code> and <code>{{ name | default(other) }}</code>, where {@code other} is a variable
 * or a quoted text. The host's know much more; a test that needs it belongs to the host.
 */
public final class PlainTemplates implements Templates {
    private static final Pattern PLACE = Pattern.compile(
            "\\{\\{\\s*(\\w+)\\s*(?:\\|\\s*default\\(\\s*(?:(\\w+)|\"([^\"]*)\"|'([^']*)')\\s*\\)\\s*)?\\}\\}");

    @Override
    public Template compile(String path, String pattern, Set<String> variables) {
        Matcher places = PLACE.matcher(pattern);
        while (places.find()) {
            require(path, places.group(1), variables);
            if (places.group(2) != null) {
                require(path, places.group(2), variables);
            }
        }
        if (PLACE.matcher(pattern).replaceAll("").contains("{{")) {
            throw new SettingsException(path, "cannot be read: " + pattern);
        }
        return values -> PLACE.matcher(pattern).replaceAll(place -> Matcher.quoteReplacement(text(place, values)));
    }

    private static void require(String path, String variable, Set<String> variables) {
        if (!variables.contains(variable)) {
            throw new SettingsException(path, "there is no " + variable + " here; there are " + variables);
        }
    }

    private static String text(MatchResult place, Map<String, Object> values) {
        return value(values, place.group(1))
                .or(() -> Optional.ofNullable(place.group(2)).flatMap(other -> value(values, other)))
                .or(() -> Optional.ofNullable(place.group(3)))
                .or(() -> Optional.ofNullable(place.group(4)))
                .orElse("");
    }

    private static Optional<String> value(Map<String, Object> values, String name) {
        return Optional.ofNullable(values.get(name)).map(Object::toString);
    }
}
