package dev.rialto.hook.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rialto.api.hook.ChatCommand;
import dev.rialto.api.hook.CommandException;
import dev.rialto.api.hook.Invocation;
import dev.rialto.api.message.User;
import dev.rialto.api.plug.Role;
import dev.rialto.tck.hook.FakeChannel;
import dev.rialto.tck.hook.FakeHost;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class SyncCommandsTest {
    private final FakeHost host = new FakeHost("family");
    private final FakeChannel a = host.directory().addChannel("a", "tg");
    private final FakeChannel b = host.directory().addChannel("b", "xmpp");

    private final FakeChannel elsewhere = host.directory().addChannel("elsewhere", "tg");

    @BeforeEach
    void aChannelMore() {
        host.directory().addChannel("c", "tg");
    }

    private ChatCommand command(String name) {
        Section section = Section.of("lab", "a", "b", "c");
        section.titles.put("lab", "The lab");
        SyncHookFactory factory = new SyncHookFactory();
        factory.conversations(host.name(), section.settings()).forEach(host.directory()::addConversation);
        return factory.create(section.settings(), host).getFirst().commands().stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private String answer(String command) throws CommandException, InterruptedException {
        return command(command).run(new Invocation(FakeHost.user("Anna"), a, List.of()));
    }

    @Test
    void listsChannelsByNetwork() throws CommandException, InterruptedException {
        host.directory()
                .networkName("tg", "Telegram")
                .networkName("xmpp", "XMPP")
                .title(a, "First");
        assertThat(answer("sync-list")).isEqualTo("Channels of The lab:\nTelegram: First, c\nXMPP: b");
    }

    @Test
    void listsPeopleByNetwork() throws CommandException, InterruptedException {
        host.directory()
                .networkName("xmpp", "XMPP")
                .role(
                        b,
                        Role.MemberList.class,
                        channel -> new Role.Members(List.of(FakeHost.user("Bert"), FakeHost.user("anna")), true))
                .role(a, Role.MemberList.class, channel -> new Role.Members(List.of(FakeHost.user("Eva")), true));
        assertThat(answer("sync-members")).isEqualTo("Tg: Eva (list may be incomplete)\nXMPP: anna, Bert");
    }

    /** Anna is in a room of both plugs; her name is told once. */
    @Test
    void peopleOfTwoPlugsOfOneNetworkAreListedTogether() throws CommandException, InterruptedException {
        User anna = FakeHost.user("Anna");
        host.directory()
                .networkName("tg", "XMPP")
                .networkName("xmpp", "XMPP")
                .role(a, Role.MemberList.class, channel -> new Role.Members(List.of(anna), true))
                .role(
                        b,
                        Role.MemberList.class,
                        channel -> new Role.Members(List.of(FakeHost.user("Bert"), anna), true));
        assertThat(answer("sync-members")).isEqualTo("XMPP: Anna, Bert (list may be incomplete)");
    }

    @Test
    void areThereInTheChannelsOfTheSyncAndAnswerThere() {
        for (String name : List.of("sync-list", "sync-members")) {
            assertThat(command(name).availableIn(a)).isTrue();
            assertThat(command(name).availableIn(elsewhere)).isFalse();
            assertThat(command(name).answersLocally()).isTrue();
        }
    }
}
