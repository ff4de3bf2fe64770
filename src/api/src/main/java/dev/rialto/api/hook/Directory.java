package dev.rialto.api.hook;

import dev.rialto.api.message.ChannelRef;
import dev.rialto.api.message.UserId;
import dev.rialto.api.plug.Capabilities;
import dev.rialto.api.plug.PlugException;
import dev.rialto.api.plug.PlugStatus;
import dev.rialto.api.plug.Role;
import dev.rialto.api.plug.SettingsException;
import java.util.List;
import java.util.Optional;

/** All that has a name: plugs, channels, labels, groups, hooks. Answers from memory but for {@link #role}. */
public interface Directory {

    /** A channel by its configured name, as {@code plug:id}, or as the label of a conversation. */
    Optional<Channel> channel(String name);

    /**
     * The same for a name that the config gives.
     *
     * @param path the setting that gives it
     * @throws SettingsException that says which name comes nearest
     */
    Channel channel(String path, String name);

    /** The channel at an address. */
    Channel channel(ChannelRef ref);

    /** The channels of a label, or the one channel of that name. */
    Optional<List<Channel>> targets(String name);

    /** The same for a name that the config gives; errors as {@link #channel(String, String)}. */
    List<Channel> targets(String path, String name);

    /**
     * A group by its name.
     *
     * @throws SettingsException that says which name comes nearest
     */
    Group group(String path, String name);

    /** All channels that the config names. */
    List<Channel> channels();

    List<Conversation> conversations();

    /**
     * The conversations that a channel is a member of, or whose virtual channel it is, in the order of the config. One at most,
     * but where two channels of the config have become one by a move: that one is a member of all that either was in.
     */
    List<Conversation> conversations(Channel channel);

    /** The first of them. */
    default Optional<Conversation> conversation(Channel channel) {
        return conversations(channel).stream().findFirst();
    }

    /** Names of the plugs of the config, in its order. */
    List<String> plugs();

    /** Names of the hooks of the config, in its order. */
    List<String> hooks();

    /**
     * All people that the identity provider of the hook knows: those of the config's {@code users}, in its order, and those who
     * linked accounts of theirs; or those of the hook that {@code identities} names.
     */
    List<Person> people();

    /** The person whom an account belongs to. */
    Optional<Person> person(String plug, UserId account);

    /**
     * The id of an account that somebody wrote as {@code plug:id}, as its plug has it.
     *
     * @param path the setting that names it; empty for what was typed in a chat
     * @param plug one of {@link #plugs()}
     * @param written what stands after the colon; not blank
     * @throws SettingsException for what can be the id of nobody there; says what would be right
     */
    UserId userId(String path, String plug, String written);

    /** How people say themselves that accounts are theirs; empty where the identity provider does not let them. */
    Optional<AccountLinks> links();

    /**
     * Whether a channel is a talk with one person, as far as its network tells, and nobody else reads it: it is in no conversation.
     */
    boolean isPrivate(Channel channel);

    /** The name of a plug's network as people write it, for example {@code Telegram}. */
    String networkName(String plug);

    /** What commands begin with by the custom of a plug's network, for example {@code /}; empty where there is none. */
    Optional<String> commandPrefix(String plug);

    PlugStatus status(String plug);

    /** What the channel can show, while its plug is connected; empty for a virtual one. */
    Optional<Capabilities> capabilities(Channel channel);

    /** What the channel's network can be asked, while it is connected. */
    <R extends Role> Optional<R> role(Channel channel, Class<R> role);

    /**
     * The title that the channel had when it was last heard of, from memory; its name while no title is known. What routers
     * use, since they may not wait for a network: one that was never asked is asked meanwhile, for the next time.
     */
    String knownTitle(Channel channel);

    /** The title that the channel has on its network, asked when it is not known; else its name. */
    String title(Channel channel) throws PlugException, InterruptedException;
}
