package dev.rialto.core.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.rialto.api.hook.Channel;
import dev.rialto.api.hook.Conversation;
import dev.rialto.api.message.ChannelId;
import dev.rialto.api.message.ChannelRef;
import dev.rialto.api.message.NetworkId;
import dev.rialto.api.message.UserId;
import dev.rialto.api.plug.Capabilities;
import dev.rialto.api.plug.PlugStatus;
import dev.rialto.api.plug.Role;
import dev.rialto.api.plug.SettingsException;
import dev.rialto.core.config.BridgeConfig;
import dev.rialto.core.config.ConfigException;
import dev.rialto.core.fake.ConfigFile;
import dev.rialto.tck.host.InMemoryStateStore;
import dev.rialto.tck.time.Patience;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class HostDirectoryTest {
    private static final NetworkId TG = new NetworkId("chat:tg");
    private static final NetworkId IM = new NetworkId("chat:im");

    @TempDir
    private Path folder;

    private final MemoryChannelNumbers numbers = new MemoryChannelNumbers();
    private final TitlesOnce network = new TitlesOnce();
    private HostDirectory directory;

    @BeforeEach
    void setUp() throws ConfigException {
        directory = directory("""
                plugs {
                  tg { type = chat, token = x, nick = tg }
                  im { type = chat, token = x, nick = im }
                }
                channels {
                  tg-family { plug = tg, id = "-1", command-authorized = true }
                  tg-work { plug = tg, id = "-2" }
                  im-family { plug = im, id = "family@rooms" }
                  im-work { plug = im, id = "work@rooms" }
                  im-alice { plug = im, id = "@alice" }
                }
                labels { alerts = [ tg-work, im-alice, "synced:family" ] }
                groups {
                  staff { channels = [ tg-work, "im:lounge" ], exclude = [ "im:attic" ], anywhere = [ im ] }
                  named { named = [ im ] }
                  private { private = [ im ] }
                  shared { shared = [ im ] }
                  virtual { anywhere = [ synced ] }
                  without { anywhere = [ tg, im, synced ], exclude = [ family ] }
                }
                users { alice { tg = "7", im = [ "a@x", "b@x" ], roles = [ admin ] } }
                hooks {
                  sync { type = join, plug = synced, channels { family = [ tg-family, im-family ], alerts = [ "im:hall" ] } }
                  pairs { type = join, plug = paired, channels { work = [ tg-work, im-work ], home = [] } }
                  more { type = join, plug = others, channels { home = [] } }
                  none { type = join, channels { silent = [ im-alice ] } }
                }
                """);
    }

    private HostDirectory directory(String text) throws ConfigException {
        BridgeConfig config = new ConfigFile(folder).load(text);
        return new HostDirectory(
                config,
                new BuiltInIdentities(config, new KeptLinks(new InMemoryStateStore())),
                Map.of("tg", TG, "im", IM),
                numbers,
                network,
                new ChannelTitles());
    }

    private Channel channel(String name) {
        return directory.channel(name).orElseThrow();
    }

    @ParameterizedTest
    @CsvSource({
        "tg-family, tg-family, chat:tg/-1, false",
        "tg:-1, tg-family, chat:tg/-1, false",
        "tg:-9, tg:-9, chat:tg/-9, false",
        "im:a:b, im:a:b, chat:im/a:b, false",
        "im:Family@Rooms, im-family, chat:im/family@rooms, false",
        "synced:family, synced:family, rialto:synced/family, true",
        "family, synced:family, rialto:synced/family, true",
        "work, paired:work, rialto:paired/work, true"
    })
    void channelsByName(String written, String name, String ref, boolean virtual) {
        Channel channel = channel(written);
        assertThat(channel.name()).isEqualTo(name);
        assertThat(channel.ref()).hasToString(ref);
        assertThat(channel.virtual()).isEqualTo(virtual);
        assertThat(channel.named()).isEqualTo(!name.contains(":"));
        assertThat(directory.channel(channel.ref())).isSameAs(channel);
    }

    /** A label of two hooks, one that is called as a label of the config, one of a hook without a plug, and nonsense. */
    @ParameterizedTest
    @ValueSource(strings = {"home", "alerts", "silent", "synced:nothing", "synced", "tg", "tg:", ":x", "", "sync"})
    void namesThatAreNoChannel(String name) {
        assertThat(directory.channel(name)).isEmpty();
    }

    @Test
    void whoOnlyLooksAtAnAddressHasNobodyEnterIt() {
        assertThat(directory.number("tg:-9")).isEmpty();
        assertThat(numbers.find(new ChannelRef(TG, new ChannelId("-9")))).isEmpty();
        assertThat(directory.addressed("tg")).isEmpty();
        assertThat(directory.number("tg:-9")).isEmpty();
        Channel channel = channel("tg:-9");
        assertThat(directory.number("tg:-9")).contains(channel.number());
        assertThat(directory.number("tg-family")).contains(channel("tg-family").number());
        assertThat(directory.number("synced:family"))
                .contains(channel("synced:family").number());
        assertThatThrownBy(() -> directory.number("tg-famly"))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("tg-family");
    }

    /** What only a group names is not entered for that. */
    @Test
    void channelsThatAreNamedByTheirAddressAreKnownToWhoHasToEnterThem() {
        assertThat(directory.addressed("im")).containsExactly(new ChannelId("hall"));
        assertThat(directory.addressed("tg")).isEmpty();
        channel("tg:-9");
        channel("tg:-1");
        channel("synced:family");
        assertThat(directory.addressed("tg")).containsExactly(new ChannelId("-9"));
    }

    @Test
    void targetsAreALabelOrOneChannel() {
        assertThat(directory.targets("alerts").orElseThrow())
                .containsExactly(channel("tg-work"), channel("im-alice"), channel("synced:family"));
        assertThat(directory.targets("x", "tg:5")).containsExactly(channel("tg:5"));
        assertThat(directory.targets("nobody")).isEmpty();
    }

    @Test
    void whatIsUnknownIsToldWithTheNearestName() {
        assertThatThrownBy(() -> directory.channel("hooks.a[1]", "tg-famly"))
                .isInstanceOf(SettingsException.class)
                .hasMessage("there is no channel tg-famly; did you mean \"tg-family\"?");
        assertThatThrownBy(() -> directory.targets("x", "alert"))
                .hasMessage("there is no channel or label alert; did you mean \"alerts\"?");
        assertThatThrownBy(() -> directory.targets("x", "home"))
                .hasMessage("there is no channel or label home; did you mean \"others:home\"?");
        assertThatThrownBy(() -> directory.group("x", "stuff"))
                .hasMessage("there is no group stuff; did you mean \"staff\"?");
        assertThatThrownBy(() -> directory.group("x", "everybody")).hasMessage("there is no group everybody");
    }

    @ParameterizedTest
    @CsvSource({
        "staff, tg-work, true",
        "staff, tg-family, false",
        "staff, im:lounge, true",
        "staff, im:anything, true",
        "staff, im:attic, false",
        "named, im-work, true",
        "named, im:anything, false",
        "private, im-alice, true",
        "private, im:@bob, true",
        "private, im-work, false",
        "shared, im-alice, false",
        "shared, im-work, true",
        "shared, tg-work, false",
        "virtual, synced:family, true",
        "virtual, tg-family, false",
        "without, tg-family, false",
        "without, im-family, false",
        "without, synced:family, false",
        "without, tg-work, true",
        "without, im:hall, true"
    })
    void groups(String group, String channel, boolean member) {
        assertThat(directory.group("x", group).contains(channel(channel))).isEqualTo(member);
    }

    @Test
    void conversationsByMemberAndByTheirVirtualChannel() {
        assertThat(directory.conversations()).hasSize(6);
        for (String name : List.of("tg-family", "im:family@rooms", "family")) {
            assertThat(directory.conversation(channel(name)))
                    .as(name)
                    .hasValueSatisfying(found -> assertThat(found.label()).isEqualTo("family"));
        }
        assertThat(directory.conversation(channel("im-alice")))
                .hasValueSatisfying(found -> assertThat(found.hook()).isEqualTo("none"));
        assertThat(directory.conversation(channel("tg:77"))).isEmpty();
    }

    @Test
    void aChannelThatMovesStaysTheSame() throws Exception {
        Channel before = channel("tg-family");
        Channel unnamed = channel("tg:-50");
        numbers.move(before.number(), new ChannelRef(TG, new ChannelId("-1001")));
        numbers.move(unnamed.number(), new ChannelRef(TG, new ChannelId("-1050")));

        assertThat(channel("tg-family")).isSameAs(before);
        assertThat(channel("tg:-1")).isSameAs(before);
        assertThat(channel("tg:-1001")).isSameAs(before);
        assertThat(before.ref().id().value()).isEqualTo("-1001");
        assertThat(unnamed.name()).isEqualTo("tg:-1050");
        assertThat(directory.moved())
                .containsExactly(Map.entry("tg-family", "has moved: its id is -1001 now, the config still says -1"));

        HostDirectory reloaded = directory("""
                plugs { tg { type = chat, token = x, nick = tg } }
                channels { renamed { plug = tg, id = "-1001" }, old { plug = tg, id = "-1" } }
                """);
        assertThat(reloaded.channel("renamed")).contains(before);
        assertThat(reloaded.channel("old")).contains(before);
        assertThat(reloaded.channels()).extracting(Channel::name).containsExactly("renamed");
        assertThat(reloaded.moved().get("old"))
                .startsWith("has moved: its id is -1001 now, the config still says -1; "
                        + "renamed and old are the same channel since it moved");
        assertThat(reloaded.moved()).as("the entry that is right").doesNotContainKey("renamed");
    }

    @Test
    void oneChannelThatWasTwoIsInTheConversationsOfBoth() throws Exception {
        String entries = """
                plugs { tg { type = chat, token = x, nick = tg } }
                channels { a { plug = tg, id = "1" }, b { plug = tg, id = "2" }
                  c { plug = tg, id = "3" }, e { plug = tg, id = "4" } }
                labels { all = [ a, b, c, e ] }
                hooks { one { type = join, channels { ab = [ a, b ], ce = [ c, e ] } } }
                """;
        numbers.move(numbers.number(new ChannelRef(TG, new ChannelId("3"))), new ChannelRef(TG, new ChannelId("1")));
        HostDirectory merged = directory(entries);
        assertThat(merged.conversations(merged.channel("", "c")))
                .extracting(Conversation::label)
                .containsExactly("ab", "ce");
        assertThat(merged.targets("", "all"))
                .extracting(Channel::name)
                .doesNotHaveDuplicates()
                .hasSize(3);
    }

    @Test
    void commandsAndPeople() {
        assertThat(channel("tg-family").commandAuthorized()).isTrue();
        assertThat(channel("tg-work").commandAuthorized()).isFalse();
        assertThat(directory.person("im", new UserId("b@x")))
                .hasValueSatisfying(person -> assertThat(person.name()).isEqualTo("alice"));
        assertThat(directory.person("tg", new UserId("b@x"))).isEmpty();
        assertThat(directory.people())
                .singleElement()
                .satisfies(person -> assertThat(person.roles()).containsExactly("admin"));
    }

    @Test
    void whatIsWrittenIsReadByThePlug() {
        assertThat(directory.userId("users[0]", "im", "A@X")).isEqualTo(new UserId("a@x"));
        assertThatThrownBy(() -> directory.userId("users[0]", "im", "a x"))
                .isInstanceOfSatisfying(
                        SettingsException.class, e -> assertThat(e.path()).isEqualTo("users[0]"))
                .hasMessage("an id has no space");
        assertThat(directory.channel("im:a b")).isEmpty();
        assertThat(directory.targets("im:a b")).isEmpty();
        assertThatThrownBy(() -> directory.targets("to[0]", "im:a b"))
                .isInstanceOfSatisfying(
                        SettingsException.class, e -> assertThat(e.path()).isEqualTo("to[0]"))
                .hasMessage("an id has no space");
    }

    @Test
    void aTitleIsAskedOnceAndKnownThen() throws Exception {
        Channel room = channel("im-work");
        assertThat(directory.title(room)).isEqualTo("title 1");
        assertThat(directory.title(room)).isEqualTo("title 1");
        assertThat(directory.knownTitle(room)).isEqualTo("title 1");
        assertThat(directory.title(channel("synced:family"))).isEqualTo("The family");
    }

    /** Nobody who asks memory waits for the network, which is asked meanwhile. */
    @Test
    void aTitleFromMemoryIsTheNameFirst() {
        Channel room = channel("im-work");
        assertThat(directory.knownTitle(room)).isIn("im-work", "title 1");
        await().atMost(Patience.LIMIT).until(() -> directory.knownTitle(room).equals("title 1"));
    }

    @Test
    void oneNetworkIsOnePlug() {
        assertThatThrownBy(() -> new HostDirectory(
                        new ConfigFile(folder).load(""),
                        new BuiltInIdentities(new ConfigFile(folder).load(""), new KeptLinks(new InMemoryStateStore())),
                        new TreeMap<>(Map.of("tg", TG, "im", TG)),
                        numbers,
                        network,
                        new ChannelTitles()))
                .isInstanceOf(SettingsException.class)
                .hasMessage("the plugs im and tg are the same account");
    }

    @Test
    void plugsAndHooks() {
        assertThat(directory.plugs()).containsExactly("tg", "im");
        assertThat(directory.hooks()).containsExactly("sync", "pairs", "more", "none");
        assertThat(directory.networkName("tg")).isEqualTo("Chat");
        assertThat(directory.commandPrefix("tg")).contains("/");
        assertThat(directory.commandPrefix("synced")).isEmpty();
        assertThat(directory.status("tg")).isInstanceOf(PlugStatus.Connecting.class);
        assertThat(directory.status("synced")).isInstanceOf(PlugStatus.Online.class);
    }

    /** Networks that tell another title each time. */
    private static final class TitlesOnce implements PlugView {
        private int asked;

        @Override
        public PlugStatus status(String plug) {
            return new PlugStatus.Connecting();
        }

        @Override
        public Optional<Capabilities> capabilities(String plug, ChannelRef channel) {
            return Optional.empty();
        }

        @Override
        public <R extends Role> Optional<R> role(String plug, Class<R> role) {
            Role.Titles titles = channel -> Optional.of("title " + ++asked);
            return role.isInstance(titles) ? Optional.of(role.cast(titles)) : Optional.empty();
        }
    }
}
