package dev.rialto.plug.telegram;

import java.util.List;
import java.util.OptionalInt;
import org.telegram.telegrambots.meta.api.objects.Update;

/**
 * One answer to {@code getUpdates}.
 *
 * @param readable in their order
 * @param unreadable those that the library could not read
 * @param count how many there were
 * @param next what the next request takes as {@code offset}; empty when nothing told an id
 */
record Updates(List<Update> readable, List<Unreadable> unreadable, int count, OptionalInt next) {

    Updates {
        readable = List.copyOf(readable);
        unreadable = List.copyOf(unreadable);
    }

    /**
     * An update that was left out.
     *
     * @param id its {@code update_id}, where that could be read
     * @param reason without anything of its content
     */
    record Unreadable(OptionalInt id, String reason) {}
}
