package dev.rialto.plug.xmpp;

import dev.rialto.api.plug.Secret;
import java.util.Optional;

/**
 * What the config says of a room.
 *
 * @param configured whether it names the room at all; a room that it does not name is not created
 */
record RoomConfig(String nick, Optional<Secret> password, boolean configured) {}
