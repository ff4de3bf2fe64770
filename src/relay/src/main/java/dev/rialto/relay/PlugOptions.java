package dev.rialto.relay;

import dev.rialto.api.hook.Directory;
import dev.rialto.api.plug.SettingsException;
import java.util.LinkedHashMap;
import java.util.Map;

/** The options of one section, by the plug that a message comes from. */
public final class PlugOptions {
    private final RelayOptions all;
    private final Map<String, RelayOptions> byPlug = new LinkedHashMap<>();

    private PlugOptions(RelayOptions all) {
        this.all = all;
    }

    /**
     * The options of a section with the keys {@code plugs}.
     *
     * @throws SettingsException when {@code plugs} names something that is no plug
     */
    public static PlugOptions of(RelayOptions all, Map<String, RelayOverrides> plugs, Directory directory) {
        PlugOptions options = new PlugOptions(all);
        plugs.forEach((plug, overrides) -> {
            if (!directory.plugs().contains(plug)) {
                throw new SettingsException(
                        "plugs." + plug,
                        "there is no plug " + plug + "; the plugs are " + String.join(", ", directory.plugs()));
            }
            options.byPlug.put(plug, overrides.over(all));
        });
        return options;
    }

    /** The options for what comes from a plug. */
    public RelayOptions of(String plug) {
        return byPlug.getOrDefault(plug, all);
    }

    RelayOptions all() {
        return all;
    }

    /** Those that differ, by the name of the plug. */
    Map<String, RelayOptions> byPlug() {
        return byPlug;
    }
}
