package dev.rialto.core.directory;

import com.google.common.collect.MapMaker;
import dev.rialto.api.event.Event;
import dev.rialto.api.hook.AccountLinks;
import dev.rialto.api.hook.Channel;
import dev.rialto.api.hook.Conversation;
import dev.rialto.api.hook.Directory;
import dev.rialto.api.hook.Group;
import dev.rialto.api.hook.Person;
import dev.rialto.api.message.ChannelId;
import dev.rialto.api.message.ChannelRef;
import dev.rialto.api.message.NetworkId;
import dev.rialto.api.message.UserId;
import dev.rialto.api.plug.Capabilities;
import dev.rialto.api.plug.PlugException;
import dev.rialto.api.plug.PlugStatus;
import dev.rialto.api.plug.Role;
import dev.rialto.api.plug.SettingsException;
import dev.rialto.core.config.BridgeConfig;
import dev.rialto.core.config.ChannelName;
import dev.rialto.core.config.ChannelNames;
import dev.rialto.core.config.ChannelSection;
import dev.rialto.core.config.Conversations;
import dev.rialto.core.config.PlugSection;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The directory of one config. Any thread.
 *
 * <p>A conversation with a plug is a channel of a network of our own, {@code rialto:plug}, where its label is the id.
 */
public final class HostDirectory implements Directory {
    private static final Logger LOG = LoggerFactory.getLogger(HostDirectory.class);

    private final BridgeConfig config;
    private final BuiltInIdentities identities;
    private final Map<String, NetworkId> networks;
    private final ChannelNumbers numbers;
    private final PlugView plugs;
    private final TitleLookup titles;
    private final ChannelNames names;
    private final List<Conversation> conversations;
    private final Map<NetworkId, String> plugByNetwork = new HashMap<>();
    private final Set<String> virtualPlugs = new HashSet<>();
    private final Map<Long, HostChannel> configured = new HashMap<>();
    private final Map<String, Channel> byName = new LinkedHashMap<>();
    private final Map<Long, List<Conversation>> joined = new ConcurrentHashMap<>();
    private final Map<String, Group> groups = new HashMap<>();

    /** Channels that the config does not name and somebody asked for by their address. */
    private final Set<Channel> addressed = ConcurrentHashMap.newKeySet();

    /** The numbers that this goes by. */
    private final Set<Long> held = ConcurrentHashMap.newKeySet();

    /** Channels that the config does not name, for as long as somebody holds them. */
    private final Map<Long, HostChannel> others = new MapMaker().weakValues().makeMap();

    /**
     * @param identities those of hooks that name no others
     * @param networks the network of each plug of the config, as {@code Plug.network()} says; of the disabled ones
     *     too, so that what waits for their channels stays known
     * @param plugs asked only once the host runs
     * @throws SettingsException when two plugs are on one network: nobody could tell whose a channel is
     */
    public HostDirectory(
            BridgeConfig config,
            BuiltInIdentities identities,
            Map<String, NetworkId> networks,
            ChannelNumbers numbers,
            PlugView plugs,
            ChannelTitles titles) {
        this.config = config;
        this.identities = identities;
        this.networks = Map.copyOf(networks);
        this.numbers = numbers;
        this.plugs = plugs;
        this.titles = new TitleLookup(this, titles);
        this.names = ChannelNames.of(config);
        this.conversations = Conversations.of(config.hooks().values());
        networks.forEach((plug, network) -> {
            String other = plugByNetwork.put(network, plug);
            if (other != null) {
                throw new SettingsException("", "the plugs " + other + " and " + plug + " are the same account");
            }
        });
        conversations.forEach(conversation -> conversation.plug().ifPresent(plug -> {
            virtualPlugs.add(plug);
            plugByNetwork.put(virtualNetwork(plug), plug);
        }));
        number();
        conversations.forEach(this::join);
        config.groups()
                .forEach((name, settings) -> groups.put(
                        name,
                        new ChannelGroup(
                                name,
                                settings,
                                set(settings.channels()),
                                withMembers(set(settings.exclude())),
                                this::privateChat)));
    }

    private void number() {
        List<ChannelSection> sections = List.copyOf(config.channels().values());
        List<Long> found = numbers.numbers(sections.stream()
                .map(section -> new ChannelRef(network(section.plug()), section.id()))
                .toList());
        for (int i = 0; i < sections.size(); i++) {
            ChannelSection section = sections.get(i);
            long number = found.get(i);
            hold(number);
            var channel = new HostChannel(number, section.plug(), false, Optional.of(section), numbers);
            // After a move the config may name the old address and the new one: one channel, of the first name.
            HostChannel first = configured.putIfAbsent(number, channel);
            if (first != null) {
                LOG.error("{}", MoveNotes.same(first.name(), section.name()));
            }
            byName.put(section.name(), first == null ? channel : first);
        }
    }

