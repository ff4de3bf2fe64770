package dev.rialto.core.config;

import dev.rialto.api.hook.Conversation;
import dev.rialto.api.message.UserId;
import dev.rialto.api.plug.SettingsException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Checks that each name is used once, and that what is named exists. */
final class NameCheck {
    /** The key of a user that is no plug. */
    static final String ROLES = "roles";

    private final Problems problems;
    private final Sections sections;
    private final Map<String, Node> plugs;
    private final Map<String, Node> channels;
    private final Map<String, Node> labels;
    private final Map<String, Node> groups;
    private final Map<String, Node> hooks;

    /** Where each name of the one namespace is used first. */
    private final Map<String, Used> names = new HashMap<>();

    /** Names that a hook whose settings are wrong may have given; nothing is said of them. */
    private final Set<String> uncertain = new HashSet<>();

    NameCheck(
            Problems problems,
            Sections sections,
            Map<String, Node> plugs,
            Map<String, Node> channels,
            Map<String, Node> labels,
            Map<String, Node> groups,
            Map<String, Node> hooks) {
        this.problems = problems;
        this.sections = sections;
        this.plugs = plugs;
        this.channels = channels;
        this.labels = labels;
        this.groups = groups;
        this.hooks = hooks;
    }

    private record Used(String path, Origin origin) {}

    /** A conversation and the section it is of. */
    private record Joined(Conversation conversation, HookSection hook) {
        Used member(int index) {
            String inside = Keys.element(conversation.path(), index);
            return new Used(hook.place().path() + "." + inside, hook.place().where(inside));
        }
    }

    void check(
            Map<String, List<String>> labelled,
            Map<String, GroupSettings> grouped,
            Map<String, Node> userNodes,
            Map<String, UserSettings> users) {
        List<Map<String, Node>> namespace = List.of(plugs, channels, labels, groups, hooks);
        namespace.forEach(kind -> kind.forEach(this::claim));
        List<Joined> conversations = conversations();
        Set<String> virtual = virtualPlugs(conversations);
        List<String> others = new ArrayList<>();
        List.of(labels, groups, hooks).forEach(kind -> others.addAll(kind.keySet()));
        // Nobody knows how one whose type is wrong would read an id.
        plugs.keySet().stream()
                .filter(plug -> !sections.plugTypes.containsKey(plug))
                .forEach(uncertain::add);
        ChannelNames known = new ChannelNames(
                sections.plugTypes,
                channels.keySet(),
                others,
                conversations.stream().map(Joined::conversation).toList());

        addresses();
        members(conversations, known);
        labels.forEach((name, node) ->
                Optional.ofNullable(labelled.get(name)).ifPresent(targets -> label(node, targets, known)));
        Set<String> all = new LinkedHashSet<>(plugs.keySet());
        all.addAll(virtual);
        groups.forEach((name, node) ->
                Optional.ofNullable(grouped.get(name)).ifPresent(group -> group(node, group, known, all)));
        users(userNodes, users);
        hooks.forEach((name, node) -> node.child("identities")
                .text()
                .ifPresent(provider -> provider(name, provider, node.child("identities"))));
    }

    private void claim(String name, Node node) {
        if (name.isBlank() || !name.equals(name.strip()) || name.contains(":")) {
            problems.add(node, "a name has no colon, and no space at its ends");
        }
        claim(name, new Used(node.path(), node.origin()));
    }

    private void claim(String name, Used use) {
        Used first = names.putIfAbsent(name, use);
        if (first != null) {
            problem(use, "the name " + name + " is used twice; first for " + first.path + ", at " + first.origin);
        }
    }

    private List<Joined> conversations() {
        List<Joined> joined = new ArrayList<>();
        for (Map.Entry<String, Node> entry : hooks.entrySet()) {
            HookSection hook = sections.hooks.get(entry.getKey());
            if (hook == null) {
                entry.getValue().child("plug").text().ifPresent(uncertain::add);
                uncertain.addAll(entry.getValue().child("channels").keys());
            } else if (hook.enabled()) {
                try {
                    Conversations.of(hook).forEach(conversation -> joined.add(new Joined(conversation, hook)));
                } catch (SettingsException e) {
                    problems.add(hook.place().problem(e));
                }
            }
        }
        return joined;
    }

    /** One hook may have many conversations on its virtual plug; two hooks do not share one. */
    private Set<String> virtualPlugs(List<Joined> conversations) {
        Map<String, HookSection> owners = new LinkedHashMap<>();
        for (Joined joined : conversations) {
            joined.conversation.plug().ifPresent(plug -> {
                HookSection owner = owners.putIfAbsent(plug, joined.hook);
                if (owner == null || !owner.name().equals(joined.hook.name())) {
                    Place place = joined.hook.place();
                    Used use = new Used(place.path() + ".plug", place.where("plug"));
                    if (names.get(plug) == null || !names.get(plug).equals(use)) {
                        claim(plug, use);
                    }
                }
            });
        }
        return owners.keySet();
    }

    /** Two names for one channel would make a message cross itself. */
    private void addresses() {
        Map<ChannelName, ChannelSection> seen = new HashMap<>();
        for (ChannelSection channel : sections.channels.values()) {
            ChannelSection first = seen.putIfAbsent(identity(channel), channel);
            if (first != null) {
                problem(
                        new Used(channel.place().path(), channel.place().origin()),
                        "is the same channel as " + first.name() + ", at "
                                + first.place().origin());
            }
        }
    }

    private static ChannelName identity(ChannelSection channel) {
        return new ChannelName.Address(channel.plug(), channel.id());
    }

