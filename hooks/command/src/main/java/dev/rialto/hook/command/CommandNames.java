package dev.rialto.hook.command;

import dev.rialto.api.plug.SettingsException;
import java.util.Collection;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** The names that a config gives to commands of its own: each can be typed, and means one thing. */
final class CommandNames {

    /** All that is built in, here or in another hook, whether it is in use or not: a config stays right when it is. */
    private static final Set<String> BUILT_IN = Set.of(
            "confirm",
            "help",
            "hooks",
            "link",
            "mute",
            "outbox",
            "plugs",
            "reload",
            "send",
            "status",
            "sync-list",
            "sync-members",
            "unlink",
            "unmute",
            "who",
            "whois");

    private static final Pattern WORD = Pattern.compile("\\w[\\w-]*", Pattern.UNICODE_CHARACTER_CLASS);

    private final Map<String, String> paths = new HashMap<>();

    /**
     * Takes the names of one setting.
     *
     * @throws SettingsException for a name that cannot be, or that is there already
     */
    CommandNames add(String setting, Collection<String> names) {
        names.forEach(name -> add(setting + "." + name, name));
        return this;
    }

    private void add(String path, String name) {
        if (!WORD.matcher(name).matches()) {
            throw new SettingsException(path, "is no name that can be typed: letters, digits, - and _ are");
        }
        // Telegram's menu has an underscore for a hyphen.
        String typed = name.toLowerCase(Locale.ROOT).replace('_', '-');
        if (BUILT_IN.contains(typed)) {
            throw new SettingsException(path, "is the name of a built-in command; choose another");
        }
        String other = paths.putIfAbsent(typed, path);
        if (other != null) {
            throw new SettingsException(
                    path, "is the same name as " + other + ", upper and lower case being one, and _ and - too");
        }
    }
}