    private void join(Conversation conversation) {
        conversation.plug().ifPresent(plug -> join(virtual(plug, conversation).number(), List.of(conversation)));
        conversation
                .members()
                .forEach(member -> channel(member).ifPresent(channel -> join(channel.number(), List.of(conversation))));
    }

    private void join(long number, List<Conversation> further) {
        joined.merge(
                number,
                further,
                (known, more) -> conversations.stream()
                        .filter(each -> known.contains(each) || more.contains(each))
                        .toList());
    }

    @Override
    public Optional<Channel> channel(String name) {
        Optional<Channel> found = find(name);
        found.filter(channel -> !channel.virtual() && !channel.named()).ifPresent(addressed::add);
        return found;
    }

    /** Channels of a plug that the config does not name and somebody asked for by their address, where they are now. */
    public List<ChannelId> addressed(String plug) {
        return addressed.stream()
                .filter(channel -> channel.plug().equals(plug))
                .map(channel -> channel.ref().id())
                .toList();
    }

    private Optional<Channel> find(String name) {
        return names.find(name).map(found -> switch (found) {
            case ChannelName.Configured(String configuredName) -> configured(configuredName);
            case ChannelName.Address(String plug, ChannelId id) -> held(new ChannelRef(network(plug), id));
            case ChannelName.Virtual(String plug, Conversation conversation) -> virtual(plug, conversation);
        });
    }

    /**
     * The number of a channel by its name, to look at what there is of it. Unlike {@link #channel(String)} this remembers no
     * address: no plug enters a room because somebody asked about it.
     *
     * @return empty for an address where nothing was ever heard or sent
     * @throws SettingsException that says which name comes nearest
     */
    public Optional<Long> number(String name) {
        ChannelName found = names.find(name).orElseThrow(() -> unknownChannel("", "channel", name, names.known()));
        return switch (found) {
            case ChannelName.Configured(String configuredName) ->
                Optional.of(configured(configuredName).number());
            case ChannelName.Address(String plug, ChannelId id) -> numbers.find(new ChannelRef(network(plug), id));
            case ChannelName.Virtual(String plug, Conversation conversation) ->
                Optional.of(virtual(plug, conversation).number());
        };
    }

    /** The channel of an entry: that of the other entry, where the two have become one since the start. */
    private Channel configured(String name) {
        Channel channel = Objects.requireNonNull(byName.get(name));
        HostChannel now = configured.get(channel.number());
        return now == null ? channel : now;
    }

    @Override
    public Channel channel(String path, String name) {
        return channel(name).orElseThrow(() -> unknownChannel(path, "channel", name, names.known()));
    }

    /** A hook may keep a channel that somebody named by its address, as it keeps those of the config. */
    private Channel held(ChannelRef ref) {
        Channel channel = channel(ref);
        hold(channel.number());
        return channel;
    }

    private void hold(long number) {
        // Before the others are told: what this has is not taken back by takeOver.
        held.add(number);
        numbers.hold(number);
    }

    @Override
    public Channel channel(ChannelRef ref) {
        long number = numbers.number(ref);
        HostChannel named = configured.get(number);
        if (named != null) {
            return named;
        }
        String plug = plugByNetwork.getOrDefault(ref.network(), ref.network().value());
        return others.computeIfAbsent(
                number,
                unseen -> new HostChannel(number, plug, virtualPlugs.contains(plug), Optional.empty(), numbers));
    }

    @Override
    public Optional<List<Channel>> targets(String name) {
        List<String> label = config.labels().get(name);
        return label == null
                ? channel(name).map(List::of)
                : Optional.of(label.stream()
                        .map(this::channel)
                        .flatMap(Optional::stream)
                        .distinct()
                        .toList());
    }

    @Override
    public List<Channel> targets(String path, String name) {
        return targets(name).orElseThrow(() -> {
            List<String> known = new ArrayList<>(names.known());
            known.addAll(config.labels().keySet());
            return unknownChannel(path, "channel or label", name, known);
        });
    }

    @Override
    public Group group(String path, String name) {
        return Optional.ofNullable(groups.get(name))
                .orElseThrow(() -> UnknownName.refused(path, "group", name, groups.keySet()));
    }

    @Override
    public List<Channel> channels() {
        return byName.keySet().stream().map(this::configured).distinct().toList();
    }

    @Override
    public List<Conversation> conversations() {
        return conversations;
    }

    @Override
    public List<Conversation> conversations(Channel channel) {
        return joined.getOrDefault(channel.number(), List.of());
    }

    @Override
    public List<String> plugs() {
        return List.copyOf(config.plugs().keySet());
    }

