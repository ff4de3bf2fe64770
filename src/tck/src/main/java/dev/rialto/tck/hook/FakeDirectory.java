package dev.rialto.tck.hook;

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
import dev.rialto.api.plug.PlugStatus;
import dev.rialto.api.plug.Role;
import dev.rialto.api.plug.SettingsException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;

/**
 * A {@link Directory} that a test fills. A plug is there as soon as a channel names it; its network's id is
 * {@code <plug>:account}, its network's name the plug's with a capital. Filled before it is used, by one thread.
 */
public final class FakeDirectory implements Directory {
    private final Map<String, FakeChannel> byName = new LinkedHashMap<>();
    private final Map<ChannelRef, FakeChannel> unnamed = new ConcurrentHashMap<>();
    private final Map<String, List<Channel>> labels = new LinkedHashMap<>();
    private final Map<String, Group> groups = new LinkedHashMap<>();
    private final List<Conversation> conversations = new ArrayList<>();
    private final Set<String> plugs = new LinkedHashSet<>();
    private final Map<String, String> networkNames = new ConcurrentHashMap<>();
    private final Map<String, String> commandPrefixes = new ConcurrentHashMap<>();
    private final Map<String, PlugStatus> statuses = new ConcurrentHashMap<>();
    private final Map<Channel, Map<Class<?>, Role>> roles = new ConcurrentHashMap<>();
    private final Map<Channel, Capabilities> capabilities = new ConcurrentHashMap<>();
    private final Map<Channel, String> titles = new ConcurrentHashMap<>();
    private final Set<String> hooks = new LinkedHashSet<>();
    private final List<Person> people = new ArrayList<>();
    private final Set<Channel> privateChats = new HashSet<>();
    private Optional<AccountLinks> links = Optional.empty();
    private final Map<String, UnaryOperator<String>> userIds = new ConcurrentHashMap<>();
    private long number;

    /** A channel that the config names; its id on the network is its name. */
    public FakeChannel addChannel(String name, String plug) {
        return addChannel(name, plug, name);
    }

    /** A channel that the config names. */
    public FakeChannel addChannel(String name, String plug, String id) {
        plugs.add(plug);
        FakeChannel channel = new FakeChannel(++number, name, plug, ref(plug, id), false, true);
        byName.put(name, channel);
        return channel;
    }

    /** A conversation as the host knows it; with a plug it gets its virtual channel. Its members must be there already. */
    public Optional<FakeChannel> addConversation(Conversation conversation) {
        conversations.add(conversation);
        return conversation.plug().map(plug -> {
            plugs.add(plug);
            FakeChannel channel = new FakeChannel(
                    ++number, plug + ":" + conversation.label(), plug, ref(plug, conversation.label()), true, true);
            byName.put(channel.name(), channel);
            byName.putIfAbsent(conversation.label(), channel);
            return channel;
        });
    }

    public FakeDirectory addLabel(String name, String... channels) {
        labels.put(
                name,
                List.of(channels).stream()
                        .map(each -> channel("labels." + name, each))
                        .toList());
        return this;
    }

    public FakeDirectory addGroup(String name, Channel... members) {
        Set<Channel> all = Set.of(members);
        groups.put(name, new FakeGroup(name, all));
        return this;
    }

    /** A hook of the config besides the one under test. */
    public FakeDirectory addHook(String name) {
        hooks.add(name);
        return this;
    }

    public FakeDirectory addPerson(Person person) {
        people.add(person);
        return this;
    }

    /** People can link accounts; what comes of it is up to the test. */
    public FakeDirectory links(AccountLinks value) {
        links = Optional.of(value);
        return this;
    }

    /** Makes a channel a talk with one person. */
    public FakeDirectory privateChat(Channel channel) {
        privateChats.add(channel);
        return this;
    }

    public FakeDirectory networkName(String plug, String name) {
        networkNames.put(plug, name);
        return this;
    }

    /** What commands begin with on the network of a plug; there is nothing of the kind until said otherwise. */
    public FakeDirectory commandPrefix(String plug, String prefix) {
        commandPrefixes.put(plug, prefix);
        return this;
    }

    /** How a plug reads the ids of accounts; they are as they are written until said otherwise. */
    public FakeDirectory userIds(String plug, UnaryOperator<String> read) {
        userIds.put(plug, read);
        return this;
    }

    /** How a plug stands; online until said otherwise. */
    public FakeDirectory status(String plug, PlugStatus status) {
        statuses.put(plug, status);
        return this;
    }

    public <R extends Role> FakeDirectory role(Channel channel, Class<R> type, R role) {
        roles.computeIfAbsent(channel, each -> new ConcurrentHashMap<>()).put(type, role);
        return this;
    }

    public FakeDirectory title(Channel channel, String title) {
        titles.put(channel, title);
        return this;
    }

