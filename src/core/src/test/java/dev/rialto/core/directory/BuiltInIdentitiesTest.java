package dev.rialto.core.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rialto.api.hook.Account;
import dev.rialto.api.hook.CommandException;
import dev.rialto.api.hook.Person;
import dev.rialto.api.message.UserId;
import dev.rialto.core.config.ConfigException;
import dev.rialto.core.fake.ConfigFile;
import dev.rialto.tck.host.InMemoryStateStore;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class BuiltInIdentitiesTest {
    private static final Account TG7 = account("tg", "7");
    private static final Account IM_A = account("im", "a@x");
    private static final Account IM_B = account("im", "b@x");
    private static final Account DC1 = account("dc", "1");
    private static final String ALICE = "users { alice { tg = \"7\", roles = [ admin ] } }";
    private static final String ALICE_AND_BOB =
            "users { alice { tg = \"7\", roles = [ admin ] }, bob { im = \"a@x\" } }";

    @TempDir
    private Path folder;

    private final InMemoryStateStore state = new InMemoryStateStore();

    private static Account account(String plug, String id) {
        return new Account(plug, new UserId(id));
    }

    /** The provider of a process that has just started. */
    private BuiltInIdentities started(String users) throws ConfigException {
        return configured(users, new KeptLinks(state));
    }

    private BuiltInIdentities configured(String users, KeptLinks links) throws ConfigException {
        return new BuiltInIdentities(new ConfigFile(folder).load("""
                plugs {
                  tg { type = chat, token = x, nick = tg }
                  im { type = chat, token = x, nick = im }
                  dc { type = chat, token = x, nick = dc }
                }
                """ + users), links);
    }

    private static String name(BuiltInIdentities identities, Account account) {
        return identities.person(account.plug(), account.id()).map(Person::name).orElse("nobody");
    }

    @Test
    void thePeopleOfTheConfig() throws Exception {
        BuiltInIdentities identities = started(ALICE_AND_BOB);
        assertThat(identities.people()).extracting(Person::name).containsExactly("alice", "bob");
        assertThat(name(identities, IM_A)).isEqualTo("bob");
        assertThat(name(identities, account("tg", "a@x"))).isEqualTo("nobody");
    }

    @Test
    void anAccountIsLinkedToAPersonOfTheConfig() throws Exception {
        BuiltInIdentities identities = started(ALICE);
        assertThat(identities.link(TG7, IM_A, "Al").name()).isEqualTo("alice");
        for (BuiltInIdentities each : List.of(identities, started(ALICE))) {
            assertThat(each.people())
                    .containsExactly(new Person(
                            "alice",
                            Map.of("tg", List.of(TG7.id()), "im", List.of(IM_A.id())),
                            List.of("admin"),
                            false));
            assertThat(name(each, IM_A)).isEqualTo("alice");
        }
    }

    @Test
    void aThirdAccountCanBeLinkedFromAnyOfThem() throws Exception {
        BuiltInIdentities identities = started(ALICE);
        identities.link(TG7, IM_A, "Al");
        identities.link(IM_A, DC1, "Al");
        identities.link(IM_B, TG7, "Al");
        assertThat(started(ALICE).people())
                .singleElement()
                .satisfies(alice -> assertThat(alice.accounts())
                        .isEqualTo(Map.of(
                                "tg",
                                List.of(TG7.id()),
                                "im",
                                List.of(IM_A.id(), IM_B.id()),
                                "dc",
                                List.of(DC1.id()))));
    }

    @Test
    void twoUnknownAccountsAreANewPersonWithoutRoles() throws Exception {
        BuiltInIdentities identities = started(ALICE);
        Person anna = identities.link(IM_A, DC1, " Anna\n\u202ESmith:@x ");
        assertThat(anna.name()).isEqualTo("Anna Smith x");
        assertThat(anna.roles()).isEmpty();
        assertThat(anna.selfMade()).isTrue();
        assertThat(started(ALICE).people()).contains(anna).hasSize(2);
    }

    /** Else who calls themselves nearly so would speak as somebody else, on all networks. */
    @ParameterizedTest
    @ValueSource(strings = {"alice", "ALICE", "al ice", "\u0430lice", "Al1ce", "A\u200Blice"})
    void aNewPersonLooksLikeNobodyElse(String called) throws Exception {
        BuiltInIdentities identities = started(ALICE);
        assertThat(identities.link(IM_A, DC1, called).name()).endsWith(" 2");
        assertThat(identities.link(IM_B, account("tg", "9"), "Alice").name()).isEqualTo("Alice 3");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\u200B", " \u00AD "})
    void aNameOfNothingIsNone(String called) throws Exception {
        assertThat(started("").link(IM_A, DC1, called).name()).isEqualTo("somebody");
    }

    /** They linked accounts, they are not who the config means by that name. */
    @Test
    void aPersonWhomTheConfigComesToKnowKeepsTheirNameAndRoles() throws Exception {
        started("").link(IM_A, DC1, "alice");
        BuiltInIdentities identities = started(ALICE);
        assertThat(name(identities, IM_A)).isEqualTo("alice 2");
        assertThat(identities.person("im", IM_A.id()).orElseThrow().roles()).isEmpty();
    }

    @Test
    void whatIsLinkedFollowsTheAccountThatTheConfigNames() throws Exception {
        started("").link(IM_A, DC1, "Anna");
        BuiltInIdentities identities = started("users { anne { im = \"a@x\", roles = [ cook ] } }");
        assertThat(name(identities, DC1)).isEqualTo("anne");
        assertThat(identities.people()).hasSize(1);
    }

    @Test
    void theConfigWinsOverALink() throws Exception {
        started(ALICE).link(TG7, IM_A, "Al");
        BuiltInIdentities later = started(ALICE_AND_BOB);
        assertThat(name(later, IM_A)).isEqualTo("bob");
        assertThat(name(later, TG7)).isEqualTo("alice");
        assertThat(later.notes())
                .containsExactly(
                        "linked accounts are set aside, since the config gives them to alice and bob: tg:7, im:a@x");
        assertThat(started(ALICE).notes()).isEmpty();
        assertThat(name(started(ALICE), IM_A)).isEqualTo("alice");
    }

    /** Of a link whose accounts are two people's nobody knows whose the third is. */
    @Test
    void aLinkThatIsSetAsideSaysNothing() throws Exception {
        BuiltInIdentities identities = started(ALICE);
        identities.link(TG7, IM_A, "Al");
        identities.link(TG7, DC1, "Al");
        BuiltInIdentities later = started(ALICE_AND_BOB);
        assertThat(name(later, DC1)).isEqualTo("nobody");
        assertThatThrownBy(() -> later.link(IM_A, DC1, "x"))
                .isInstanceOf(CommandException.class)
                .hasMessage("dc:1 is linked otherwise, which the config contradicts; unlink it first.");
        later.unlink(DC1);
        later.link(IM_A, DC1, "x");
        assertThat(name(later, DC1)).isEqualTo("bob");
        later.link(TG7, IM_B, "x");
        assertThat(name(later, IM_B)).isEqualTo("alice");
    }

    @Test
    void whatCannotBeLinked() throws Exception {
        BuiltInIdentities identities = started(ALICE_AND_BOB);
        assertThatThrownBy(() -> identities.link(TG7, IM_A, "x"))
                .hasMessage("The config says that these are two people.");
        assertThatThrownBy(() -> identities.check(TG7, TG7)).hasMessage("That is the same account.");
        assertThatThrownBy(() -> identities.check(account("xx", "1"), TG7))
                .hasMessage("xx:1 is no account that stays one person's, so it cannot be linked.");
        assertThatThrownBy(() -> identities.check(TG7, account("im", "nick:eve")))
                .hasMessageStartingWith("im:nick:eve");
        identities.link(TG7, DC1, "x");
        assertThatThrownBy(() -> identities.check(DC1, TG7)).hasMessage("Both are accounts of alice already.");
        assertThatThrownBy(() -> identities.link(DC1, IM_A, "x"))
                .hasMessageStartingWith("These are two people: alice and bob.");
        assertThat(name(identities, IM_A)).isEqualTo("bob");
    }

    @Test
    void identitiesOfTwoConfigsOfOneProcessSeeEachOthersLinks() throws Exception {
        KeptLinks links = new KeptLinks(state);
        BuiltInIdentities before = configured("", links);
        BuiltInIdentities after = configured(ALICE, links);
        before.link(TG7, IM_A, "Al");
        after.link(account("tg", "8"), account("im", "b@x"), "Bo");
        assertThat(name(after, IM_A)).isEqualTo("alice");
        assertThat(name(before, account("im", "b@x"))).isEqualTo("Bo");
        assertThat(name(started(ALICE), IM_A)).isEqualTo("alice");
        assertThat(name(started(ALICE), account("tg", "8"))).isEqualTo("Bo");
    }

    @Test
    void whatCannotBeReadIsLeftAloneAndNotWrittenOver() throws Exception {
        state.put("7", "%");
        state.put("not a number", "Bo tg/chat/8 im/chat/b%40x");
        BuiltInIdentities identities = started("");
        assertThat(identities.people()).isEmpty();
        identities.link(TG7, IM_A, "Al");
        assertThat(state.all()).containsOnlyKeys("7", "8", "not a number").containsEntry("7", "%");
        assertThat(name(started(""), IM_A)).isEqualTo("Al");
    }

    @Test
    void unlinkingLeavesTheOthers() throws Exception {
        BuiltInIdentities identities = started("");
        identities.link(TG7, IM_A, "Anna");
        identities.link(TG7, DC1, "Anna");
        identities.unlink(TG7);
        assertThat(name(identities, TG7)).isEqualTo("nobody");
        assertThat(name(started(""), DC1)).isEqualTo("Anna");
        identities.unlink(DC1);
        assertThat(identities.people()).isEmpty();
        assertThat(state.all()).isEmpty();
        assertThatThrownBy(() -> identities.unlink(IM_A)).hasMessage("im:a@x is not linked.");
    }

    @Test
    void anAccountOfTheConfigIsNotUnlinked() throws Exception {
        BuiltInIdentities identities = started(ALICE);
        identities.link(TG7, IM_A, "Al");
        assertThatThrownBy(() -> identities.unlink(TG7)).hasMessageStartingWith("tg:7 is in the config");
        identities.unlink(IM_A);
        assertThat(name(identities, IM_A)).isEqualTo("nobody");
    }

    /** The same name and id on another network is somebody else. */
    @Test
    void aPlugOfAnotherTypeTakesNoLinksOver() throws Exception {
        started(ALICE).link(TG7, DC1, "Al");
        state.all().forEach((key, link) -> state.put(key, link.replace("dc/chat/1", "dc/other/1")));
        assertThat(name(started(ALICE), DC1)).isEqualTo("nobody");
        started(ALICE).link(DC1, IM_A, "Eve");
        assertThat(name(started(ALICE), IM_A)).isEqualTo("Eve");
    }

    @Test
    void idsMayHoldAnything() throws Exception {
        Account odd = account("im", "a b/c\n%20\t愛");
        started("").link(odd, DC1, "A b/c%");
        assertThat(name(started(""), odd)).isEqualTo("A b/c%");
    }
}
