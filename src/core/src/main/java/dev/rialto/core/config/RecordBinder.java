package dev.rialto.core.config;

import com.typesafe.config.ConfigValueType;
import dev.rialto.api.plug.SettingsException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Makes a record of a section: each component has the value of the key of its name in kebab-case, or of its {@code
 * @Key}.
 *
 * <p>A component can be a text, number, boolean, {@code Duration}, {@code DataSize}, {@code Path}, {@code URI},
 * {@code Secret}, an enum (its constants in kebab-case), another record, and an {@code Optional}, {@code List},
 * {@code Set} or {@code Map} by name of these; maps and sets keep the order of the file. A key that is not there is
 * an error but for {@code Optional} and for collections, which are empty then; a nested record is bound all the
 * same, so that its own keys decide.
 *
 * <p>A type with a {@code public static} method {@code parse(String)} that returns it may also be written as one
 * text: so a setting can be a word or a section. {@code off} is an {@code Optional} record that is not there.
 *
 * <p>A record refuses a value in its constructor, and a {@code parse} in itself, with {@link
 * IllegalArgumentException}. A message that begins with one of the record's keys is shown at the line of that key.
 */
final class RecordBinder {
    /** How the problem of a required key begins that is not there. */
    static final String MISSING = "is missing";

    private final ScalarReader scalars;
    private final SecretReader secrets;
    private final Problems problems;

    /**
     * @param environment for {@code CREDENTIALS_DIRECTORY}
     * @param unseen see {@link SecretReader}
     */
    RecordBinder(Map<String, String> environment, Problems problems, Optional<Problems> unseen) {
        this.scalars = new ScalarReader(problems);
        this.secrets = new SecretReader(environment, problems, unseen);
        this.problems = problems;
    }

    /**
     * The record; empty when there were problems, which are told then.
     *
     * @param common keys that the section may have besides those of the record
     */
    <R extends Record> Optional<R> bind(Class<R> type, Node section, Set<String> common) {
        return record(type, section, common).map(type::cast);
    }

    /** A list of texts; empty when there were problems, which are told then. */
    Optional<List<String>> texts(Node node) {
        return collection(String.class, List.class, node)
                .map(read -> ((List<?>) read).stream().map(String.class::cast).toList());
    }

    /** One text; empty when there was a problem, which is told then. */
    Optional<String> text(Node node) {
        return scalars.text(node);
    }

    /** Whether a record is mostly written as one text: its components are no keys then that people need to know. */
    static boolean isText(Class<? extends Record> type) {
        return parser(type).isPresent();
    }

    /** One value of a type that a component can have. */
    private Optional<Object> value(Type type, Node node) {
        Class<?> raw = rawClass(type);
        if (raw == Optional.class || raw == OptionalInt.class || raw == OptionalLong.class) {
            return optional(type, raw, node);
        }
        if (raw == List.class || raw == Set.class) {
            return collection(argument(type, 0), raw, node);
        }
        if (raw == Map.class) {
            return map(argument(type, 1), node);
        }
        Optional<Method> parse = parser(raw);
        boolean section = raw.isRecord() && !ScalarReader.reads(raw);
        if (section && (parse.isEmpty() || node.is(ConfigValueType.OBJECT))) {
            return record(raw.asSubclass(Record.class), node, Set.of());
        }
        if (node.value().isEmpty()) {
            problems.add(node, missing(raw, node));
            return Optional.empty();
        }
        if (raw == dev.rialto.api.plug.Secret.class) {
            return secrets.read(node).map(Object.class::cast);
        }
        if (parse.isPresent()) {
            return scalars.text(node).flatMap(text -> invoke(parse.get(), text, node));
        }
        return scalars.read(raw, node);
    }

    private static String missing(Class<?> type, Node node) {
        return node.unsetVariable()
                .map(variable -> MISSING + ": the environment has no variable " + variable)
                .orElseGet(() -> MISSING + "; expected " + ScalarReader.expected(type));
    }

    private Optional<Object> optional(Type type, Class<?> raw, Node node) {
        if (raw != Optional.class) {
            Class<?> number = raw == OptionalInt.class ? int.class : long.class;
            if (node.value().isEmpty()) {
                return Optional.of(raw == OptionalInt.class ? OptionalInt.empty() : OptionalLong.empty());
            }
            return scalars.read(number, node)
                    .map(read -> read instanceof Integer small ? OptionalInt.of(small) : OptionalLong.of((Long) read));
        }
        Type inner = argument(type, 0);
        boolean off =
                rawClass(inner).isRecord() && node.text().filter("off"::equals).isPresent();
        if (node.value().isEmpty() || off) {
            return Optional.of(Optional.empty());
        }
        return value(inner, node).map(Optional::of);
    }

    private Optional<Object> collection(Type of, Class<?> raw, Node node) {
        if (node.value().isPresent() && !node.is(ConfigValueType.LIST)) {
            problems.add(node, "expected a list in brackets, such as [ a, b ]");
            return Optional.empty();
        }
        List<Object> read = new ArrayList<>();
        boolean complete = true;
        for (Node element : node.elements()) {
            Optional<Object> value = value(of, element);
            value.ifPresent(read::add);
            complete &= value.isPresent();
        }
        if (!complete) {
            return Optional.empty();
        }
        return Optional.of(
                raw == List.class ? List.copyOf(read) : Collections.unmodifiableSet(new LinkedHashSet<>(read)));
    }

