package dev.rialto.core.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rialto.api.plug.DataSize;
import dev.rialto.core.fake.ConfigFile;
import dev.rialto.core.fake.chat.ChatFactory;
import dev.rialto.core.fake.join.JoinFactory;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Sections as records, through the loader. */
final class RecordBinderTest {
    @TempDir
    private Path folder;

    private ConfigFile file;

    @BeforeEach
    void setUp() {
        file = new ConfigFile(folder);
    }

    private ChatFactory.Settings chat(String keys, Map<String, String> environment) throws ConfigException {
        PlugSection section = file.load("plugs.tg { type = chat, " + keys + " }", environment)
                .plugs()
                .get("tg");
        assertThat(section).isNotNull();
        return (ChatFactory.Settings) section.settings();
    }

    private ChatFactory.Settings chat(String keys) throws ConfigException {
        return chat(keys, Map.of());
    }

    @Test
    void whatIsNotSaidIsTheReference() throws ConfigException {
        ChatFactory.Settings settings = chat("token = x");
        assertThat(settings.port()).isEqualTo(5222);
        assertThat(settings.patience()).isEqualTo(Duration.ofSeconds(30));
        assertThat(settings.maxFile()).isEqualTo(new DataSize(1024 * 1024));
        assertThat(settings.tls()).isEqualTo(ChatFactory.Tls.REQUIRED);
        assertThat(settings.limits()).isEqualTo(new ChatFactory.Limits(1.5, 30));
        assertThat(settings.tags()).isEmpty();
        assertThat(settings.nick()).isEmpty();
        assertThat(settings.flood()).isEmpty();
    }

    @Test
    void eachSortOfValue() throws ConfigException {
        ChatFactory.Settings settings = chat("""
                token = 12345678901234567890
                nick = 007
                port = "80"
                patience = 2 minutes
                max-file = 20
                tls = none-at-all
                limits.global = 12345678901
                tags = [ b, a, 3 ]
                api = "https://example.org/x"
                trust = /etc/ca.pem
                flood { messages = 3, per = 10s }
                """);
        assertThat(settings.token().reveal()).isEqualTo("12345678901234567890");
        assertThat(settings.nick()).contains("007");
        assertThat(settings.port()).isEqualTo(80);
        assertThat(settings.patience()).isEqualTo(Duration.ofMinutes(2));
        assertThat(settings.maxFile()).isEqualTo(new DataSize(20));
        assertThat(settings.tls()).isEqualTo(ChatFactory.Tls.NONE_AT_ALL);
        assertThat(settings.limits()).isEqualTo(new ChatFactory.Limits(1.5, 12_345_678_901L));
        assertThat(settings.tags()).containsExactly("b", "a", "3");
        assertThat(settings.api()).contains(URI.create("https://example.org/x"));
        assertThat(settings.trust()).contains(Path.of("/etc/ca.pem"));
        assertThat(settings.flood()).contains(new ChatFactory.Flood(3, Duration.ofSeconds(10)));
    }

    @Test
    void offIsAnOptionalSectionThatIsNotThere() throws ConfigException {
        assertThat(chat("token = x, flood = off").flood()).isEmpty();
    }

    @Test
    void aLargeIdKeepsEachDigit() throws ConfigException {
        ChannelSection channel = file.load(
                        "plugs.tg { type = chat, token = x }, channels.c { plug = tg, id = -1001234567890123456789, topic = 4 }")
                .channels()
                .get("c");
        assertThat(channel).isNotNull();
        assertThat(channel.id().value()).isEqualTo("-1001234567890123456789/4");
    }

    @Test
    void theKeysThatEveryPlugHas() throws ConfigException {
        BridgeConfig config = file.load("""
                plugs {
                  one { type = chat, token = x }
                  two { type = chat, token = x, nick = two, enabled = no, author-style = inline }
                }
                channels { c { plug = one, id = c }, d { plug = two, id = d, command-authorized = true } }
                hooks { h { type = join, priority = -1 }, i { type = join, enabled = false } }
                """);
        assertThat(config.plugs().values().stream().map(PlugSection::enabled)).containsExactly(true, false);
        assertThat(config.plugs().values().stream().map(plug -> plug.common().authorStyle()))
                .containsExactly(Optional.empty(), Optional.of(PlugDefaults.AuthorStyle.INLINE));
        assertThat(config.channels().values().stream().map(ChannelSection::commandAuthorized))
                .containsExactly(false, true);
        assertThat(config.hooks().values().stream().map(HookSection::enabled)).containsExactly(true, false);
        assertThat(config.hooks().get("h"))
                .isNotNull()
                .satisfies(hook -> assertThat(hook.priority()).hasValue(-1));
    }

    @Test
    void mapsKeepTheOrderOfTheFileAndTheirKeysAsTheyAre() throws ConfigException {
        HookSection hook = file.load("""
                plugs.tg { type = chat, token = x }
                hooks.h { type = join, channels { zz = [ "tg:2" ], "a.b" = [ "tg:1" ] }, plugs { "tg" { joins = no } }
                  filters = [ { keep { kinds = [ b, a, b ] } }, { drop { bots = true } } ] }
                """).hooks().get("h");
        assertThat(hook).isNotNull();
        JoinFactory.Settings settings = (JoinFactory.Settings) hook.settings();
        assertThat(settings.channels().keySet()).containsExactly("zz", "a.b");
        assertThat(settings.plugs()).containsEntry("tg", new JoinFactory.PerPlug(Optional.of(false)));
        assertThat(settings.filters().getFirst().keep())
                .hasValueSatisfying(match -> assertThat(match.kinds()).containsExactly("b", "a"));
    }

