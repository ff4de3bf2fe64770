package dev.rialto.api.hook;

import dev.rialto.api.plug.Role.MenuEntry;
import java.util.List;
import java.util.Optional;

/** Something that deals with events; in one of three roles. */
public sealed interface Hook permits Interceptor, Router, Watcher {

    /** What people can have this hook do by typing in a chat; the command hook opens it to them. */
    default List<ChatCommand> commands() {
        return List.of();
    }

    /**
     * What people can type in a channel, for networks that show them a list of it. Asked for each channel of the config when its
     * plug has connected and when a reload has made other hooks, once all of them are made; answers from memory.
     *
     * @return empty of a hook that has no say in that: no list is touched on account of it, but one that was set before is
     *     taken away where no hook has a say in it any more
     */
    default Optional<List<MenuEntry>> menu(Channel channel) {
        return Optional.empty();
    }

    /**
     * Which accounts are one person, for the hooks that name this one by {@code identities = …}. Asked when each of them is made, which is
     * after this one; gives the same each time.
     *
     * @return empty of a hook that knows nothing of that
     */
    default Optional<IdentityProvider> identities() {
        return Optional.empty();
    }
}
