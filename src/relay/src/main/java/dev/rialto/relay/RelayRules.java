package dev.rialto.relay;

import dev.rialto.api.hook.Relay;
import java.time.Duration;

/**
 * What a hook relays, whoever it comes from.
 *
 * @param hook the config's name of the hook
 * @param unknownEdits whether an edit of a message nobody knows is sent as a message
 * @param reactions whether copies show how people react
 * @param hold how long a message waits before it is sent
 */
public record RelayRules(
        String hook,
        boolean edits,
        boolean deletes,
        boolean unknownEdits,
        boolean reactions,
        Relay.Quoting quoting,
        Duration hold) {}