    @Test
    void aSecretIsATextAFileOrACredential() throws Exception {
        Path secret = Files.writeString(folder.resolve("secret"), "hunter2\n");
        Files.writeString(folder.resolve("two-lines"), "hunter2\n\r\n");
        assertThat(chat("token = hunter2").token().reveal()).isEqualTo("hunter2");
        assertThat(chat("token = ${T}", Map.of("T", "hunter2")).token().reveal())
                .isEqualTo("hunter2");
        assertThat(chat("token { file = \"" + secret + "\" }").token().reveal()).isEqualTo("hunter2");
        Map<String, String> service = Map.of("CREDENTIALS_DIRECTORY", folder.toString());
        assertThat(chat("token { credential = secret }", service).token().reveal())
                .isEqualTo("hunter2");
        assertThat(chat("token { credential = two-lines }", service).token().reveal())
                .isEqualTo("hunter2\n");
        assertThat(chat("token = hunter2")).asString().doesNotContain("hunter2").contains("***");
    }

    static Stream<Arguments> secrets() {
        return Stream.of(
                Arguments.of(
                        "[ hunter2 ]", ": expected a text, { file = \"/path\" } or { credential = name }, not a list"),
                Arguments.of("{ file = no-such }", ".file: there is no file no-such"),
                Arguments.of("{ file = \"/\" }", ".file: / is not a file"),
                Arguments.of(
                        "{ fil = x }", ".fil: unknown key; a secret has file or credential; did you mean \"file\"?"),
                Arguments.of(
                        "{ file = a, credential = b }",
                        ": expected one of { file = \"/path\" } and { credential = name }"),
                Arguments.of("{}", ": expected one of { file = \"/path\" } and { credential = name }"),
                Arguments.of(
                        "{ credential = tg }",
                        ".credential: there is no CREDENTIALS_DIRECTORY in the environment: only a service with LoadCredential=tg:… has it"));
    }

    @ParameterizedTest
    @MethodSource
    void secrets(String value, String problem) {
        assertThat(file.problems("plugs.tg { type = chat, token = " + value + " }"))
                .containsExactly("bridge.conf:1: plugs.tg.token" + problem);
    }

    @Test
    void aCredentialIsOneFile() throws Exception {
        Files.writeString(folder.resolve("empty"), "\n");
        Map<String, String> service = Map.of("CREDENTIALS_DIRECTORY", folder.toString());
        assertThat(file.problems("plugs.tg { type = chat, token { credential = \"../x\" } }", service))
                .containsExactly(
                        "bridge.conf:1: plugs.tg.token.credential: the name of a credential is that of a file, without a folder");
        assertThat(file.problems("plugs.tg { type = chat, token { credential = empty } }", service))
                .containsExactly("bridge.conf:1: plugs.tg.token.credential: empty is empty");
    }

    @Test
    void theHostsOwnKeys() throws ConfigException {
        BridgeConfig config = file.load("http { listen = \"[::1]:8080\", token = x }, outbox { on-unknown = drop }");
        assertThat(config.host().name()).isEqualTo("rialto");
        assertThat(config.host().dataDir()).isAbsolute().hasFileName("data");
        assertThat(config.host().stopTimeout()).isEqualTo(Duration.ofSeconds(60));
        assertThat(config.store().minFree()).isEqualTo(new DataSize(64 << 20));
        assertThat(config.outbox().onUnknown()).isEqualTo(OutboxSettings.OnUnknown.DROP);
        assertThat(config.outbox().keepFor()).isEqualTo(Duration.ofDays(7));
        assertThat(config.references().keepFor()).isEqualTo(Duration.ofDays(90));
        assertThat(config.media().patience()).isEqualTo(Duration.ofSeconds(30));
        assertThat(config.http()).map(HttpSettings::listen).contains(new HttpSettings.Listen("::1", 8080));
        assertThat(file.load("").http()).isEmpty();
    }

    @Test
    void theReferenceSpeaksOfEachKey() {
        for (Class<? extends Record> section : List.of(
                HostSettings.class,
                StoreSettings.class,
                InboxSettings.class,
                OutboxSettings.class,
                ReferenceSettings.class,
                MediaSettings.class,
                GroupSettings.class)) {
            assertThat(ReferenceConf.problems(ConfigLoader.class, AllSections.class, List.of(section)))
                    .as(section.getSimpleName())
                    .isEmpty();
        }
    }

    /** The reference of the host as one record, so that it is bound as that of a factory. */
    record AllSections(
            HostSettings host,
            StoreSettings store,
            InboxSettings inbox,
            OutboxSettings outbox,
            ReferenceSettings references,
            MediaSettings media,
            Sections.EachPlug eachPlug,
            Sections.EachChannel eachChannel,
            Sections.EachHook eachHook) {}

    record Little(int port, String unsaid) {}

    @Test
    void aReferenceThatDoesNotFitItsRecordIsTold() {
        assertThat(ReferenceConf.problems(new ChatFactory())).isEmpty();
        assertThat(ReferenceConf.problems(new JoinFactory())).isEmpty();
        assertThat(ReferenceConf.problems(ChatFactory.class, Little.class, List.of()))
                .contains(
                        "reference.conf: patience: unknown key", "reference.conf: nothing is said of unsaid (Little)");
    }
}
