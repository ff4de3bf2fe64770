package dev.rialto.api.hook;

import dev.rialto.api.plug.ApiLevel;
import dev.rialto.api.plug.SettingsException;
import java.util.List;

/**
 * Makes the hooks of one type. Found with {@link java.util.ServiceLoader}; has a public constructor without parameters. Its
 * section of the config is bound to a record as a plug's is; where two of these are equal, a reload lets the hooks be.
 *
 * @param <S> the record of the hook's section
 */
public interface HookFactory<S extends Record> {

    /** The word that {@code type = …} names, for example {@code sync}. */
    String type();

    /** Always {@link ApiLevel#CURRENT}; the host refuses a factory of a newer api than its own. */
    int apiLevel();

    Class<S> settings();

    /**
     * The conversations that a section joins of several channels. Known before any hook is made, so that each name can be
     * used by all of them and a channel in two conversations is refused.
     *
     * @param name what the config calls the hook
     */
    default List<Conversation> conversations(String name, S settings) {
        return List.of();
    }

    /**
     * The hooks of one section; each class has one role. No I/O; called by {@code rialto check} too.
     *
     * @throws SettingsException for what can only be seen as a whole
     */
    List<Hook> create(S settings, HookContext context);
}