    @Override
    public Optional<Channel> channel(String name) {
        return Optional.ofNullable(byName.get(name))
                .<Channel>map(channel -> channel)
                .or(() -> written(name));
    }

    /** The channel written as {@code plug:id}. */
    private Optional<Channel> written(String name) {
        int colon = name.indexOf(':');
        return colon > 0 && plugs.contains(name.substring(0, colon))
                ? Optional.of(channel(ref(name.substring(0, colon), name.substring(colon + 1))))
                : Optional.empty();
    }

    @Override
    public Channel channel(String path, String name) {
        return channel(name).orElseThrow(() -> unknown(path, "channel", name));
    }

    @Override
    public Channel channel(ChannelRef ref) {
        for (FakeChannel channel : byName.values()) {
            if (channel.ref().equals(ref)) {
                return channel;
            }
        }
        return unnamed.computeIfAbsent(ref, this::discover);
    }

    private synchronized FakeChannel discover(ChannelRef ref) {
        String plug = ref.network().value().replaceFirst(":.*", "");
        return new FakeChannel(++number, plug + ":" + ref.id(), plug, ref, false, false);
    }

    @Override
    public Optional<List<Channel>> targets(String name) {
        return Optional.ofNullable(labels.get(name)).or(() -> channel(name).map(List::of));
    }

    @Override
    public List<Channel> targets(String path, String name) {
        return targets(name).orElseThrow(() -> unknown(path, "channel or label", name));
    }

    @Override
    public Group group(String path, String name) {
        return Optional.ofNullable(groups.get(name)).orElseThrow(() -> unknown(path, "group", name));
    }

    @Override
    public List<Channel> channels() {
        return byName.values().stream()
                .filter(channel -> !channel.virtual())
                .<Channel>map(channel -> channel)
                .toList();
    }

    @Override
    public List<Conversation> conversations() {
        return List.copyOf(conversations);
    }

    @Override
    public List<Conversation> conversations(Channel channel) {
        return conversations.stream()
                .filter(each -> channel.virtual()
                        ? each.plug().equals(Optional.of(channel.plug()))
                                && each.label().equals(channel.ref().id().value())
                        : each.members().stream().anyMatch(name -> channel(name).equals(Optional.of(channel))))
                .toList();
    }

    @Override
    public List<String> plugs() {
        return List.copyOf(plugs);
    }

    @Override
    public List<String> hooks() {
        return List.copyOf(hooks);
    }

    @Override
    public List<Person> people() {
        return List.copyOf(people);
    }

    @Override
    public Optional<Person> person(String plug, UserId account) {
        return people.stream()
                .filter(each -> each.accounts().getOrDefault(plug, List.of()).contains(account))
                .findFirst();
    }

    @Override
    public UserId userId(String path, String plug, String written) {
        try {
            return new UserId(
                    userIds.getOrDefault(plug, UnaryOperator.identity()).apply(written));
        } catch (SettingsException e) {
            throw new SettingsException(path, String.valueOf(e.getMessage()));
        }
    }

    @Override
    public Optional<AccountLinks> links() {
        return links;
    }

    @Override
    public boolean isPrivate(Channel channel) {
        return privateChats.contains(channel) && conversations(channel).isEmpty();
    }

    @Override
    public String networkName(String plug) {
        return networkNames.getOrDefault(plug, plug.substring(0, 1).toUpperCase(Locale.ROOT) + plug.substring(1));
    }

    @Override
    public Optional<String> commandPrefix(String plug) {
        return Optional.ofNullable(commandPrefixes.get(plug));
    }

    @Override
    public PlugStatus status(String plug) {
        return statuses.getOrDefault(plug, new PlugStatus.Online());
    }

    /** What a channel can show; nobody knows until said otherwise. */
    public FakeDirectory capabilities(Channel channel, Capabilities value) {
        capabilities.put(channel, value);
        return this;
    }

    @Override
    public Optional<Capabilities> capabilities(Channel channel) {
        return Optional.ofNullable(capabilities.get(channel));
    }

    @Override
    public <R extends Role> Optional<R> role(Channel channel, Class<R> role) {
        return Optional.ofNullable(roles.getOrDefault(channel, Map.of()).get(role))
                .map(role::cast);
    }

    @Override
    public String knownTitle(Channel channel) {
        return title(channel);
    }

    @Override
    public String title(Channel channel) {
        return titles.getOrDefault(channel, channel.name());
    }

    private static ChannelRef ref(String plug, String id) {
        return new ChannelRef(new NetworkId(plug + ":account"), new ChannelId(id));
    }

    private static SettingsException unknown(String path, String what, String name) {
        return new SettingsException(path, "there is no " + what + " " + name);
    }

    private record FakeGroup(String name, Set<Channel> members) implements Group {
        @Override
        public boolean contains(Channel channel) {
            return members.contains(channel);
        }
    }
}
