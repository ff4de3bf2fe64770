package dev.rialto.core.config;

import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigParseOptions;
import com.typesafe.config.ConfigResolveOptions;
import dev.rialto.api.hook.HookFactory;
import dev.rialto.api.plug.PlugFactory;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The {@code reference.conf} in the package of a factory: the defaults of its sections, and the documentation of the
 * keys.
 */
public final class ReferenceConf {
    private final String text;
    private final ConfigObject defaults;

    private ReferenceConf(String text, ConfigObject defaults) {
        this.text = text;
        this.defaults = defaults;
    }

    /** That of the package of {@code owner}; an empty one where there is none. */
    static ReferenceConf of(Class<?> owner) {
        try (InputStream resource = owner.getResourceAsStream("reference.conf")) {
            String text = resource == null ? "" : new String(resource.readAllBytes(), StandardCharsets.UTF_8);
            return new ReferenceConf(
                    text,
                    ConfigFactory.parseString(
                                    text,
                                    ConfigParseOptions.defaults()
                                            .setOriginDescription("defaults of " + owner.getName()))
                            .resolve(ConfigResolveOptions.noSystem())
                            .root());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (com.typesafe.config.ConfigException e) {
            throw new IllegalArgumentException("reference.conf of " + owner.getName() + ": " + e.getMessage(), e);
        }
    }

    ConfigObject defaults() {
        return defaults;
    }

    /**
     * What is wrong between a factory's records and its {@code reference.conf}: a key that no component has, a
     * default of the wrong type, a component of which the file says nothing, a key that is the host's own.
     *
     * @return one line each; empty when all is well
     */
    public static List<String> problems(PlugFactory<?, ?> factory) {
        List<String> problems = problems(factory.getClass(), factory.settings(), List.of(factory.channel()));
        problems.addAll(reserved(factory.settings(), Sections.EachPlug.class));
        problems.addAll(reserved(factory.channel(), Sections.EachChannel.class));
        return problems;
    }

    /** The same for a hook. */
    public static List<String> problems(HookFactory<?> factory) {
        List<String> problems = problems(factory.getClass(), factory.settings(), List.of());
        problems.addAll(reserved(factory.settings(), Sections.EachHook.class));
        return problems;
    }

    private static List<String> reserved(Class<? extends Record> own, Class<? extends Record> host) {
        return Keys.of(own).stream()
                .filter(Keys.of(host)::contains)
                .map(key -> own.getSimpleName() + ": the key " + key + " is the host's")
                .toList();
    }

    /**
     * The same of records that no factory hands out; without the host's own keys.
     *
     * @param settings the record whose defaults these are
     * @param others further records whose keys the file has to speak of
     */
    public static List<String> problems(
            Class<?> factory, Class<? extends Record> settings, List<Class<? extends Record>> others) {
        ReferenceConf reference = of(factory);
        Problems found = new Problems();
        Node node = Node.root(reference.defaults, reference.defaults, Map.of(), "reference.conf");
        new RecordBinder(Map.of(), found, Optional.empty()).bind(settings, node, Set.of());
        List<String> problems = new ArrayList<>(found.list().stream()
                .filter(problem -> !problem.problem().startsWith(RecordBinder.MISSING))
                .map(ConfigProblem::toString)
                .toList());
        Set<Class<? extends Record>> records = new LinkedHashSet<>();
        gather(settings, records);
        others.forEach(type -> gather(type, records));
        for (Class<? extends Record> type : records) {
            for (String key : Keys.of(type)) {
                if (!reference.speaksOf(key)) {
                    problems.add("reference.conf: nothing is said of " + key + " (" + type.getSimpleName() + ")");
                }
            }
        }
        return problems;
    }

    private boolean speaksOf(String key) {
        return Pattern.compile("(?<![\\w-])" + Pattern.quote(key) + "(?![\\w-])")
                .matcher(text)
                .find();
    }

    /** A record and all that its components are made of. */
    private static void gather(Type type, Set<Class<? extends Record>> into) {
        if (type instanceof ParameterizedType generic) {
            for (Type argument : generic.getActualTypeArguments()) {
                gather(argument, into);
            }
        } else if (type instanceof Class<?> plain && plain.isRecord() && !ScalarReader.reads(plain)) {
            Class<? extends Record> section = plain.asSubclass(Record.class);
            if (!RecordBinder.isText(section) && into.add(section)) {
                for (RecordComponent component : section.getRecordComponents()) {
                    gather(component.getGenericType(), into);
                }
            }
        }
    }
}
