package dev.rialto.core.config;

import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigList;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueType;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One place in the config: the value that is there, and what was written before variables were put in. Only what was
 * written has the line of a value that the environment gave or left out.
 */
final class Node {
    private static final Pattern SUBSTITUTION = Pattern.compile("\\$\\{\\??([A-Za-z_][A-Za-z0-9_]*)}");

    private final Map<String, Integer> order;
    private final String path;
    private final Optional<ConfigValue> value;
    private final Optional<ConfigValue> written;
    private final Origin origin;

    private Node(
            Map<String, Integer> order,
            String path,
            Optional<ConfigValue> value,
            Optional<ConfigValue> written,
            Origin origin) {
        this.order = order;
        this.path = path;
        this.value = value;
        this.written = written;
        this.origin = origin;
    }

    /**
     * The config as a whole.
     *
     * @param order the place of each path in the file: HOCON's own objects have none
     */
    static Node root(ConfigObject value, ConfigObject written, Map<String, Integer> order, String file) {
        return new Node(order, "", Optional.of(value), Optional.of(written), new Origin(file, 0));
    }

    String path() {
        return path;
    }

    Origin origin() {
        return origin;
    }

    /** The value; empty where there is none, for {@code null}, and for a variable that was left out. */
    Optional<ConfigValue> value() {
        return value.filter(Node::there);
    }

    private static boolean there(ConfigValue value) {
        try {
            return value.valueType() != ConfigValueType.NULL;
        } catch (ConfigException.NotResolved leftOut) {
            return false;
        }
    }

    boolean is(ConfigValueType type) {
        return value().filter(present -> present.valueType() == type).isPresent();
    }

    /** A text, number or boolean as it was written. */
    Optional<String> text() {
        return value().filter(present -> !is(ConfigValueType.OBJECT) && !is(ConfigValueType.LIST))
                .map(present -> present.atKey("value").getString("value"));
    }

    /** Whether any of the value is from the environment, and so must not be shown. */
    boolean fromEnvironment() {
        return value.filter(present -> present.origin().description().contains(ConfigSource.VARIABLE))
                .isPresent();
    }

    /** The variable without which there is no value here. */
    Optional<String> unsetVariable() {
        if (value().isPresent() || written.isEmpty()) {
            return Optional.empty();
        }
        Matcher substitution = SUBSTITUTION.matcher(written.get().render());
        return substitution.find() ? Optional.of(substitution.group(1)) : Optional.empty();
    }

    /** The keys of a section in the order of the file; those without a value because of an unset variable too. */
    Set<String> keys() {
        Set<String> keys = new TreeSet<>(
                Comparator.<String>comparingInt(key -> order.getOrDefault(Keys.child(path, key), Integer.MAX_VALUE))
                        .thenComparing(Comparator.naturalOrder()));
        value.ifPresent(present -> keys.addAll(keysOf(present)));
        written.ifPresent(present -> keys.addAll(keysOf(present)));
        return new LinkedHashSet<>(keys);
    }

    Node child(String key) {
        return at(
                Keys.child(path, key),
                value.flatMap(present -> childOf(present, key)),
                written.flatMap(present -> childOf(present, key)));
    }

    /** The elements of a list. */
    List<Node> elements() {
        List<ConfigValue> values = listOf(value);
        List<ConfigValue> texts = listOf(written);
        return java.util.stream.IntStream.range(0, values.size())
                .mapToObj(i -> at(
                        Keys.element(path, i),
                        Optional.of(values.get(i)),
                        texts.size() == values.size() ? Optional.of(texts.get(i)) : Optional.empty()))
                .toList();
    }

    /** The same place with values for the keys that are not there. */
    Node withDefaults(ConfigObject defaults) {
        Optional<ConfigValue> filled = value.isEmpty()
                ? Optional.of(defaults)
                : value.map(
                        present -> present instanceof ConfigObject object ? object.withFallback(defaults) : present);
        return new Node(order, path, filled, written, origin);
    }

    /** The lines of all keys below, by their paths from here. */
    Map<String, Origin> lines() {
        Map<String, Origin> lines = new HashMap<>();
        collect("", lines);
        return lines;
    }

    private void collect(String inside, Map<String, Origin> lines) {
        if (!inside.isEmpty()) {
            lines.put(inside, origin);
        }
        for (String key : keys()) {
            child(key).collect(inside.isEmpty() ? key : inside + "." + key, lines);
        }
        List<Node> elements = elements();
        for (int i = 0; i < elements.size(); i++) {
            elements.get(i).collect(Keys.element(inside, i), lines);
        }
    }

    private Node at(String childPath, Optional<ConfigValue> childValue, Optional<ConfigValue> childWritten) {
        Origin at = childWritten
                .flatMap(Node::line)
                .or(() -> childValue.flatMap(Node::line))
                .orElse(origin);
        return new Node(order, childPath, childValue, childWritten, at);
    }

    /** Defaults and variables are in no file of the user's. */
    private static Optional<Origin> line(ConfigValue value) {
        return Optional.ofNullable(value.origin().filename())
                .map(file -> new Origin(file, Math.max(0, value.origin().lineNumber())));
    }

    private static Set<String> keysOf(ConfigValue value) {
        try {
            return value instanceof ConfigObject object ? object.keySet() : Set.of();
        } catch (ConfigException.NotResolved mergedWithSubstitution) {
            return Set.of();
        }
    }

    private static Optional<ConfigValue> childOf(ConfigValue value, String key) {
        try {
            return value instanceof ConfigObject object ? Optional.ofNullable(object.get(key)) : Optional.empty();
        } catch (ConfigException.NotResolved mergedWithSubstitution) {
            return Optional.empty();
        }
    }

    private static List<ConfigValue> listOf(Optional<ConfigValue> value) {
        return value.isPresent() && value.get() instanceof ConfigList list ? List.copyOf(list) : List.of();
    }
}
