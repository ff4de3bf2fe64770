package dev.rialto.core.directory;

import dev.rialto.api.plug.SettingsException;
import dev.rialto.core.config.Nearest;
import java.util.Collection;

/** What is said of a name that a config gives and nothing has. */
final class UnknownName {
    private UnknownName() {}

    /** The refusal, with the known name that comes nearest. */
    static SettingsException refused(String path, String kind, String name, Collection<String> known) {
        String hint = Nearest.to(name, known)
                .map(nearest -> "; did you mean \"" + nearest + "\"?")
                .orElse("");
        return new SettingsException(path, "there is no " + kind + " " + name + hint);
    }
}
