package dev.rialto.plug.telegram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rialto.api.message.ContentId;
import dev.rialto.api.message.Media;
import dev.rialto.api.message.User;
import dev.rialto.api.operation.ErrorKind;
import dev.rialto.api.plug.PlugException;
import dev.rialto.api.plug.Role;
import dev.rialto.plug.telegram.standin.Faults;
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
