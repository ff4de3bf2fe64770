package dev.rialto.relay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rialto.api.message.User;
import dev.rialto.api.operation.ErrorKind;
import dev.rialto.api.plug.PlugException;
import dev.rialto.api.plug.Role;
import dev.rialto.tck.hook.FakeChannel;
import dev.rialto.tck.hook.FakeHost;
import java.util.List;
import org.junit.jupiter.api.Test;

final class MembersTest {
    private final FakeHost host = new FakeHost("family");
    private final FakeChannel one = host.directory().addChannel("one", "tg");
    private final FakeChannel two = host.directory().addChannel("two", "tg");
    private final User anna = FakeHost.user("Anna");
    private final User bert = FakeHost.user("bert");

    private void tells(FakeChannel channel, boolean complete, User... users) {
        host.directory().role(channel, Role.MemberList.class, asked -> new Role.Members(List.of(users), complete));
    }

    @Test
    void eachIsNamedOnceAndByName() throws InterruptedException {
        tells(one, true, bert, anna);
        tells(two, true, anna, FakeHost.user("Carl"));
        Members members = Members.of(List.of(one, two), host.directory());
        assertThat(members).isEqualTo(new Members(List.of(anna, bert, FakeHost.user("Carl")), true));
        assertThat(members.names()).isEqualTo("Anna, bert, Carl");
    }

    @Test
    void whatIsNotToldIsSaid() throws InterruptedException {
        assertThat(Members.of(List.of(one), host.directory()).names()).isEqualTo("(list may be incomplete)");
        tells(one, false, anna);
        assertThat(Members.of(List.of(one), host.directory()).names()).isEqualTo("Anna (list may be incomplete)");
        tells(one, true, anna);
        host.directory().role(two, Role.MemberList.class, asked -> {
            throw new PlugException(ErrorKind.CONNECTION, "not connected");
        });
        assertThat(Members.of(List.of(one, two), host.directory())).isEqualTo(new Members(List.of(anna), false));
    }
}
