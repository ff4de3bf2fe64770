package dev.rialto.api.event;

import dev.rialto.api.message.User;
import java.util.List;

/**
 * Somebody used a control of the network itself: a slash command, a button.
 *
 * @param command its name
 * @param arguments as the network split them
 */
public record Invoked(Occurrence occurrence, User by, String command, List<String> arguments) implements Event {
    public Invoked {
        arguments = List.copyOf(arguments);
    }
}
