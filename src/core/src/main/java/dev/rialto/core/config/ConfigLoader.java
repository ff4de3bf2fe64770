package dev.rialto.core.config;

import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigValueFactory;
import com.typesafe.config.ConfigValueType;
import dev.rialto.api.message.UserId;
import dev.rialto.core.factory.Factories;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads a config file: for a start and for {@code rialto check}. */
public final class ConfigLoader {
    private static final Set<String> TOP = Set.of(
            "host",
            "store",
            "inbox",
            "outbox",
            "references",
            "media",
            "plugs",
            "channels",
            "labels",
            "groups",
            "users",
            "hooks",
            "http");

    /** The folder where an installed service has its config. */
    public static final String INSTALLED = "/etc/rialto";

    private static final String INSTALLED_DATA = "/var/lib/rialto";

    private final Problems problems = new Problems();

    /** What is wrong with the text as such. */
    private final Problems mistakes = new Problems();

    private final RecordBinder binder;
    private final Path folder;
    private final ConfigObject reference;
    private final Node root;

    private final Node written;

    private ConfigLoader(
            Path file, Map<String, String> environment, ConfigSource.Unset unset, Optional<Problems> unseen)
            throws ConfigException {
        binder = new RecordBinder(environment, problems, unseen);
        folder = file.toAbsolutePath().normalize().resolveSibling("");
        reference = defaults(file);
        written = ConfigSource.read(file, environment, unset, mistakes);
        root = written.withDefaults(reference);
    }

    /**
     * What counts where the file says nothing. That of an installed service keeps its data where such data belong; and a person
     * at a shell, with another working directory and none of the service's variables, finds it by the same rule.
     */
    static ConfigObject defaults(Path file) {
        ConfigObject written = ReferenceConf.of(ConfigLoader.class).defaults();
        return file.toAbsolutePath().normalize().startsWith(INSTALLED)
                ? written.toConfig()
                        .withValue("host.data-dir", ConfigValueFactory.fromAnyRef(INSTALLED_DATA))
                        .root()
                : written;
    }

    /**
     * Reads the file with all that it includes and refers to, and checks all that can be checked without making a
     * plug or a hook.
     *
     * @param factories those that are part of Rialto; those of {@code host.plug-path} are added to them
     * @param environment the variables that the file can name
     * @throws ConfigException with everything that is wrong
     */
    public static BridgeConfig load(Path file, Factories factories, Map<String, String> environment)
            throws ConfigException {
        return new ConfigLoader(file, environment, ConfigSource.Unset.REFUSED, Optional.empty()).load(factories);
    }

    /**
     * The same for a look at the file by somebody who may not be the service: credentials that the service manager would give
     * are no problem, and something else stands in for them.
     *
     * @throws ConfigException with everything else that is wrong
     */
    public static Look look(Path file, Factories factories, Map<String, String> environment) throws ConfigException {
        Problems unseen = new Problems();
        BridgeConfig config =
                new ConfigLoader(file, environment, ConfigSource.Unset.REFUSED, Optional.of(unseen)).load(factories);
        return new Look(config, unseen.sorted());
    }

    /**
     * A config to look at, and not to run.
     *
     * @param unseen the secrets that something else stands in for
     */
    public record Look(BridgeConfig config, List<ConfigProblem> unseen) {
        public Look {
            unseen = List.copyOf(unseen);
        }
    }

    /**
     * Reads the section {@code host} alone: for a command that only has to find the running host, and may be run by
     * somebody who has not the host's environment and cannot read its secrets. What is wrong in the rest is no
     * matter here.
     *
     * @throws ConfigException when the file cannot be read, or this section is wrong
     */
    public static HostSettings host(Path file, Map<String, String> environment) throws ConfigException {
        ConfigLoader loader = new ConfigLoader(file, environment, ConfigSource.Unset.LEFT_OUT, Optional.empty());
        Optional<HostSettings> host = loader.host();
        loader.problems.throwIfAny();
        return host.orElseThrow();
    }

    /** Whoever names the same file finds the same data, wherever they stand. */
    private Optional<HostSettings> host() {
        Optional<HostSettings> host = section("host", HostSettings.class).map(settings -> settings.from(folder));
        host.map(HostSettings::dataDir)
                .filter(there -> Files.exists(there) && !Files.isDirectory(there))
                .ifPresent(there -> problems.add(root.child("host").child("data-dir"), there + " is no folder"));
        return host;
    }

