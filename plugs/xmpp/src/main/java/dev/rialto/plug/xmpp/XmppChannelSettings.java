package dev.rialto.plug.xmpp;

import dev.rialto.api.plug.Secret;
import java.util.Optional;

/**
 * The plug's own keys of one channel.
 *
 * @param id the room's address, such as {@code family@conference.example.org}
 * @param password of the room, where it has one
 * @param nick what the bridge is called here; else as everywhere
 */
public record XmppChannelSettings(String id, Optional<Secret> password, Optional<String> nick) {}
