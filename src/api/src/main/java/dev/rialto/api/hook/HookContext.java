package dev.rialto.api.hook;

import dev.rialto.api.message.Media;
import dev.rialto.api.plug.HostClock;
import dev.rialto.api.plug.StateStore;
import dev.rialto.api.plug.Templates;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;

/** What the host gives a hook for its whole life. */
public interface HookContext {

    /** What the config calls the hook. */
    String name();

    HostClock clock();

    /**
     * Names can be looked up from the beginning; plugs and their roles only once the host runs. Its people are those of the
     * identity provider that the hook's section names, else of the one that is built in.
     */
    Directory directory();

    References references();

    Poster poster();

    /**
     * Makes a text a file that the host has, for a message that is posted right after. Waits for the disk.
     *
     * @param name a file name without folders
     * @throws UncheckedIOException when it cannot be written
     */
    Media textFile(String name, String text);

    /**
     * Survives restarts; no other hook sees it, but for the one that a reload puts in this one's place. Answers from memory but
     * for the first question, so a router or an interceptor may ask.
     */
    StateStore state();

    Templates templates();

    /** The commands of all hooks, by the hooks' names; complete once all hooks are made. */
    Map<String, List<ChatCommand>> commands();

    /** What waits to be sent and what was given up. */
    OutboxControl outbox();

    /** Where a hook writes down what it was told to do. */
    AuditLog audit();

    /** The host's own account of itself, one line each: what {@code rialto status} prints. */
    List<String> statusLines();

    /**
     * Has the host take its config as the file says it now, for hooks by which people look after it. This very hook may be
     * replaced by it: it ends what it is about, and sees no event but those that wait for it already. Waits for the database and for another reload, never
     * for a network.
     *
     * @return what was done, a line each
     * @throws CommandException when the config is broken or cannot be taken now, and nothing was changed; several lines, where
     *     several things are wrong
     */
    List<String> reload() throws CommandException, InterruptedException;
}
