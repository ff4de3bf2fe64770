package dev.rialto.api.hook;

import java.util.List;
import java.util.Optional;

/**
 * Channels that a hook joins, under one label. With a {@code plug} it is a channel of that virtual plug too:
 * {@code plug:label}, or the bare label where no other name is so called.
 *
 * @param hook the config's name of the hook
 * @param title what people are to read
 * @param members names of channels as the config has them; a channel is in one conversation only
 * @param path where in the hook's section the members are listed, for errors
 */
public record Conversation(
        String hook, String label, String title, Optional<String> plug, List<String> members, String path) {
    public Conversation {
        members = List.copyOf(members);
    }
}