    @Override
    public List<String> hooks() {
        return List.copyOf(config.hooks().keySet());
    }

    @Override
    public List<Person> people() {
        return identities.people();
    }

    @Override
    public Optional<Person> person(String plug, UserId account) {
        return identities.person(plug, account);
    }

    @Override
    public UserId userId(String path, String plug, String written) {
        try {
            return Objects.requireNonNull(config.plugs().get(plug)).factory().userId(written);
        } catch (SettingsException e) {
            throw new SettingsException(path, String.valueOf(e.getMessage()));
        }
    }

    @Override
    public Optional<AccountLinks> links() {
        return identities.links();
    }

    /** What people linked and the config contradicts: a line each, for {@code status}. */
    public List<String> notes() {
        return identities.notes();
    }

    @Override
    public boolean isPrivate(Channel channel) {
        return privateChat(channel) && conversations(channel).isEmpty();
    }

    @Override
    public String networkName(String plug) {
        PlugSection section = config.plugs().get(plug);
        return section == null ? plug : section.factory().displayName();
    }

    @Override
    public Optional<String> commandPrefix(String plug) {
        return Optional.ofNullable(config.plugs().get(plug))
                .flatMap(section -> section.factory().commandPrefix());
    }

    @Override
    public PlugStatus status(String plug) {
        return virtualPlugs.contains(plug) ? new PlugStatus.Online() : plugs.status(plug);
    }

    @Override
    public Optional<Capabilities> capabilities(Channel channel) {
        return config.plugs().containsKey(channel.plug())
                ? plugs.capabilities(channel.plug(), channel.ref())
                : Optional.empty();
    }

    @Override
    public <R extends Role> Optional<R> role(Channel channel, Class<R> role) {
        return config.plugs().containsKey(channel.plug()) ? plugs.role(channel.plug(), role) : Optional.empty();
    }

    @Override
    public String knownTitle(Channel channel) {
        return titles.known(channel);
    }

    /** Remembers the titles that a network tells. Called with all events before they are stored. */
    public void heard(List<? extends Event> events) {
        titles.heard(events);
    }

    @Override
    public String title(Channel channel) throws PlugException, InterruptedException {
        return titles.asked(channel);
    }

    /** Two numbers turn out to be one channel. Called after the commit; never waits. */
    public void merged(long given, long stays) {
        HostChannel one = configured.get(given);
        HostChannel other = configured.get(stays);
        if (one != null && other != null) {
            LOG.error("{}", MoveNotes.same(one.name(), other.name()));
        }
        join(stays, joined.getOrDefault(given, List.of()));
    }

    /**
     * This directory counts from now on, and the one before no more. Learns of numbers that have become one while it was made.
     * Called once it is told of later ones.
     */
    public void takeOver() {
        numbers.holdOnly(held::contains);
        List.copyOf(joined.keySet()).forEach(number -> {
            long stays = numbers.now(number);
            if (stays != number) {
                merged(number, stays);
            }
        });
    }

    /** Entries of the config that are no longer where it says, or no longer two: a line each, for {@code status}. */
    public Map<String, String> moved() {
        return MoveNotes.of(config.channels().values(), byName);
    }

    private Channel virtual(String plug, Conversation conversation) {
        return channel(new ChannelRef(virtualNetwork(plug), new ChannelId(conversation.label())));
    }

    private static NetworkId virtualNetwork(String plug) {
        return new NetworkId("rialto:" + plug);
    }

    private NetworkId network(String plug) {
        return Optional.ofNullable(networks.get(plug))
                .orElseThrow(() -> new IllegalStateException("nobody said on which network the plug " + plug + " is"));
    }

    private boolean privateChat(Channel channel) {
        return Optional.ofNullable(config.plugs().get(channel.plug()))
                .filter(plug -> plug.factory().isPrivate(channel.ref().id()))
                .isPresent();
    }

    private Set<Channel> set(List<String> channels) {
        Set<Channel> set = new HashSet<>();
        channels.forEach(name -> find(name).ifPresent(set::add));
        return set;
    }

    /** Who leaves out a conversation leaves out what is said in it. */
    private Set<Channel> withMembers(Set<Channel> channels) {
        Set<Channel> all = new HashSet<>(channels);
        channels.stream()
                .filter(Channel::virtual)
                .flatMap(label -> conversations(label).stream())
                .flatMap(conversation -> conversation.members().stream())
                .forEach(member -> channel(member).ifPresent(all::add));
        return all;
    }

    private SettingsException unknownChannel(String path, String kind, String name, Collection<String> known) {
        return names.refusal(name)
                .map(why -> new SettingsException(path, why))
                .orElseGet(() -> UnknownName.refused(path, kind, name, known));
    }
}
