package dev.rialto.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.rialto.api.hook.Incoming;
import dev.rialto.api.hook.Person;
import dev.rialto.api.message.User;
import dev.rialto.api.message.UserId;
import dev.rialto.api.plug.SettingsException;
import dev.rialto.tck.hook.FakeChannel;
import dev.rialto.tck.hook.FakeHost;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class TemplateAuthorNamesTest {
    private static final String DEFAULT = "{{ identity | default(user) }}";

    private final FakeHost host = new FakeHost("family");
    private final FakeChannel room = host.directory().addChannel("room", "tg");
    private final FakeChannel other = host.directory().addChannel("other", "xmpp");
    private final User anna =
            User.builder(new UserId("7"), "Anna 🌻").username("anna7").bot(true).build();

    private final Incoming inRoom = host.posted(room, "Anna", "hello");
    private final Incoming inOther = host.posted(other, "Anna", "hello");

    private AuthorNames names(RelayOptions all, Map<String, RelayOverrides> plugs) {
        return new TemplateAuthorNames(
                PlugOptions.of(all, plugs, host.directory()), host.directory(), host.templates());
    }

    private AuthorNames names(String format) {
        return names(new RelayOptions(true, Renames.ANNOUNCE, false, format, false), Map.of());
    }

    @Test
    void anAuthorKeepsNameAndAccountByDefault() {
        assertThat(names(DEFAULT).name(anna, inRoom, "l")).isEqualTo(anna);
    }

    @Test
    void whoIsOneOfUsersIsCalledByThatName() {
        host.directory().addPerson(new Person("anna", Map.of("tg", List.of(new UserId("7"))), List.of()));
        assertThat(names(DEFAULT).name(anna, inRoom, "l").name()).isEqualTo("anna");
        assertThat(names(DEFAULT).name(anna, inOther, "l").name())
                .as("the same id on another network is somebody else")
                .isEqualTo("Anna 🌻");
        assertThat(names(DEFAULT).name(anna, host.passedOn(inRoom, other), "l").name())
                .as("an account stays one of the network that it is on")
                .isEqualTo("anna");
    }

    @Test
    void theTemplateKnowsWhereTheMessageComesFrom() {
        host.directory().networkName("tg", "Telegram").title(room, "Our room");
        assertThat(names("{{ user }}/{{ network }}/{{ plug }}/{{ channel }}/{{ title }}/{{ label }}")
                        .name(anna, inRoom, "family")
                        .name())
                .isEqualTo("Anna 🌻/Telegram/tg/Our room/Our room/family");
    }

    @Test
    void aPlugHasItsOwnOptions() {
        RelayOptions all = new RelayOptions(true, Renames.ANNOUNCE, false, "{{ user }}", false);
        RelayOverrides own = new RelayOverrides(
                Optional.empty(),
                Optional.empty(),
                Optional.of(true),
                Optional.of("{{ user }} (x)"),
                Optional.of(true));
        AuthorNames names = names(all, Map.of("tg", own));
        assertThat(names.name(anna, inRoom, "l")).isEqualTo(User.named("Anna (x)"));
        assertThat(names.name(anna, inOther, "l")).isEqualTo(anna);
    }

    @Test
    void emojiOfTheTemplateStay() {
        RelayOptions all = new RelayOptions(true, Renames.ANNOUNCE, false, "📱 {{ user }}", true);
        assertThat(names(all, Map.of()).name(anna, inRoom, "l").name()).isEqualTo("📱 Anna");
    }

    @Test
    void aNameIsOneLineAndNeverEmpty() {
        User nobody = User.builder(new UserId("8"), " \n ").username("nob").build();
        assertThat(names(DEFAULT).name(nobody, inRoom, "l").name()).isEqualTo("nob");
        assertThat(names("{{ identity }}").name(anna, inRoom, "l").name()).isEqualTo("Anna 🌻");
        assertThat(names(DEFAULT).name(User.named("An\nna\u0000"), inRoom, "l").name())
                .isEqualTo("An na");
    }

    @Test
    void saysWhichSettingIsWrong() {
        assertThatExceptionOfType(SettingsException.class)
                .isThrownBy(() -> names("{{ nick }}"))
                .satisfies(error -> assertThat(error.path()).isEqualTo("name-format"));
        RelayOverrides own = new RelayOverrides(
                Optional.empty(), Optional.empty(), Optional.empty(), Optional.of("{{ nick }}"), Optional.empty());
        RelayOptions all = new RelayOptions(true, Renames.ANNOUNCE, false, DEFAULT, false);
        assertThatExceptionOfType(SettingsException.class)
                .isThrownBy(() -> names(all, Map.of("tg", own)))
                .satisfies(error -> assertThat(error.path()).isEqualTo("plugs.tg.name-format"));
        assertThatExceptionOfType(SettingsException.class)
                .isThrownBy(() -> names(all, Map.of("telegram", own)))
                .withMessageContaining("there is no plug telegram; the plugs are tg, xmpp")
                .satisfies(error -> assertThat(error.path()).isEqualTo("plugs.telegram"));
    }
}