    private Optional<Object> map(Type values, Node node) {
        if (node.value().isPresent() && !node.is(ConfigValueType.OBJECT)) {
            problems.add(node, "expected a section in braces, such as { name = … }");
            return Optional.empty();
        }
        Map<String, Object> read = new LinkedHashMap<>();
        boolean complete = true;
        for (String key : node.keys()) {
            Optional<Object> value = value(values, node.child(key));
            value.ifPresent(bound -> read.put(key, bound));
            complete &= value.isPresent();
        }
        return complete ? Optional.of(Collections.unmodifiableMap(read)) : Optional.empty();
    }

    private Optional<Object> record(Class<? extends Record> type, Node node, Set<String> common) {
        if (node.value().isPresent() && !node.is(ConfigValueType.OBJECT)) {
            problems.add(node, "expected a section in braces, with " + String.join(", ", Keys.of(type)));
            return Optional.empty();
        }
        boolean complete = onlyKnownKeys(type, node, common);
        RecordComponent[] components = type.getRecordComponents();
        Object[] values = new Object[components.length];
        for (int i = 0; i < components.length; i++) {
            Node child = node.child(Keys.of(components[i]));
            Optional<Object> value = value(components[i].getGenericType(), child);
            complete &= value.isPresent();
            if (value.isPresent()) {
                values[i] = value.get();
            }
        }
        return complete ? construct(type, components, values, node) : Optional.empty();
    }

    private boolean onlyKnownKeys(Class<? extends Record> type, Node node, Set<String> common) {
        Set<String> known = new LinkedHashSet<>(Keys.of(type));
        known.addAll(common);
        boolean only = true;
        for (String key : node.keys()) {
            if (!known.contains(key)) {
                problems.unknown(node.child(key), "unknown key", key, known);
                only = false;
            }
        }
        return only;
    }

    private Optional<Object> construct(
            Class<? extends Record> type, RecordComponent[] components, Object[] values, Node node) {
        Class<?>[] parameters =
                Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        try {
            var constructor = type.getDeclaredConstructor(parameters);
            constructor.setAccessible(true);
            return Optional.of(constructor.newInstance(values));
        } catch (InvocationTargetException e) {
            refused(e.getTargetException(), type, node);
            return Optional.empty();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("cannot make " + type.getName(), e);
        }
    }

    private Optional<Object> invoke(Method parse, String text, Node node) {
        try {
            parse.setAccessible(true);
            return Optional.of(parse.invoke(null, text));
        } catch (InvocationTargetException e) {
            refused(e.getTargetException(), parse.getDeclaringClass(), node);
            return Optional.empty();
        } catch (IllegalAccessException e) {
            throw new IllegalStateException("cannot call " + parse, e);
        }
    }

    /** What the record said of its values, at the key that it speaks of. */
    private void refused(Throwable cause, Class<?> type, Node node) {
        String message = String.valueOf(cause.getMessage());
        if (cause instanceof SettingsException inside) {
            Node at = node;
            for (String key : inside.path().isEmpty()
                    ? List.<String>of()
                    // A key that is blank is one too.
                    : List.of(inside.path().split("\\.", -1))) {
                at = at.child(key);
            }
            problems.add(at, message);
        } else if (cause instanceof IllegalArgumentException) {
            Optional<String> key = type.isRecord()
                    ? Keys.of(type.asSubclass(Record.class)).stream()
                            .filter(name -> message.startsWith(name + " "))
                            .findFirst()
                    : Optional.empty();
            key.ifPresentOrElse(
                    name -> problems.add(node.child(name), message.substring(name.length() + 1)),
                    () -> problems.add(node, message));
        } else {
            throw new IllegalStateException(type.getName() + " failed on its values", cause);
        }
    }

    /** The method by which a type reads one text. */
    private static Optional<Method> parser(Class<?> type) {
        return Arrays.stream(type.getDeclaredMethods())
                .filter(method -> method.getName().equals("parse")
                        && Modifier.isStatic(method.getModifiers())
                        && Modifier.isPublic(method.getModifiers())
                        && method.getReturnType() == type
                        && Arrays.equals(method.getParameterTypes(), new Class<?>[] {String.class}))
                .findFirst()
                .filter(method -> !ScalarReader.reads(type));
    }

    private static Class<?> rawClass(Type type) {
        if (type instanceof Class<?> plain) {
            return plain;
        }
        if (type instanceof ParameterizedType generic && generic.getRawType() instanceof Class<?> plain) {
            return plain;
        }
        throw new IllegalStateException("a setting cannot be a " + type);
    }

    private static Type argument(Type type, int index) {
        if (type instanceof ParameterizedType generic) {
            return generic.getActualTypeArguments()[index];
        }
        throw new IllegalStateException("a setting needs to say what is in its " + type);
    }
}