    private void members(List<Joined> conversations, ChannelNames known) {
        Map<ChannelName, Used> seen = new HashMap<>();
        for (Joined joined : conversations) {
            List<String> members = joined.conversation.members();
            for (int i = 0; i < members.size(); i++) {
                String name = members.get(i);
                Used use = joined.member(i);
                Optional<ChannelName> channel = known.find(name);
                if (channel.isEmpty()) {
                    unknownChannel(use, name, known);
                    continue;
                }
                Used first = seen.putIfAbsent(identity(channel.get()), use);
                if (first != null) {
                    problem(
                            use,
                            name + " is joined twice: a channel is in one conversation only; first in " + first.path
                                    + ", at " + first.origin);
                }
            }
        }
    }

    /** The same for each way to write a channel. */
    private ChannelName identity(ChannelName name) {
        return name instanceof ChannelName.Configured(String configured) && sections.channels.containsKey(configured)
                ? identity(sections.channels.get(configured))
                : name;
    }

    private void label(Node node, List<String> targets, ChannelNames known) {
        if (targets.isEmpty()) {
            problems.add(node, "a label needs at least one channel");
        }
        channels(node, targets, known);
    }

    private void group(Node node, GroupSettings group, ChannelNames known, Set<String> allPlugs) {
        channels(node.child("channels"), group.channels(), known);
        channels(node.child("exclude"), group.exclude(), known);
        plugs(node.child("anywhere"), group.anywhere(), allPlugs);
        plugs(node.child("named"), group.named(), allPlugs);
        plugs(node.child("private"), group.privateChats(), allPlugs);
        plugs(node.child("shared"), group.shared(), allPlugs);
    }

    private void channels(Node list, List<String> listed, ChannelNames known) {
        List<Node> elements = list.elements();
        for (int i = 0; i < listed.size(); i++) {
            if (known.find(listed.get(i)).isEmpty()) {
                Node element = elements.get(i);
                unknownChannel(new Used(element.path(), element.origin()), listed.get(i), known);
            }
        }
    }

    private void plugs(Node list, List<String> listed, Set<String> known) {
        List<Node> elements = list.elements();
        for (int i = 0; i < listed.size(); i++) {
            if (!known.contains(listed.get(i)) && !uncertain.contains(listed.get(i))) {
                problems.unknown(elements.get(i), "there is no plug " + listed.get(i), listed.get(i), known);
            }
        }
    }

    private void unknownChannel(Used use, String name, ChannelNames known) {
        int colon = name.indexOf(':');
        if (uncertain.contains(name) || uncertain.contains(name.substring(0, Math.max(colon, 0)))) {
            return;
        }
        Optional<String> refusal = known.refusal(name);
        if (refusal.isPresent()) {
            problem(use, refusal.get());
            return;
        }
        Used other = names.get(name);
        String what = other == null ? "" : "; " + name + " is " + other.path;
        problems.add(new ConfigProblem(
                use.origin,
                use.path,
                "there is no channel " + name + what,
                other == null ? Nearest.to(name, candidates(name, known)) : Optional.empty()));
    }

    /** For {@code plg:id} the plugs, with the id that was written. */
    private Collection<String> candidates(String name, ChannelNames known) {
        List<String> candidates = new ArrayList<>(known.known());
        int colon = name.indexOf(':');
        if (colon > 0) {
            plugs.keySet().forEach(plug -> candidates.add(plug + name.substring(colon)));
        }
        return candidates;
    }

    private void users(Map<String, Node> nodes, Map<String, UserSettings> users) {
        Map<String, Used> called = new HashMap<>();
        nodes.forEach((name, node) -> user(name, node, called));
        Map<String, Used> owners = new HashMap<>();
        users.forEach((name, user) -> user.accounts().forEach((plug, ids) -> {
            Optional<Node> account = Optional.ofNullable(nodes.get(name)).map(node -> node.child(plug));
            account.ifPresent(node -> account(node, plug, ids, owners));
        }));
    }

    /** People are called in chats too, where capitals do not count and {@code plug:id} is an account. */
    private void user(String name, Node node, Map<String, Used> called) {
        if (name.contains(":")) {
            problems.add(node, "a name has no colon: with one it is read as plug:id");
        }
        Used use = new Used(node.path(), node.origin());
        Used first = called.putIfAbsent(name.toLowerCase(Locale.ROOT), use);
        if (first != null) {
            problem(
                    use,
                    "is the same name as " + first.path + ", upper and lower case being one; that is at "
                            + first.origin);
        }
    }

    /** Whether that hook says who is who is seen only when it is made. */
    private void provider(String name, String provider, Node node) {
        HookSection there = sections.hooks.get(provider);
        if (!hooks.containsKey(provider)) {
            problems.unknown(node, "there is no hook " + provider, provider, hooks.keySet());
        } else if (name.equals(provider)) {
            problems.add(node, "a hook cannot ask itself who is who");
        } else if (there != null && there.identities().isPresent()) {
            problems.add(node, provider + " asks another hook itself; name that one");
        } else if (there != null && !there.enabled()) {
            problems.add(node, "the hook " + provider + " is off");
        }
    }

    private void account(Node node, String plug, List<UserId> ids, Map<String, Used> owners) {
        if (!plugs.containsKey(plug)) {
            problems.unknown(node, "there is no plug " + plug, plug, plugs.keySet());
        }
        Used use = new Used(node.path(), node.origin());
        for (UserId id : ids) {
            Used first = owners.putIfAbsent(plug + ":" + id, use);
            if (first != null) {
                problem(use, id + " is an account of two users; first of " + first.path + ", at " + first.origin);
            }
        }
    }

    private void problem(Used use, String what) {
        problems.add(new ConfigProblem(use.origin, use.path, what, Optional.empty()));
    }
}
