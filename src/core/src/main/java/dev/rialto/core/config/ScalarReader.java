package dev.rialto.core.config;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigValueType;
import dev.rialto.api.plug.DataSize;
import dev.rialto.api.plug.Secret;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Reads values that are one text, number or word. */
final class ScalarReader {
    private static final Set<Class<?>> TYPES = Set.of(
            String.class,
            boolean.class,
            Boolean.class,
            int.class,
            Integer.class,
            long.class,
            Long.class,
            double.class,
            Double.class,
            Duration.class,
            DataSize.class,
            Path.class,
            URI.class,
            Secret.class);

    private static final Pattern QUOTED_SUBSTITUTION = Pattern.compile("\\$\\{\\??[A-Za-z0-9_.-]+}");
    private static final int LONGEST_SHOWN = 60;

    private final Problems problems;

    ScalarReader(Problems problems) {
        this.problems = problems;
    }

    static boolean reads(Class<?> type) {
        return TYPES.contains(type) || type.isEnum();
    }

    /** What a value of this type looks like, for people. */
    static String expected(Class<?> type) {
        if (type.isEnum()) {
            return "one of " + String.join(", ", constants(type));
        }
        if (type == boolean.class || type == Boolean.class) {
            return "true or false";
        }
        if (type == int.class || type == long.class || type == Integer.class || type == Long.class) {
            return "a whole number";
        }
        if (type == double.class || type == Double.class) {
            return "a number";
        }
        if (type == Duration.class) {
            return "a time with its unit, such as 30s, 5m or 7d";
        }
        if (type == DataSize.class) {
            return "a size, such as 500k or 64m";
        }
        if (type == Path.class) {
            return "the path of a file or folder";
        }
        if (type == URI.class) {
            return "an address such as \"https://example.org\"";
        }
        if (type == Secret.class) {
            return "a text, { file = \"/path\" } or { credential = name }";
        }
        return "a text";
    }

    /** The value; empty, with the problem told, when it is none of that type. */
    Optional<Object> read(Class<?> type, Node node) {
        if (!reads(type)) {
            throw new IllegalStateException(node.path() + ": a setting cannot be a " + type.getName());
        }
        Optional<String> read = text(node, type);
        if (read.isEmpty()) {
            return Optional.empty();
        }
        Optional<Object> value = convert(type, read.get(), node);
        if (value.isEmpty()) {
            List<String> words = type.isEnum() ? constants(type) : List.of();
            problems.unknown(
                    node,
                    "expected " + expected(type) + shown(node, read.get()),
                    node.fromEnvironment() ? "" : read.get(),
                    words);
        }
        return value;
    }

    /** The value as a text; empty, with the problem told, when it is a section or a list. */
    Optional<String> text(Node node) {
        return text(node, String.class);
    }

    private Optional<String> text(Node node, Class<?> type) {
        Optional<String> text = node.text();
        if (text.isEmpty()) {
            String found = node.is(ConfigValueType.LIST) ? "a list" : "a section";
            problems.add(node, "expected " + expected(type) + ", not " + found);
        } else if (quotedSubstitution(text.get())) {
            problems.add(node, "inside quotes no variable is put in: write " + text.get() + " without them");
            return Optional.empty();
        }
        return text;
    }

    /** Whether somebody wrote the name of a variable where it stays a name. */
    static boolean quotedSubstitution(String text) {
        return QUOTED_SUBSTITUTION.matcher(text).matches();
    }

    private static String shown(Node node, String text) {
        if (node.fromEnvironment()) {
            return "; what the environment gives is none";
        }
        String shortened = text.length() <= LONGEST_SHOWN ? text : text.substring(0, LONGEST_SHOWN) + "…";
        return ", not \"" + shortened + "\"";
    }

    private static Optional<Object> convert(Class<?> type, String text, Node node) {
        if (type == String.class) {
            return Optional.of(text);
        }
        if (type.isEnum()) {
            return Arrays.stream(type.getEnumConstants())
                    .filter(constant -> Keys.of((Enum<?>) constant).equals(text))
                    .map(Object.class::cast)
                    .findFirst();
        }
        try {
            return Optional.of(parse(type, text, node));
        } catch (ConfigException | IllegalArgumentException | ArithmeticException notOfThisType) {
            return Optional.empty();
        }
    }

    private static Object parse(Class<?> type, String text, Node node) {
        Config holder = node.value().orElseThrow().atKey("value");
        if (type == boolean.class || type == Boolean.class) {
            return holder.getBoolean("value");
        }
        if (type == int.class || type == Integer.class) {
            return new BigDecimal(text.strip()).intValueExact();
        }
        if (type == long.class || type == Long.class) {
            return new BigDecimal(text.strip()).longValueExact();
        }
        if (type == double.class || type == Double.class) {
            return new BigDecimal(text.strip()).doubleValue();
        }
        if (type == Duration.class) {
            return duration(holder, text);
        }
        if (type == DataSize.class) {
            BigInteger bytes = holder.getMemorySize("value").toBytesBigInteger();
            return new DataSize(bytes.longValueExact());
        }
        if (type == URI.class) {
            URI uri = URI.create(text.strip());
            if (uri.getScheme() == null) {
                throw new IllegalArgumentException("no scheme");
            }
            return uri;
        }
        return path(text);
    }

    /** HOCON would take a bare number for milliseconds, which nobody means. */
    private static Duration duration(Config holder, String text) {
        Duration duration = holder.getDuration("value");
        if (duration.isNegative()
                || Character.isDigit(text.strip().charAt(text.strip().length() - 1))) {
            throw new IllegalArgumentException("no unit, or less than nothing");
        }
        return duration;
    }

    private static Path path(String text) {
        if (text.isBlank()) {
            throw new InvalidPathException(text, "blank");
        }
        return Path.of(text);
    }

    private static List<String> constants(Class<?> type) {
        return Arrays.stream(type.getEnumConstants())
                .map(constant -> Keys.of((Enum<?>) constant))
                .collect(Collectors.toList());
    }
}
