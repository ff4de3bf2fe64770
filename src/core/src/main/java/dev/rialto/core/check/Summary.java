package dev.rialto.core.check;

import dev.rialto.core.config.BridgeConfig;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** What a config makes, in a few lines. */
final class Summary {
    private static final int MOST_NAMES = 20;

    private final BridgeConfig config;

    Summary(BridgeConfig config) {
        this.config = config;
    }

    List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add(line(
                "plugs",
                config.plugs().values().stream()
                        .map(plug -> plug.name() + " (" + plug.factory().type() + off(plug.enabled()) + ")")
                        .toList()));
        lines.add(line("channels", config.channels().keySet()));
        lines.add(line("labels", config.labels().keySet()));
        lines.add(line("groups", config.groups().keySet()));
        lines.add(line("users", config.users().keySet()));
        lines.add(line(
                "hooks",
                config.hooks().values().stream()
                        .map(hook -> hook.name() + " (" + hook.factory().type() + off(hook.enabled()) + ")")
                        .toList()));
        lines.add(config.http()
                .map(http ->
                        "http: " + http.listen().host() + ":" + http.listen().port())
                .orElse("http: off"));
        return lines;
    }

    private static String off(boolean enabled) {
        return enabled ? "" : ", off";
    }

    private static String line(String kind, Collection<String> names) {
        if (names.isEmpty()) {
            return kind + ": none";
        }
        String first = String.join(", ", names.stream().limit(MOST_NAMES).toList());
        int more = names.size() - MOST_NAMES;
        return kind + ": " + first + (more > 0 ? " and " + more + " more" : "");
    }
}
