package dev.rialto.plug.telegram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rialto.api.message.ChannelRef;
import dev.rialto.api.message.ContentId;
import dev.rialto.api.message.Media;
import dev.rialto.api.message.User;
import dev.rialto.api.operation.ErrorKind;
import dev.rialto.api.plug.PlugException;
import dev.rialto.api.plug.Role;
import dev.rialto.api.plug.Role.MenuEntry;
import dev.rialto.plug.telegram.standin.Faults;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What Telegram can be asked. */
final class TelegramRolesTest {
    private final Rig rig = new Rig();
    private long group;

    @BeforeEach
    void open() throws Exception {
        group = rig.people().newChat("supergroup", "Family");
        rig.open();
    }

    @AfterEach
    void close() {
        rig.close();
    }

    private <R extends Role> R role(Class<R> role) {
        return rig.session().role(role).orElseThrow();
    }

    @Test
    void onlyAdministratorsAreTold() throws Exception {
        rig.people().post(group, Rig.ANNA, "I am the owner");
        rig.people().post(group, Rig.BERT, "I am not");
        Role.Members members = role(Role.MemberList.class).members(rig.ref(group));
        assertThat(members.complete()).isFalse();
        assertThat(members.users()).extracting(User::name).containsExactly("Anna Lee");
    }

    @Test
    void aChatHasATitleAndATopicHasItsChats() throws Exception {
        assertThat(role(Role.Titles.class).title(rig.ref(group))).contains("Family");
        assertThat(role(Role.Titles.class).title(rig.ref(group + "#7"))).contains("Family");
        long person = rig.people().newChat("private", "Anna");
        assertThat(role(Role.Titles.class).title(rig.ref(person))).contains("Anna");
    }

    @Test
    void aRefusalIsAnExceptionWithTelegramsWords() {
        assertThatThrownBy(() -> role(Role.Titles.class).title(rig.ref(-1)))
                .isInstanceOfSatisfying(
                        PlugException.class, e -> assertThat(e.kind()).isEqualTo(ErrorKind.REQUEST))
                .hasMessageContaining("chat not found");
    }

    @Test
    void theMenuOfAChatHasWhatItsTopicsHave() throws Exception {
        long forum = rig.people().newChat("forum", "Club");
        Role.CommandMenu menu = role(Role.CommandMenu.class);
        menu.show(Map.of(
                rig.ref(group), List.of(new MenuEntry("sync-list", "Lists channels."), new MenuEntry("help", "Helps.")),
                rig.ref(forum + "#7"), List.of(new MenuEntry("rules", "Says the rules.")),
                rig.ref(forum + "#8"), List.of(new MenuEntry("who", "Says who."))));
        assertThat(rig.people().menu(group)).isEqualTo(Map.of("sync_list", "Lists channels.", "help", "Helps."));
        assertThat(rig.people().menu(forum)).isEqualTo(Map.of("rules", "Says the rules.", "who", "Says who."));
        menu.show(Map.of(rig.ref(group), List.of()));
        assertThat(rig.people().menu(group)).isEmpty();
    }

    @Test
    void whatTelegramWouldRefuseIsLeftOutOfTheMenuOrCut() throws Exception {
        List<MenuEntry> entries = new ArrayList<>(List.of(
                new MenuEntry("größe", "Has letters of its own."),
                new MenuEntry("x".repeat(33), "Is too long."),
                new MenuEntry("a-b", "😀".repeat(300)),
                new MenuEntry("a_b", "Is another way to write it.")));
        IntStream.range(0, 120).forEach(i -> entries.add(new MenuEntry("c" + i, "Is one of many.")));
        role(Role.CommandMenu.class).show(Map.of(rig.ref(group), entries));
        assertThat(rig.people().menu(group))
                .hasSize(100)
                .containsEntry("a_b", "😀".repeat(255) + "…")
                .containsKeys("c0", "c98");
    }

    @Test
    void aMenuThatIsRefusedKeepsNoOtherBack() {
        rig.faults().next("setMyCommands", new Faults.Refuse(400, "Bad Request: not you"));
        long second = rig.people().newChat("group", "Second");
        Map<ChannelRef, List<MenuEntry>> menus = new LinkedHashMap<>();
        menus.put(rig.ref(group), List.of(new MenuEntry("help", "Helps.")));
        menus.put(rig.ref(second), List.of(new MenuEntry("help", "Helps.")));
        assertThatThrownBy(() -> role(Role.CommandMenu.class).show(menus))
                .isInstanceOf(PlugException.class)
                .hasMessageContaining("not you");
        assertThat(rig.people().menu(second)).containsKey("help");
    }

    @Test
    void aFileThatIsGoneIsSaid() {
        assertThatThrownBy(() -> role(Role.ContentSource.class).open(new ContentId("nothing")))
                .isInstanceOf(PlugException.class)
                .hasMessageContaining("wrong file_id");
    }

    @Test
    void aFileThatIsTooBigIsALimit() {
        rig.faults().next("getFile", new Faults.Refuse(400, "Bad Request: file is too big"));
        assertThatThrownBy(() -> role(Role.ContentSource.class).open(new ContentId("huge")))
                .isInstanceOfSatisfying(
                        PlugException.class, e -> assertThat(e.kind()).isEqualTo(ErrorKind.LIMITS));
    }

    @Test
    void aPathBeforeTheBotIsKept() throws Exception {
        rig.url(rig.server.url() + "/a/telegram/").reopen();
        rig.people().post(group, Rig.ANNA, "through a path");
        rig.link().awaitPosted("through a path");
        rig.people().postFile(group, Rig.ANNA, "document", "a.txt", new byte[] {7}, "file");
        var media =
                (Media) rig.link().awaitPosted("file").message().attachments().getFirst();
        assertThat(rig.content(media.content())).containsExactly(7);
    }
}
