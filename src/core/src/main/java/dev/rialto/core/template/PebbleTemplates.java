package dev.rialto.core.template;

import dev.rialto.api.plug.SettingsException;
import dev.rialto.api.plug.Templates;
import io.pebbletemplates.pebble.PebbleEngine;
import io.pebbletemplates.pebble.error.PebbleException;
import io.pebbletemplates.pebble.extension.Extension;
import io.pebbletemplates.pebble.extension.ExtensionCustomizer;
import io.pebbletemplates.pebble.extension.Filter;
import io.pebbletemplates.pebble.extension.Function;
import io.pebbletemplates.pebble.loader.StringLoader;
import io.pebbletemplates.pebble.template.PebbleTemplate;
import io.pebbletemplates.pebble.template.PebbleTemplateImpl;
import io.pebbletemplates.pebble.tokenParser.IfTokenParser;
import io.pebbletemplates.pebble.tokenParser.TokenParser;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Patterns in the language of Pebble, of which only what makes a short text of other texts is there: variables,
 * {@code if}, and filters that cannot take long or grow large. No loops, macros, files, functions, attributes or
 * methods.
 */
public final class PebbleTemplates implements Templates {
    private static final int LONGEST_PATTERN = 10_000;
    private static final int LONGEST_TEXT = 1_000_000;

    /** Without {@code split} and {@code format}, with which a short pattern can work for hours. */
    private static final Set<String> FILTERS = Set.of(
            "abbreviate",
            "capitalize",
            "default",
            "first",
            "last",
            "length",
            "lower",
            "replace",
            "slice",
            "title",
            "trim",
            "upper",
            "urlencode");

    /** Made with the first pattern: a command that has none starts without it. */
    private static final class Engine {
        static final PebbleEngine PEBBLE = new PebbleEngine.Builder()
                .loader(new StringLoader())
                // What a name can be is checked when a pattern is read; a value that is missing later is no error.
                .strictVariables(false)
                // The texts are for chats, where & is no entity.
                .autoEscaping(false)
                .newLineTrimming(false)
                .cacheActive(false)
                .maxRenderedSize(LONGEST_TEXT)
                .methodAccessValidator((object, method) -> false)
                .registerExtensionCustomizer(Small::new)
                .build();
    }

    @Override
    public Template compile(String path, String pattern, Set<String> variables) {
        if (pattern.length() > LONGEST_PATTERN) {
            throw new SettingsException(path, "a pattern has at most " + LONGEST_PATTERN + " characters");
        }
        try {
            PebbleTemplate template = Engine.PEBBLE.getLiteralTemplate(pattern);
            Optional<String> problem = template instanceof PebbleTemplateImpl parsed
                    ? new PatternCheck(variables, FILTERS).problem(parsed.getRootNode())
                    : Optional.empty();
            if (problem.isPresent()) {
                throw new SettingsException(path, problem.get());
            }
            tryOut(path, template, variables);
            return values -> render(template, values);
        } catch (PebbleException e) {
            String message = e.getPebbleMessage();
            throw new SettingsException(
                    path, "is no pattern: " + (message.contains("type EOF") ? "its end is missing" : message));
        }
    }

    /** A filter that does not fit what it is given shows only when it is used, and then by any exception. */
    private static void tryOut(String path, PebbleTemplate template, Set<String> variables) {
        try {
            render(template, Map.of());
            render(template, variables.stream().collect(Collectors.toMap(name -> name, name -> name)));
        } catch (PebbleException e) {
            throw e;
        } catch (RuntimeException e) {
            throw new SettingsException(path, "is no pattern: one of its filters is given what it does not take");
        }
    }

    private static String render(PebbleTemplate template, Map<String, Object> values) {
        StringWriter text = new StringWriter();
        try {
            template.evaluate(text, new HashMap<>(values));
            return text.toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Leaves out of each extension what is not wanted. */
    private static final class Small extends ExtensionCustomizer {
        private Small(Extension whole) {
            super(whole);
        }

        @Override
        public Map<String, Filter> getFilters() {
            Map<String, Filter> filters = super.getFilters();
            return filters == null
                    ? Map.of()
                    : filters.entrySet().stream()
                            .filter(entry -> FILTERS.contains(entry.getKey()))
                            .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        }

        @Override
        public Map<String, Function> getFunctions() {
            return Map.of();
        }

        @Override
        public List<TokenParser> getTokenParsers() {
            List<TokenParser> parsers = super.getTokenParsers();
            return parsers == null
                    ? List.of()
                    : parsers.stream().filter(IfTokenParser.class::isInstance).toList();
        }
    }
}
