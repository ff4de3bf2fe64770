package dev.rialto.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.rialto.api.hook.Person;
import dev.rialto.api.message.User;
import dev.rialto.api.message.UserId;
import dev.rialto.api.plug.SettingsException;
import dev.rialto.tck.hook.FakeChannel;
import dev.rialto.tck.hook.FakeHost;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class AccountsTest {
    private final FakeHost host = new FakeHost("admin");
    private final FakeChannel telegram = host.directory().addChannel("room", "tg");
    private final FakeChannel xmpp = host.directory().addChannel("muc", "xmpp");

    private Accounts accounts(String... names) {
        return Accounts.of("users", List.of(names), host.directory());
    }

    private static User user(String id) {
        return User.builder(new UserId(id), "Anna").build();
    }

    @Test
    void anAccountIsAPlugAndAnId() {
        Accounts accounts = accounts("tg:7", "xmpp:anna@example.org/a:b");
        assertThat(accounts.contains(telegram, user("7"))).isTrue();
        assertThat(accounts.contains(xmpp, user("anna@example.org/a:b"))).isTrue();
        assertThat(accounts.contains(xmpp, user("7"))).isFalse();
        assertThat(accounts.contains(telegram, user("70"))).isFalse();
    }

    @Test
    void anIdIsReadByThePlug() {
        host.directory().userIds("xmpp", id -> {
            if (!id.contains("@")) {
                throw new SettingsException("", id + " is no address");
            }
            return id.toLowerCase(Locale.ROOT);
        });
        assertThat(accounts("xmpp:XA@LocalHost").contains(xmpp, user("xa@localhost")))
                .isTrue();
        assertThatExceptionOfType(SettingsException.class)
                .isThrownBy(() -> accounts("xmpp:a@b", "xmpp:bob"))
                .withMessage("bob is no address")
                .satisfies(error -> assertThat(error.path()).isEqualTo("users[1]"));
    }

    @Test
    void aNameProvesNothing() {
        assertThat(accounts("tg:Anna").contains(telegram, User.named("Anna"))).isFalse();
        assertThat(accounts("tg:Anna").contains(telegram, user("8"))).isFalse();
    }

    @Test
    void aPersonIsAllTheirAccounts() {
        host.directory()
                .addPerson(new Person(
                        "anna", Map.of("tg", List.of(new UserId("7")), "xmpp", List.of(new UserId("a@b"))), List.of()));
        assertThat(accounts("anna").contains(telegram, user("7"))).isTrue();
        assertThat(accounts("anna").contains(xmpp, user("a@b"))).isTrue();
        assertThat(accounts("anna").contains(xmpp, user("7"))).isFalse();
    }

    /** People link accounts while the bridge runs. */
    @Test
    void aPersonIsTheAccountsThatTheyHaveAtTheTime() {
        host.directory().addPerson(new Person("anna", Map.of("tg", List.of(new UserId("7"))), List.of()));
        Accounts accounts = accounts("anna");
        assertThat(accounts.contains(xmpp, user("a@b"))).isFalse();
        host.directory().addPerson(new Person("anna", Map.of("xmpp", List.of(new UserId("a@b"))), List.of()));
        assertThat(accounts.contains(xmpp, user("a@b"))).isTrue();
    }

    /** Else a setting that names nobody would be about who first calls themselves so. */
    @Test
    void whoMadeThemselvesAPersonCannotBeNamed() {
        Map<String, List<UserId>> theirs = Map.of("tg", List.of(new UserId("7")));
        host.directory().addPerson(new Person("anna", theirs, List.of(), true));
        assertThatExceptionOfType(SettingsException.class).isThrownBy(() -> accounts("anna"));
        FakeHost other = new FakeHost("other");
        FakeChannel room = other.directory().addChannel("room", "tg");
        other.directory().addPerson(new Person("bert", Map.of(), List.of()));
        Accounts accounts = Accounts.of("users", List.of("bert"), other.directory());
        other.directory().addPerson(new Person("bert", theirs, List.of(), true));
        assertThat(accounts.contains(room, user("7"))).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"dc:7, there is no plug dc", "anna, anna is not one of users", "tg:, there is no id after tg:"})
    void whatNamesNobodyIsRefused(String name, String message) {
        assertThatExceptionOfType(SettingsException.class)
                .isThrownBy(() -> accounts("tg:7", name))
                .withMessageContaining(message)
                .satisfies(error -> assertThat(error.path()).isEqualTo("users[1]"));
    }
}
