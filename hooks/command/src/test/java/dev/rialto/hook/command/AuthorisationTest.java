package dev.rialto.hook.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.rialto.api.hook.Channel;
import dev.rialto.api.hook.Person;
import dev.rialto.api.message.User;
import dev.rialto.api.message.UserId;
import dev.rialto.api.plug.Role.MenuEntry;
import dev.rialto.api.plug.SettingsException;
import dev.rialto.hook.command.CommandSettings.Mapping;
import dev.rialto.tck.hook.FakeChannel;
import dev.rialto.tck.hook.FakeHost;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class AuthorisationTest {
    private static final User ANNA = FakeHost.user("Anna");
    private static final User BERT = FakeHost.user("Bert");

    private final FakeHost host = new FakeHost("admin");
    private final FakeChannel open = host.directory().addChannel("open", "one").commandAuthorized(true);
    private final FakeChannel staff = host.directory().addChannel("staff-room", "one");
    private final FakeChannel other =
            host.directory().addChannel("other", "two").commandAuthorized(true);
    private final Section section = new Section();

    @BeforeEach
    void names() {
        host.directory()
                .addGroup("staff", staff)
                .addGroup("both", staff, other)
                .addHook("family")
                .addPerson(new Person("anna", Map.of("one", List.of(new UserId("id-Anna"))), List.of("admin")));
        host.commands("family", List.of(FakeCommand.saying("sync-list", invocation -> "")));
    }

    private boolean may(User user, Channel channel, String command) {
        CommandWatcher watcher = new CommandWatcher(section.settings(), host, new Mutes(host));
        host.commands("admin", watcher.commands());
        return new Catalogue(section.settings(), host)
                .open(command, channel, user)
                .isPresent();
    }

    @Test
    void withoutAMappingEverybodyInAuthorisedChannels() {
        assertThat(may(ANNA, open, "help")).isTrue();
        assertThat(may(BERT, other, "sync-list")).isTrue();
        assertThat(may(ANNA, staff, "help")).isFalse();
    }

    @Test
    void groupsTakeThePlaceOfAuthorisedChannels() {
        section.map("staff", "", "", "", "");
        assertThat(may(BERT, staff, "help")).isTrue();
        assertThat(may(BERT, open, "help")).isFalse();
    }

    @Test
    void anyGroupAndAnyUserButAllThatIsNamed() {
        section.map("staff,both", "", "", "one:id-Anna,two:id-Bert", "");
        assertThat(may(ANNA, staff, "help")).isTrue();
        assertThat(may(BERT, other, "help")).isTrue();
        assertThat(may(BERT, staff, "help")).as("another account").isFalse();
        assertThat(may(ANNA, open, "help")).as("another channel").isFalse();
    }

    @Test
    void rolesAreThoseOfThePersonBehindTheAccount() {
        section.map("", "", "", "", "admin");
        assertThat(may(ANNA, open, "help")).isTrue();
        assertThat(may(BERT, open, "help")).isFalse();
        assertThat(may(ANNA, other, "help"))
                .as("the same id on another network is somebody else")
                .isFalse();
    }

    @Test
    void aNickLikeAnAdminsOpensNothing() {
        section.map("", "", "", "one:id-Anna", "");
        assertThat(may(
                        User.builder(new UserId("id-Eve"), "id-Anna")
                                .username("id-Anna")
                                .build(),
                        open,
                        "help"))
                .isFalse();
    }

    @Test
    void hooksAndSetsSayWhichCommands() {
        section.sets.put("basic", List.of("Help"));
        section.map("", "family", "", "", "");
        assertThat(may(ANNA, open, "sync-list")).isTrue();
        assertThat(may(ANNA, open, "help")).isFalse();
        section.mapping.clear();
        section.map("", "family", "basic", "", "");
        assertThat(may(ANNA, open, "sync-list")).isTrue();
        assertThat(may(ANNA, open, "help")).isTrue();
        assertThat(may(ANNA, open, "status")).isFalse();
    }

    @Test
    void oneMappingIsEnough() {
        section.map("staff", "", "", "", "").map("both", "family", "", "", "");
        assertThat(may(BERT, staff, "status")).isTrue();
        assertThat(may(BERT, other, "sync-list")).isTrue();
        assertThat(may(BERT, other, "status")).isFalse();
    }

    @Test
    void theMenuHasWhatAnybodyMayUseThere() {
        section.sets.put("basic", List.of("help"));
        section.map("staff", "", "", "one:id-Anna", "").map("both", "family", "basic", "", "");
        CommandWatcher watcher = new CommandWatcher(section.settings(), host, new Mutes(host));
        host.commands("admin", watcher.commands());
        assertThat(watcher.menu(other).orElseThrow())
                .extracting(MenuEntry::name)
                .containsExactly("help", "sync-list");
        assertThat(watcher.menu(staff).orElseThrow())
                .extracting(MenuEntry::name)
                .contains("outbox", "sync-list");
        assertThat(watcher.menu(open))
                .hasValueSatisfying(entries -> assertThat(entries).isEmpty());
    }

    @Test
    void setsMayNameWhatNoHookHas() {
        section.sets.put("basic", List.of("Help", "Lost", "sync-list"));
        CommandWatcher watcher = new CommandWatcher(section.settings(), host, new Mutes(host));
        host.commands("admin", watcher.commands());
        assertThat(new Catalogue(section.settings(), host).unknown()).isEqualTo(Set.of("lost"));
    }

    private void refused(String path, String message) {
        assertThatExceptionOfType(SettingsException.class)
                .isThrownBy(() -> new CommandHookFactory().create(section.settings(), host))
                .withMessageContaining(message)
                .satisfies(error -> assertThat(error.path()).isEqualTo(path));
        section.mapping.clear();
    }

    @Test
    void whatNamesNothingIsRefused() {
        section.sets.put("basic", List.of("help"));
        section.map("staff,stuff", "", "", "", "");
        refused("mapping.m0.groups[1]", "there is no group stuff");
        section.map("", "familie", "", "", "");
        refused("mapping.m0.hooks[0]", "there is no hook familie; there are admin, family");
        section.map("", "", "basics", "", "");
        refused("mapping.m0.sets[0]", "there is no set basics; there are basic");
        section.map("", "", "", "dc:7", "");
        refused("mapping.m0.users[0]", "there is no plug dc");
        section.map("", "", "", "", "root");
        refused("mapping.m0.roles[0]", "there is no role root; there are admin");
    }

    @Test
    void aListThatIsEmptyOpensNothing() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Mapping(
                        Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(List.of()), Optional.empty()))
                .withMessageStartingWith("users is empty");
    }

    @Test
    void aPrefixAndATimeoutAreNeeded() {
        section.prefix = List.of();
        assertThatIllegalArgumentException().isThrownBy(section::settings).withMessageStartingWith("prefix ");
        section.prefix = List.of("!", " ");
        assertThatIllegalArgumentException().isThrownBy(section::settings).withMessageStartingWith("prefix ");
        section.prefix = List.of("!");
        section.timeout = Duration.ZERO;
        assertThatIllegalArgumentException().isThrownBy(section::settings).withMessageStartingWith("timeout ");
    }
}
