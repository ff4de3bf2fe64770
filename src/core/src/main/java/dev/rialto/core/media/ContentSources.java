package dev.rialto.core.media;

import dev.rialto.api.message.NetworkId;
import dev.rialto.api.plug.Role;
import java.util.Optional;

/** Finds who can open the content of a network, while it is connected. Any thread. */
@FunctionalInterface
public interface ContentSources {
    Optional<Role.ContentSource> of(NetworkId network);
}
