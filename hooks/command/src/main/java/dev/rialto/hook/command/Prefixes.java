package dev.rialto.hook.command;

import dev.rialto.api.hook.Channel;
import dev.rialto.api.hook.Directory;
import java.util.List;
import java.util.stream.Stream;

/**
 * What commands begin with.
 *
 * @param configured what the config says, in every channel
 */
record Prefixes(List<String> configured, Directory directory) {

    /** What counts in a channel: the custom of its network too. */
    List<String> in(Channel channel) {
        return Stream.concat(configured.stream(), directory.commandPrefix(channel.plug()).stream())
                .toList();
    }

    /** The one that is shown where a command is explained. */
    String shown() {
        return configured.getFirst();
    }
}
