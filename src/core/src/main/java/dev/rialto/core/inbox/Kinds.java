package dev.rialto.core.inbox;

import dev.rialto.api.event.Deleted;
import dev.rialto.api.event.Edited;
import dev.rialto.api.event.Event;
import dev.rialto.api.event.Invoked;
import dev.rialto.api.event.Joined;
import dev.rialto.api.event.Left;
import dev.rialto.api.event.Moved;
import dev.rialto.api.event.Pinned;
import dev.rialto.api.event.Posted;
import dev.rialto.api.event.Reacted;
import dev.rialto.api.event.Renamed;
import dev.rialto.api.event.StatusChanged;

/** The words under which keys of events are kept: one key may be used once for each. */
final class Kinds {
    private Kinds() {}

    static String of(Event event) {
        return switch (event) {
            case Posted _ -> "posted";
            case Edited _ -> "edited";
            case Deleted _ -> "deleted";
            case Reacted _ -> "reacted";
            case Joined _ -> "joined";
            case Left _ -> "left";
            case Renamed _ -> "renamed";
            case Pinned _ -> "pinned";
            case Moved _ -> "moved";
            case Invoked _ -> "invoked";
            case StatusChanged _ -> "status";
        };
    }
}
