package dev.rialto.core.config;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the text of a config tells and HOCON's parser forgets: the order of the keys, and what is written twice.
 * (HOCON merges two sections of one name without a word; here that is mostly a name that was copied by mistake.)
 *
 * <p>Reads the structure only. The parser says what is malformed; of such a text this takes what it can.
 */
final class SourceScan {
    /** Sections whose entries have names. */
    private static final Set<String> NAMED = Set.of("plugs", "channels", "labels", "groups", "users", "hooks");

    private static final Pattern INCLUDE =
            Pattern.compile("include\\s+(?:required\\(\\s*)?(?:(file|url|classpath)\\(\\s*)?\"([^\"\\n]*)\".*");
    private static final int DEEPEST_INCLUDE = 20;

    /** Of sections and lists within each other; the parser's stack would end at some thousands. */
    private static final int DEEPEST_NESTING = 100;

    private final Map<String, Integer> order = new HashMap<>();
    private final List<ConfigProblem> problems = new ArrayList<>();
    private Optional<Origin> unclosed = Optional.empty();

    private SourceScan() {}

    /**
     * Reads a file and all that it includes.
     *
     * @throws ConfigException when one of them is no text that could be a config
     */
    static SourceScan of(Path file) throws ConfigException {
        SourceScan scan = new SourceScan();
        scan.file(file, List.of(), 0);
        return scan;
    }

    /** The place of each path in the reading order, from 0. */
    Map<String, Integer> order() {
        return order;
    }

    List<ConfigProblem> problems() {
        return problems;
    }

    /** The innermost brace or bracket that is open where a file ends. */
    Optional<Origin> unclosed() {
        return unclosed;
    }

    private void file(Path file, List<String> prefix, int depth) throws ConfigException {
        new Reader(file, ConfigText.read(file), depth).object(prefix, Optional.empty());
    }

    /** Walks through one file. */
    private final class Reader {
        private final Path file;
        private final String text;
        private final int depth;
        private final Map<String, Origin> names = new HashMap<>();
        private int at;
        private int line = 1;
        private int nesting;

        private Reader(Path file, String text, int depth) {
            this.file = file;
            this.text = text;
            this.depth = depth;
        }

        /** The inside of a pair of braces, or a whole file. */
        private void object(List<String> prefix, Optional<Origin> opened) throws ConfigException {
            Map<List<String>, Origin> keys = new LinkedHashMap<>();
            boolean root = opened.isEmpty();
            while (true) {
                blank(true);
                if (end()) {
                    unclosed = unclosed.or(() -> opened);
                    return;
                }
                if (peek('}')) {
                    step();
                    return;
                }
                if (peek('{') && root) {
                    // A file may have braces of its own around everything.
                    nested(prefix);
                } else if (!include(prefix)) {
                    entry(prefix, keys);
                }
            }
        }

        private void entry(List<String> prefix, Map<List<String>, Origin> keys) throws ConfigException {
            Origin origin = here();
            int before = at;
            List<String> key = key();
            boolean appended = text.startsWith("+=", at);
            if (appended) {
                step();
            }
            if (peek('=') || peek(':')) {
                step();
            }
            blank(false);
            boolean overridden = appended || text.startsWith("${", at);
            List<String> path = new ArrayList<>(prefix);
            path.addAll(key);
            notTooDeep(path.size(), origin);
            if (!overridden && !key.isEmpty()) {
                once(path, key, origin, keys);
            }
            order.putIfAbsent(render(path), order.size());
            value(path);
            if (at == before) {
                step();
            }
        }

        /** A later value is meant where it is a variable that need not be set; else it is a mistake. */
        private void once(List<String> path, List<String> key, Origin origin, Map<List<String>, Origin> keys) {
            String name = render(path);
            if (path.size() == 2 && NAMED.contains(path.getFirst())) {
                Origin first = names.putIfAbsent(name, origin);
                if (first != null) {
                    problem(origin, name, "this name is used twice; first at " + first);
                }
            } else if (path.size() > 1 || !peek('{')) {
                Origin first = keys.putIfAbsent(key, origin);
                if (first != null) {
                    problem(origin, name, "this key is written twice; first at " + first);
                }
            }
        }

        private void value(List<String> path) throws ConfigException {
            while (!end() && "\n,}]#".indexOf(text.charAt(at)) < 0 && !text.startsWith("//", at)) {
                if (peek('{') || peek('[')) {
                    nested(path);
                } else if (peek('"')) {
                    quoted();
                } else if (text.startsWith("${", at)) {
                    while (!end() && !peek('}')) {
                        step();
                    }
                    step();
                } else {
                    step();
                }
            }
        }

