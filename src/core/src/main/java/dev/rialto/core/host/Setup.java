package dev.rialto.core.host;

import dev.rialto.api.message.NetworkId;
import dev.rialto.api.plug.Plug;
import dev.rialto.core.config.BridgeConfig;
import dev.rialto.core.config.PlugSection;
import dev.rialto.core.directory.HostDirectory;
import dev.rialto.core.inbox.HookStages;
import dev.rialto.core.render.AuthorStyle;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * All that the host makes of a config and that another one may take the place of while it runs, as one thing. What is the same
 * in two configs is the same object in both setups; what is another object has changed. Immutable.
 *
 * @param plugs by their names, those that are switched off too: what waits for their channels stays known
 */
public record Setup(
        BridgeConfig config, Map<String, Plug> plugs, HostDirectory directory, Hooks hooks, HookStages stages) {
    public Setup {
        plugs = Collections.unmodifiableMap(new LinkedHashMap<>(plugs));
    }

    /** The plugs that are to be connected. */
    Map<String, Plug> connected() {
        Map<String, Plug> connected = new LinkedHashMap<>(plugs);
        connected.keySet().removeIf(name -> !section(name).enabled());
        return connected;
    }

    /** How the copies of a network show their author. */
    public AuthorStyle style(NetworkId network) {
        return plugs.entrySet().stream()
                .filter(plug -> plug.getValue().network().equals(network))
                .findFirst()
                .flatMap(plug -> section(plug.getKey()).common().authorStyle())
                .map(style -> switch (style) {
                    case LINE -> AuthorStyle.LINE;
                    case INLINE -> AuthorStyle.INLINE;
                })
                .orElse(AuthorStyle.INLINE);
    }

    private PlugSection section(String plug) {
        return Objects.requireNonNull(config.plugs().get(plug));
    }
}
