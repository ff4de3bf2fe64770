package dev.rialto.api.plug;

import java.util.Map;
import java.util.Set;

/** Makes short texts of configured patterns such as <code>{{ user }} ({{ network }})</code>. */
public interface Templates {

    /**
     * Reads a pattern once, for many uses.
     *
     * @param path the setting it comes from, for the error
     * @param variables all that it may name
     * @throws SettingsException when it cannot be read, or names an unknown variable
     */
    Template compile(String path, String pattern, Set<String> variables);

    /** A pattern that has been read. Safe for many threads. */
    interface Template {

        /** The text; a variable without a value in {@code values} counts as undefined, for <code>default(…)</code>. */
        String render(Map<String, Object> values);
    }
}
