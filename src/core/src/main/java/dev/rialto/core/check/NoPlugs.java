package dev.rialto.core.check;

import dev.rialto.api.message.ChannelRef;
import dev.rialto.api.plug.Capabilities;
import dev.rialto.api.plug.PlugStatus;
import dev.rialto.api.plug.Role;
import dev.rialto.core.directory.PlugView;
import java.util.Optional;

/** Plugs that are never opened. */
record NoPlugs() implements PlugView {
    @Override
    public PlugStatus status(String plug) {
        return new PlugStatus.Disabled();
    }

    @Override
    public Optional<Capabilities> capabilities(String plug, ChannelRef channel) {
        return Optional.empty();
    }

    @Override
    public <R extends Role> Optional<R> role(String plug, Class<R> role) {
        return Optional.empty();
    }
}
