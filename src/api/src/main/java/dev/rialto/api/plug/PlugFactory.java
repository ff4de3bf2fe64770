package dev.rialto.api.plug;

import dev.rialto.api.message.ChannelId;
import dev.rialto.api.message.UserId;
import java.util.Optional;

/**
 * Makes the plugs of one type. Found with {@link java.util.ServiceLoader}; has a public constructor without parameters.
 *
 * <p>The host reads the sections of the config and binds them to the two records, by the names of their components in
 * kebab-case. {@code reference.conf} in the factory's package has the defaults of a section, with bare keys. A
 * record may refuse a value in its constructor with {@link IllegalArgumentException}; the host adds file and line,
 * those of a key where the message begins with one. {@link #create} and {@link #address} refuse with {@link
 * SettingsException} what can only be seen as a whole. Where two records are equal, a reload of the config lets the plug be:
 * what they are made of has to be equal by what it says.
 *
 * @param <S> the record of the plug's section
 * @param <C> the record of the plug's own keys of one channel
 */
public interface PlugFactory<S extends Record, C extends Record> {

    /** The word that {@code type = …} names, for example {@code telegram}. */
    String type();

    /** The network's name as people write it, for example {@code Telegram}. */
    String displayName();

    /** Always {@link ApiLevel#CURRENT}; the host refuses a factory of a newer api than its own. */
    int apiLevel();

    Class<S> settings();

    Class<C> channel();

    /** The id of the channel that a section names. No I/O. */
    ChannelId address(C channel);

    /**
     * The id of a channel as somebody writes it after {@code plug:}, in the config or in a command: the same that {@link #address}
     * has for a section, however it is written. No I/O.
     *
     * @param written never blank
     * @throws SettingsException for what can be no channel; says what would be right. The host knows where it is written
     */
    default ChannelId channelId(String written) {
        return new ChannelId(written);
    }

    /**
     * The id of an account as somebody writes it, in the config or in a command: the one that the plug gives the author of an
     * event, however it is written. Two that are compared have both been read here or given by the plug. No I/O.
     *
     * @param written never blank
     * @throws SettingsException for what no author has, or only for as long as they like, such as a nick; says what would be right.
     *     The host knows where it is written
     */
    default UserId userId(String written) {
        return new UserId(written);
    }

    /** Whether a channel is a chat with one person, as far as its id tells; for groups of channels. No I/O. */
    default boolean isPrivate(ChannelId channel) {
        return false;
    }

    /**
     * Whether an id is one account's for good, as far as it tells: not a nick that another may have tomorrow, nor a name under
     * which several speak. Only such an account can be linked to others. No I/O.
     */
    default boolean isAccount(UserId user) {
        return true;
    }

    /**
     * What commands begin with by the custom of the network, for example {@code /}; empty where there is none. Hooks that run
     * commands take it beside what their config says. A plug hands out a command that is addressed to its own account without
     * that address.
     */
    default Optional<String> commandPrefix() {
        return Optional.empty();
    }

    /** A plug as the config says it. No I/O; called by {@code rialto check} too. */
    Plug create(S settings, PlugContext<C> context);
}
