package dev.rialto.api.plug;

import dev.rialto.api.operation.Failure;

/** How a plug stands; set by the host alone. */
public sealed interface PlugStatus {

    record Connecting() implements PlugStatus {}

    record Online() implements PlugStatus {}

    /** Not connected; will be tried again. */
    record Offline(Failure cause) implements PlugStatus {}

    /** Not connected, and trying again is unlikely to help before somebody acts: a wrong password. Still tried, rarely. */
    record Failed(Failure cause) implements PlugStatus {}

    /** Switched off by the config. */
    record Disabled() implements PlugStatus {}
}
