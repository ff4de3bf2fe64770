package dev.rialto.plug.xmpp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rialto.api.message.ChannelId;
import dev.rialto.api.message.UserId;
import dev.rialto.api.plug.Plug;
import dev.rialto.api.plug.PlugFactory;
import dev.rialto.api.plug.Secret;
import dev.rialto.api.plug.SettingsException;
import dev.rialto.tck.host.SimplePlugContext;
import dev.rialto.tck.plug.PlugFactoryContract;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The keys that people write, and what is said of those that cannot be. */
final class XmppPlugFactoryTest extends PlugFactoryContract {
    private final XmppPlugFactory factory = new XmppPlugFactory();

    @Override
    protected PlugFactory<?, ?> factory() {
        return factory;
    }

    @Override
    protected Map<String, UserId> users() {
        return Map.of(
                "bob@x.org", new UserId("bob@x.org"),
                "Bob@X.org", new UserId("bob@x.org"),
                "dd72603d/GqWgP0+O=", new UserId("dd72603d/GqWgP0+O="));
    }

    @Override
    protected Map<String, ChannelId> channels() {
        return Map.of(
                "Family@conference.LocalHost", new ChannelId("family@conference.localhost"),
                "chat:Anna@Example.org", new ChannelId("chat:anna@example.org"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"bob", "bob@x.org/home", "@x.org", "family@conference.example.org/Bob the Builder", "a b@x.org"})
    void whatIsNoAccountIsNobody(String id) {
        assertThatThrownBy(() -> factory.userId(id))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("anna@example.org");
    }

    @ParameterizedTest
    @ValueSource(strings = {"family", "family@conference.example.org/Bob", "chat:anna"})
    void whatIsNoRoomIsNoChannel(String id) {
        assertThatThrownBy(() -> factory.channelId(id))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("@");
    }

    private Plug plug(String jid, String password, String host, XmppSettings.Tls tls, boolean insecure, String trust) {
        return factory.create(
                new XmppSettings(
                        jid,
                        Secret.of(password),
                        "bridge",
                        Optional.empty(),
                        Optional.of(host).filter(name -> !name.isEmpty()),
                        OptionalInt.empty(),
                        tls,
                        insecure,
                        trust,
                        10_000,
                        new XmppSettings.CatchUp(Duration.ofDays(7), 10_000)),
                SimplePlugContext.<XmppChannelSettings>builder("subject").build());
    }

    private Plug plug(String jid) {
        return plug(jid, "secret", "", XmppSettings.Tls.REQUIRED, false, "system");
    }

    private void assertRefused(String path, String word, Runnable deed) {
        assertThatThrownBy(deed::run)
                .isInstanceOfSatisfying(
                        SettingsException.class, e -> assertThat(e.path()).isEqualTo(path))
                .hasMessageContaining(word);
    }

    @Test
    void theNetworkIsTheAccountHoweverItIsWritten() {
        assertThat(plug("Bridge@Example.org").network())
                .isEqualTo(plug("bridge@example.org").network());
        assertThat(plug("bridge@example.org").network().value()).isEqualTo("xmpp:bridge@example.org");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "bridge",
                "@example.org",
                "bridge@",
                "bridge@example.org/home",
                "a b@example.org",
                "bridge@@local@host",
                "bridge@local@host",
                "bridge@local host",
                "bridge@example.org ",
                " bridge@example.org",
                "bridge@example..org",
                "bridge@example.org:5222"
            })
    void whatIsNoAddressIsSaid(String jid) {
        assertRefused("jid", "no address", () -> plug(jid));
    }

