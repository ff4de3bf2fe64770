package dev.rialto.core.log;

import dev.rialto.api.plug.Secret;
import java.lang.reflect.RecordComponent;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Takes secrets out of a text: those of the config, and what looks like the tokens of well-known networks. The last defence:
 * a library may put an address with a token in it into an exception. Nothing of ours relies on it. Any thread.
 */
public final class Redactor {
    private static final String MARK = "***";

    /** A shorter secret protects nothing, and would blot out half of the log. */
    private static final int SHORTEST = 4;

    /** What comes before the secret, where it is to stay, is the first group. */
    private static final List<Pattern> PATTERNS = List.of(
            // Telegram: 123456789:AAF…, also in an address, after "bot".
            Pattern.compile("()(?<!\\d)\\d{5,}(?::|%3A)[A-Za-z0-9_-]{30,}"),
            // Discord: three parts in base64.
            Pattern.compile("()\\b[A-Za-z0-9_-]{23,28}\\.[A-Za-z0-9_-]{6,7}\\.[A-Za-z0-9_-]{27,}"),
            Pattern.compile("(?i)(authorization\\W{1,6}(?:bearer|basic|bot)\\s+)[A-Za-z0-9._~+/=-]+"),
            // https://user:password@host; JSON may have a backslash before each slash.
            Pattern.compile("(:(?:\\\\?/){2}[^/\\s:@]*:)[^/\\s@]+(?=@)"));

    /** Longest first: one may be a part of another. */
    private volatile List<String> known = List.of();

    private Redactor() {}

    /** One that knows no secret, only what they look like. */
    public static Redactor ofPatterns() {
        return new Redactor();
    }

    /** One that knows every {@link Secret} in these settings, however deep in records, lists, maps and optionals. */
    public static Redactor of(Object settings) {
        var redactor = new Redactor();
        redactor.learn(settings);
        return redactor;
    }

    /** Takes those of further settings out too. Former ones stay secrets. */
    public synchronized void learn(Object settings) {
        var all = new HashSet<>(known);
        collect(settings, all);
        known = all.stream()
                .sorted(Comparator.comparingInt(String::length).reversed())
                .toList();
    }

    /** The text without secrets. */
    public String redact(String text) {
        var clean = text;
        for (String secret : known) {
            clean = clean.replace(secret, MARK);
        }
        for (Pattern pattern : PATTERNS) {
            var matcher = pattern.matcher(clean);
            if (matcher.find()) {
                clean = matcher.replaceAll("$1" + MARK.replace("*", "\\*"));
            }
        }
        return clean;
    }

    private static void collect(@Nullable Object value, Set<String> known) {
        switch (value) {
            case null -> {}
            case Secret secret -> forms(secret.reveal(), known);
            case Optional<?> optional -> optional.ifPresent(inner -> collect(inner, known));
            case Collection<?> list -> list.forEach(inner -> collect(inner, known));
            case Map<?, ?> map -> map.values().forEach(inner -> collect(inner, known));
            case Record settings -> {
                for (RecordComponent component : settings.getClass().getRecordComponents()) {
                    collect(component(settings, component), known);
                }
            }
            default -> {}
        }
    }

    /** The secret as it is, as it stands in an address, and as it stands in JSON. */
    private static void forms(String secret, Set<String> known) {
        if (secret.length() >= SHORTEST) {
            known.add(secret);
            known.add(URLEncoder.encode(secret, StandardCharsets.UTF_8));
            known.add(URLEncoder.encode(secret, StandardCharsets.UTF_8).replace("+", "%20"));
            var json = secret.replace("\\", "\\\\").replace("\"", "\\\"");
            known.add(json);
            known.add(json.replace("/", "\\/"));
        }
    }

    private static @Nullable Object component(Record settings, RecordComponent component) {
        try {
            // The records of plugs are not public.
            component.getAccessor().setAccessible(true);
            return component.getAccessor().invoke(settings);
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException("a record that does not tell its " + component.getName(), impossible);
        }
    }
}
