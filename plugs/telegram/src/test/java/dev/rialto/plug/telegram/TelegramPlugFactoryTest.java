package dev.rialto.plug.telegram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rialto.api.message.ChannelId;
import dev.rialto.api.message.ChannelRef;
import dev.rialto.api.message.NetworkId;
import dev.rialto.api.message.UserId;
import dev.rialto.api.plug.Pace;
import dev.rialto.api.plug.Plug;
import dev.rialto.api.plug.PlugFactory;
import dev.rialto.api.plug.Secret;
import dev.rialto.api.plug.SettingsException;
import dev.rialto.tck.host.SimplePlugContext;
import dev.rialto.tck.plug.PlugFactoryContract;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The keys that people write, and what is said of those that cannot be. */
final class TelegramPlugFactoryTest extends PlugFactoryContract {
    private static final String URL = "https://api.telegram.org";
    private final TelegramPlugFactory factory = new TelegramPlugFactory();

    @Override
    protected PlugFactory<?, ?> factory() {
        return factory;
    }

    @Override
    protected Map<String, UserId> users() {
        return Map.of(
                "7000001", new UserId("7000001"),
                " 42 ", new UserId("42"),
                "-1001234567890", new UserId("-1001234567890"));
    }

    @Override
    protected Map<String, ChannelId> channels() {
        return Map.of(
                "-1001234567890", new ChannelId("-1001234567890"),
                "-1001234567890#42", new ChannelId("-1001234567890#42"),
                "-1001234567890#1", new ChannelId("-1001234567890"),
                "@A_Channel", new ChannelId("@a_channel"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"@bob", "bob", "alice", "007", "4 2", "0", "-", "42#1"})
    void whatIsNoNumberIsNobody(String id) {
        assertThatThrownBy(() -> factory.userId(id))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("number");
    }

    @ParameterizedTest
    @ValueSource(strings = {"family", "-100#x", "-100#0", "#1", "-100\n#1", "-100#99999999999"})
    void whatIsNoChatIsNoChannel(String id) {
        assertThatThrownBy(() -> factory.channelId(id)).isInstanceOf(SettingsException.class);
    }

    @Test
    void theNetworkIsTheBotWhateverTheRestOfTheTokenIs() {
        assertThat(plug("7000001:AAE").network())
                .isEqualTo(plug("7000001:other").network());
        assertThat(plug("7000001:AAE").network().value()).isEqualTo("telegram:7000001");
    }

    @Test
    void commandsBeginWithASlash() {
        assertThat(factory.commandPrefix()).contains("/");
    }

    @Test
    void aMissingTokenIsSaidPlainly() {
        assertThatThrownBy(() -> plug(""))
                .isInstanceOfSatisfying(
                        SettingsException.class, e -> assertThat(e.path()).isEqualTo("token"))
                .hasMessageStartingWith("no token");
    }

    @ParameterizedTest
    @ValueSource(strings = {"my-secret-word", "AAE:7000001", "7000001:", "7000001", "7000001:AA E"})
    void whatIsNoTokenIsSaidAndNotShown(String token) {
        assertThatThrownBy(() -> plug(token))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("@BotFather")
                .hasMessageNotContaining(token);
    }

    @ParameterizedTest
    @CsvSource({
        "-1001234567890, , -1001234567890",
        "-1001234567890, 42, -1001234567890#42",
        "-1001234567890, 1, -1001234567890",
        "12345, , 12345",
        "@a_channel, , @a_channel",
        "@A_Channel, , @a_channel"
    })
    void aTopicIsAChannelOfItsOwnAndTheGeneralOneIsTheChat(String id, Integer topic, String channel) {
        ChannelId address = factory.address(
                new TelegramChannelSettings(id, topic == null ? OptionalInt.empty() : OptionalInt.of(topic)));
        assertThat(address).isEqualTo(new ChannelId(channel));
        assertThat(ChatAddress.of(address).id()).isEqualTo(address);
    }

    @Test
    void onlyATalkWithOnePersonIsPrivate() {
        assertThat(factory.isPrivate(new ChannelId("12345"))).isTrue();
        assertThat(factory.isPrivate(new ChannelId("-12345"))).isFalse();
        assertThat(factory.isPrivate(new ChannelId("@a_channel"))).isFalse();
    }

    /** Several people may write as a group or a channel. */
    @Test
    void onlyAPersonIsAnAccount() {
        assertThat(factory.isAccount(new UserId("12345"))).isTrue();
        assertThat(factory.isAccount(new UserId("-1001234567890"))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "family", "100 1234", "-", "0", "@ab", "https://t.me/family", "-100#42"})
    void whatIsNoChatIsRefused(String id) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new TelegramChannelSettings(id, OptionalInt.empty()))
                .withMessageContaining("-1001234567890");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "api.telegram.org",
                "ftp://example.org",
                "http://",
                "http://user:pw@example.org",
                "http://a b"
            })
    void whatIsNoServerIsRefusedAndNotShown(String url) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TestSettings.of(url, "1:A"))
                .withMessageContaining("http://127.0.0.1:8081")
                .withMessageNotContaining("pw");
    }

    @ParameterizedTest
    @CsvSource({
        "1/s, 1, PT1S",
        "20/min, 20, PT1M",
        "20 / m, 20, PT1M",
        "30, 30, PT1S",
        "5/2s, 5, PT2S",
        "100/hour, 100, PT1H"
    })
    void pacesAreRead(String text, int operations, Duration per) {
        assertThat(PaceText.read("limits.global", text)).contains(new Pace(operations, per));
    }

    @Test
    void aPaceCanBeNone() {
        assertThat(PaceText.read("limits.global", "none")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0/s", "fast", "1/fortnight", "-1/s", "1.5/s"})
    void whatIsNoPaceIsSaidWithItsKey(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new TelegramSettings.Limits("1/s", text, "30/s"))
                .withMessageStartingWith("limits.per-group")
                .withMessageContaining("20/min");
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT0S", "PT0.5S", "PT51S", "-PT1S"})
    void aPollIsAsLongAsTelegramGrants(Duration timeout) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new TelegramSettings(
                        Secret.of("1:A"),
                        URL,
                        TestSettings.LIMITS,
                        timeout,
                        new TelegramSettings.CatchUp(Duration.ofHours(1), 1)))
                .withMessageStartingWith("poll-timeout");
    }

    @Test
    void allTopicsOfAGroupKeepThePaceOfTheGroup() {
        TelegramCapabilities capabilities = new TelegramCapabilities(TestSettings.of(URL, "7000001:AAE"));
        for (String topic : List.of("-100123#7", "-100123#8")) {
            assertThat(capabilities.of(ref(topic)).paceKey()).contains(new ChannelId("-100123"));
            assertThat(capabilities.of(ref(topic)).channelPace())
                    .isEqualTo(capabilities.of(ref("-100123")).channelPace())
                    .isPresent();
        }
    }

    private static ChannelRef ref(String id) {
        return new ChannelRef(new NetworkId("telegram:7000001"), new ChannelId(id));
    }

    @Test
    void onlyThePublicServerIsPaced() {
        TelegramCapabilities open = new TelegramCapabilities(TestSettings.of(URL, "1:A"));
        TelegramCapabilities own = new TelegramCapabilities(TestSettings.of("http://127.0.0.1:8081", "1:A"));
        var group = plug("1:A").network();
        var ref = new ChannelRef(group, new ChannelId("-5"));
        var person = new ChannelRef(group, new ChannelId("5"));
        assertThat(open.of(ref).channelPace()).contains(new Pace(20, Duration.ofMinutes(1)));
        assertThat(open.of(person).channelPace()).contains(new Pace(1, Duration.ofSeconds(1)));
        assertThat(open.of(ref).plugPace()).contains(new Pace(30, Duration.ofSeconds(1)));
        assertThat(own.of(ref).channelPace()).isEqualTo(Optional.empty());
        assertThat(own.of(ref).plugPace()).isEqualTo(Optional.empty());
    }

    private Plug plug(String token) {
        return factory.create(
                TestSettings.of(URL, token),
                SimplePlugContext.<TelegramChannelSettings>builder("tg").build());
    }
}
