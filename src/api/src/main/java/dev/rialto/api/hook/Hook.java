package dev.rialto.api.hook;

import java.util.List;

/** Something that deals with events; in one of three roles. */
public sealed interface Hook permits Interceptor, Router, Watcher {

    /** What people can have this hook do by typing in a chat; the command hook opens it to them. */
    default List<ChatCommand> commands() {
        return List.of();
    }
}
