package dev.rialto.api.hook;

import dev.rialto.api.message.User;
import java.util.List;

/**
 * A command as somebody typed it.
 *
 * @param by who, with an id
 * @param channel where
 * @param arguments split as the command's parameters say
 */
public record Invocation(User by, Channel channel, List<String> arguments) {
    public Invocation {
        arguments = List.copyOf(arguments);
    }
}