    private BridgeConfig load(Factories base) throws ConfigException {
        problems.addAll(mistakes.list());
        for (String key : written.keys()) {
            if (!TOP.contains(key)) {
                problems.unknown(written.child(key), "unknown section", key, TOP);
            }
        }
        Optional<HostSettings> host = host();
        Optional<StoreSettings> store = section("store", StoreSettings.class);
        Optional<InboxSettings> inbox = section("inbox", InboxSettings.class);
        Optional<OutboxSettings> outbox = section("outbox", OutboxSettings.class);
        Optional<ReferenceSettings> references = section("references", ReferenceSettings.class);
        Optional<MediaSettings> media = section("media", MediaSettings.class);
        Optional<HttpSettings> http =
                root.child("http").value().isPresent() ? section("http", HttpSettings.class) : Optional.empty();
        Factories factories = host.map(settings -> withPlugPath(base, settings)).orElse(base);

        Map<String, Node> plugNodes = named("plugs");
        Map<String, Node> channelNodes = named("channels");
        Map<String, Node> hookNodes = named("hooks");
        Sections sections = new Sections(binder, problems, factories, reference);
        plugNodes.forEach(sections::plug);
        channelNodes.forEach((name, node) -> sections.channel(name, node, plugNodes.keySet()));
        hookNodes.forEach(sections::hook);

        Map<String, Node> labelNodes = named("labels");
        Map<String, Node> groupNodes = named("groups");
        Map<String, Node> userNodes = named("users");
        Map<String, List<String>> labels = new LinkedHashMap<>();
        labelNodes.forEach((name, node) -> binder.texts(node).ifPresent(channels -> labels.put(name, channels)));
        Map<String, GroupSettings> groups = new LinkedHashMap<>();
        groupNodes.forEach((name, node) ->
                binder.bind(GroupSettings.class, node, Set.of()).ifPresent(group -> groups.put(name, group)));
        Map<String, UserSettings> users = new LinkedHashMap<>();
        userNodes.forEach((name, node) -> users.put(name, user(node, sections)));

        new NameCheck(problems, sections, plugNodes, channelNodes, labelNodes, groupNodes, hookNodes)
                .check(labels, groups, userNodes, users);
        problems.throwIfAny();
        return new BridgeConfig(
                host.orElseThrow(),
                store.orElseThrow(),
                inbox.orElseThrow(),
                outbox.orElseThrow(),
                references.orElseThrow(),
                media.orElseThrow(),
                sections.plugs,
                sections.channels,
                labels,
                groups,
                users,
                sections.hooks,
                http);
    }

    private <R extends Record> Optional<R> section(String name, Class<R> type) {
        return binder.bind(type, root.child(name), Set.of());
    }

    private Factories withPlugPath(Factories base, HostSettings host) {
        Node folders = root.child("host").child("plug-path");
        List<Node> nodes = folders.elements();
        return base.with(host.plugPath(), (index, problem) -> problems.add(nodes.get(index), problem));
    }

    /** The entries of a section whose keys are names, in the order of the file. */
    private Map<String, Node> named(String section) {
        Node node = root.child(section);
        Map<String, Node> entries = new LinkedHashMap<>();
        if (node.value().isPresent() && !node.is(ConfigValueType.OBJECT)) {
            problems.add(node, "expected a section in braces, with a name for each of the " + section);
        } else {
            node.keys().forEach(name -> entries.put(name, node.child(name)));
        }
        return entries;
    }

    /** The keys of a user are the names of plugs, so there is no record of them. */
    private UserSettings user(Node node, Sections sections) {
        Map<String, List<UserId>> accounts = new LinkedHashMap<>();
        if (!node.is(ConfigValueType.OBJECT)) {
            problems.add(node, "expected a section in braces, such as { tg = \"7000001\", roles = [ admin ] }");
            return new UserSettings(accounts, List.of());
        }
        for (String plug : node.keys()) {
            if (!plug.equals(NameCheck.ROLES)) {
                accounts.put(plug, ids(plug, node.child(plug), sections));
            }
        }
        return new UserSettings(
                accounts, binder.texts(node.child(NameCheck.ROLES)).orElse(List.of()));
    }

    private List<UserId> ids(String plug, Node node, Sections sections) {
        List<Node> written = node.is(ConfigValueType.LIST) ? node.elements() : List.of(node);
        return written.stream()
                .flatMap(each -> binder.text(each).flatMap(id -> sections.account(plug, id, each)).stream())
                .toList();
    }
}