        private void nested(List<String> path) throws ConfigException {
            Origin opened = here();
            nesting++;
            notTooDeep(nesting, opened);
            if (peek('[')) {
                list(path);
            } else {
                step();
                object(path, Optional.of(opened));
            }
            nesting--;
        }

        private static void notTooDeep(int levels, Origin origin) throws ConfigException {
            if (levels > DEEPEST_NESTING) {
                throw new ConfigException(List.of(new ConfigProblem(
                        origin, "", "more than " + DEEPEST_NESTING + " sections within each other", Optional.empty())));
            }
        }

        private void list(List<String> path) throws ConfigException {
            Origin bracket = here();
            step();
            for (int i = 0; ; i++) {
                blank(true);
                if (end()) {
                    unclosed = unclosed.or(() -> Optional.of(bracket));
                    return;
                }
                if (peek(']')) {
                    step();
                    return;
                }
                List<String> element = new ArrayList<>(path);
                element.set(element.size() - 1, Keys.element(element.getLast(), i));
                int before = at;
                value(element);
                if (at == before) {
                    step();
                }
            }
        }

        /** A key or path before its separator. */
        private List<String> key() {
            List<String> path = new ArrayList<>();
            StringBuilder element = new StringBuilder();
            boolean quoted = false;
            while (!end() && "=:{}\n,".indexOf(text.charAt(at)) < 0 && !text.startsWith("+=", at)) {
                if (peek('"')) {
                    element.append(quoted());
                    quoted = true;
                } else if (peek('.')) {
                    path.add(element.toString().strip());
                    element.setLength(0);
                    step();
                } else {
                    if (!quoted || !Character.isWhitespace(text.charAt(at))) {
                        element.append(text.charAt(at));
                    }
                    step();
                }
            }
            path.add(element.toString().strip());
            return path;
        }

        /** Goes past a quoted string and gives its inside. */
        private String quoted() {
            String mark = text.startsWith("\"\"\"", at) ? "\"\"\"" : "\"";
            step(mark.length());
            int start = at;
            while (!end() && !text.startsWith(mark, at)) {
                step(mark.length() == 1 && peek('\\') ? 2 : 1);
            }
            String inside = text.substring(start, at);
            step(mark.length());
            return inside;
        }

        private boolean include(List<String> prefix) throws ConfigException {
            int stop = text.indexOf('\n', at);
            Matcher include = INCLUDE.matcher(text.substring(at, stop < 0 ? text.length() : stop));
            if (!include.matches()) {
                return false;
            }
            Origin origin = here();
            String what = include.group(2);
            Path beside = include.group(1) == null ? file.resolveSibling(what) : Path.of(what);
            Path target = Files.isRegularFile(beside) ? beside : Path.of(beside + ".conf");
            if (include.group(1) != null && !include.group(1).equals("file")) {
                problem(origin, "", "only files can be included");
            } else if (!Files.isRegularFile(target)) {
                problem(origin, "", "the included file " + beside + " is not there");
            } else if (depth < DEEPEST_INCLUDE) {
                SourceScan.this.file(target, prefix, depth + 1);
            }
            step(stop < 0 ? text.length() - at : stop - at);
            return true;
        }

        /** Goes past white space and comments. */
        private void blank(boolean commas) {
            while (!end()) {
                if (peek('#') || text.startsWith("//", at)) {
                    while (!end() && !peek('\n')) {
                        step();
                    }
                } else if (Character.isWhitespace(text.charAt(at)) || peek('\uFEFF') || (commas && peek(','))) {
                    step();
                } else {
                    return;
                }
            }
        }

        private void problem(Origin origin, String path, String what) {
            problems.add(new ConfigProblem(origin, path, what, Optional.empty()));
        }

        private String render(List<String> path) {
            String rendered = "";
            for (String key : path) {
                int bracket = key.endsWith("]") ? key.indexOf('[') : -1;
                rendered = bracket < 0
                        ? Keys.child(rendered, key)
                        : Keys.child(rendered, key.substring(0, bracket)) + key.substring(bracket);
            }
            return rendered;
        }

        private Origin here() {
            return new Origin(file.toString(), line);
        }

        private boolean end() {
            return at >= text.length();
        }

        private boolean peek(char expected) {
            return !end() && text.charAt(at) == expected;
        }

        private void step() {
            step(1);
        }

        private void step(int count) {
            for (int i = 0; i < count && !end(); i++) {
                if (text.charAt(at) == '\n') {
                    line++;
                }
                at++;
            }
        }
    }
}
