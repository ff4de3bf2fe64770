package dev.rialto.core.directory;

import dev.rialto.api.message.ChannelRef;
import dev.rialto.api.plug.Capabilities;
import dev.rialto.api.plug.PlugStatus;
import dev.rialto.api.plug.Role;
import java.util.Optional;

/** How plugs stand now, by their names in the config. The host's part of the directory; any thread. */
public interface PlugView {

    PlugStatus status(String plug);

    /** What a channel of the plug can show, while it is connected. */
    Optional<Capabilities> capabilities(String plug, ChannelRef channel);

    /** What the plug's network can be asked, while it is connected. */
    <R extends Role> Optional<R> role(String plug, Class<R> role);
}