    @ParameterizedTest
    @ValueSource(strings = {"b@localhost", "b@xmpp_1.example.org", "b@b\u00fccher.example", "b@127.0.0.1", "b@[::1]"})
    void whatIsAnAddressIsTaken(String jid) {
        assertThat(plug(jid)).isNotNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {" ", "xmpp example.org", "xmpp.example.org ", "xmpp.example.org:5222", "a@b"})
    void whatIsNoHostIsSaid(String host) {
        assertRefused(
                "host",
                "no name or address",
                () -> plug("bridge@example.org", "secret", host, XmppSettings.Tls.REQUIRED, false, "system"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"xmpp.example.org", "xmpp.example.org.", "localhost", "10.0.0.1", "::1", "[::1]", "fe80::1%eth0"
            })
    void whatIsAHostIsTaken(String host) {
        assertThat(plug("bridge@example.org", "secret", host, XmppSettings.Tls.REQUIRED, false, "system"))
                .isNotNull();
    }

    @Test
    void aMissingPasswordIsSaidPlainly() {
        assertRefused(
                "password",
                "no password",
                () -> plug("bridge@example.org", "", "", XmppSettings.Tls.REQUIRED, false, "system"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "xmpp.localhost", "127.0.0.1", "127.8.9.10", "::1"})
    void noTlsIsForThisMachine(String host) {
        assertThat(plug("bridge@example.org", "secret", host, XmppSettings.Tls.NONE, false, "system"))
                .isNotNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "example.org", "192.168.1.5", "128.0.0.1", "localhost.example.org"})
    void noTlsElsewhereHasToBeSaidTwice(String host) {
        assertRefused(
                "tls",
                "in the clear",
                () -> plug("bridge@example.org", "secret", host, XmppSettings.Tls.NONE, false, "system"));
        assertThat(plug("bridge@example.org", "secret", host, XmppSettings.Tls.NONE, true, "system"))
                .isNotNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"sha-256:12:34", "sha-256:", "sha-256:zz", "/no/such/file.pem", "everybody"})
    void whatCannotBeBelievedIsSaid(String trust) {
        assertRefused(
                "trust",
                "sha-256",
                () -> plug("bridge@example.org", "secret", "", XmppSettings.Tls.REQUIRED, false, trust));
    }

    @Test
    void aFingerprintIsReadHoweverItIsWritten() {
        String colons = "AB:".repeat(31) + "AB";
        assertThat(XmppTrust.read("sha-256:" + colons))
                .isEqualTo(XmppTrust.read("SHA-256:" + "ab".repeat(32)))
                .isEqualTo(new XmppTrust.Pinned("ab".repeat(32)));
    }

    @Test
    void aTalkIsNamedByThePerson() {
        XmppPlugFactory factory = new XmppPlugFactory();
        ChannelId talk =
                factory.address(new XmppChannelSettings("chat:Anna@Example.org", Optional.empty(), Optional.empty()));
        assertThat(talk).isEqualTo(new ChannelId("chat:anna@example.org"));
        assertThat(factory.isPrivate(talk)).isTrue();
        assertThatThrownBy(
                        () -> factory.address(new XmppChannelSettings("chat:anna", Optional.empty(), Optional.empty())))
                .isInstanceOf(SettingsException.class);
    }

    /** Anybody can take a nick. */
    @Test
    void aNickIsNoAccount() {
        XmppPlugFactory factory = new XmppPlugFactory();
        assertThat(factory.isAccount(new UserId("romeo@example.org"))).isTrue();
        assertThat(factory.isAccount(new UserId("dd72603d/GqWgP0+O="))).isTrue();
        assertThat(factory.isAccount(new UserId("family@conference.example.org/Romeo")))
                .isFalse();
        assertThat(factory.isAccount(new UserId("family@conference.example.org/a@b/c")))
                .isFalse();
    }

    @Test
    void aRoomIsNamedByItsBareAddress() {
        assertThat(factory.address(
                        new XmppChannelSettings("Family@Conference.Example.org", Optional.empty(), Optional.empty())))
                .isEqualTo(new ChannelId("family@conference.example.org"));
        assertRefused(
                "id",
                "no address",
                () -> factory.address(new XmppChannelSettings("family", Optional.empty(), Optional.empty())));
        assertRefused(
                "id",
                "no address",
                () -> factory.address(
                        new XmppChannelSettings("family@@conference@host", Optional.empty(), Optional.empty())));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\t"})
    void aBlankNickIsNone(String nick) {
        assertRefused(
                "nick",
                "blank",
                () -> factory.address(new XmppChannelSettings("a@b.example", Optional.empty(), Optional.of(nick))));
        XmppSettings settings = settings(nick, 5222, 10_000);
        assertRefused(
                "nick",
                "blank",
                () -> factory.create(
                        settings,
                        SimplePlugContext.<XmppChannelSettings>builder("subject")
                                .build()));
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 0, 65_536})
    void aPortThatCannotBeIsNamed(int port) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> settings("bridge", port, 10_000))
                .withMessageStartingWith("port ");
    }

    @Test
    void valuesOutOfRangeNameTheirKey() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> settings("bridge", 5222, 10))
                .withMessageStartingWith("text-limit ");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new XmppSettings.CatchUp(Duration.ofDays(-1), 1))
                .withMessageContaining("catch-up");
    }

    private static XmppSettings settings(String nick, int port, int textLimit) {
        return new XmppSettings(
                "a@b.example",
                Secret.of("secret"),
                nick,
                Optional.empty(),
                Optional.empty(),
                OptionalInt.of(port),
                XmppSettings.Tls.REQUIRED,
                false,
                "system",
                textLimit,
                new XmppSettings.CatchUp(Duration.ofDays(1), 1));
    }
}
