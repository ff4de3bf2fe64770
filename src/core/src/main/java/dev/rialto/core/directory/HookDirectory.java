package dev.rialto.core.directory;

import dev.rialto.api.hook.AccountLinks;
import dev.rialto.api.hook.Channel;
import dev.rialto.api.hook.Conversation;
import dev.rialto.api.hook.Directory;
import dev.rialto.api.hook.Group;
import dev.rialto.api.hook.Hook;
import dev.rialto.api.hook.IdentityProvider;
import dev.rialto.api.hook.Person;
import dev.rialto.api.message.ChannelRef;
import dev.rialto.api.message.UserId;
import dev.rialto.api.plug.Capabilities;
import dev.rialto.api.plug.PlugException;
import dev.rialto.api.plug.PlugStatus;
import dev.rialto.api.plug.Role;
import dev.rialto.api.plug.SettingsException;
import dev.rialto.core.config.HookSection;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The directory as a hook sees it that asks another hook who is who.
 *
 * @param all everything but people
 */
public record HookDirectory(Directory all, IdentityProvider identities) implements Directory {

    /** Hooks that others ask who is who are made first. */
    public static List<HookSection> inOrderOfMaking(Collection<HookSection> sections) {
        return sections.stream()
                .sorted(Comparator.comparing(section -> section.identities().isPresent()))
                .toList();
    }

    /**
     * The directory as a hook is to see it.
     *
     * @param made the hooks that there are already, by their names
     * @throws SettingsException when the hook that it names does not know who is who
     */
    public static Directory seenBy(HookSection section, Directory directory, Map<String, List<Hook>> made) {
        if (section.identities().isEmpty()) {
            return directory;
        }
        String provider = section.identities().get();
        return made.getOrDefault(provider, List.of()).stream()
                .flatMap(hook -> hook.identities().stream())
                .findFirst()
                .map(identities -> new HookDirectory(directory, identities))
                .orElseThrow(() -> new SettingsException(
                        "identities", "the hook " + provider + " does not say which accounts are one person"));
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
        return all.userId(path, plug, written);
    }

    @Override
    public Optional<AccountLinks> links() {
        return identities.links();
    }

    @Override
    public Optional<Channel> channel(String name) {
        return all.channel(name);
    }

    @Override
    public Channel channel(String path, String name) {
        return all.channel(path, name);
    }

    @Override
    public Channel channel(ChannelRef ref) {
        return all.channel(ref);
    }

    @Override
    public Optional<List<Channel>> targets(String name) {
        return all.targets(name);
    }

    @Override
    public List<Channel> targets(String path, String name) {
        return all.targets(path, name);
    }

    @Override
    public Group group(String path, String name) {
        return all.group(path, name);
    }

    @Override
    public List<Channel> channels() {
        return all.channels();
    }

    @Override
    public List<Conversation> conversations() {
        return all.conversations();
    }

    @Override
    public List<Conversation> conversations(Channel channel) {
        return all.conversations(channel);
    }

    @Override
    public List<String> plugs() {
        return all.plugs();
    }

    @Override
    public List<String> hooks() {
        return all.hooks();
    }

    @Override
    public boolean isPrivate(Channel channel) {
        return all.isPrivate(channel);
    }

    @Override
    public String networkName(String plug) {
        return all.networkName(plug);
    }

    @Override
    public Optional<String> commandPrefix(String plug) {
        return all.commandPrefix(plug);
    }

    @Override
    public PlugStatus status(String plug) {
        return all.status(plug);
    }

    @Override
    public Optional<Capabilities> capabilities(Channel channel) {
        return all.capabilities(channel);
    }

    @Override
    public <R extends Role> Optional<R> role(Channel channel, Class<R> role) {
        return all.role(channel, role);
    }

    @Override
    public String knownTitle(Channel channel) {
        return all.knownTitle(channel);
    }

    @Override
    public String title(Channel channel) throws PlugException, InterruptedException {
        return all.title(channel);
    }
}
