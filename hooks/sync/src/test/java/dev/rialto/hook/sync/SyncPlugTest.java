package dev.rialto.hook.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.rialto.api.hook.Channel;
import dev.rialto.api.hook.ReferenceKey;
import dev.rialto.api.message.Message;
import dev.rialto.api.message.MessageId;
import dev.rialto.api.message.Reply;
import dev.rialto.api.message.RichText;
import dev.rialto.api.message.User;
import dev.rialto.api.operation.ErrorKind;
import dev.rialto.api.plug.PlugException;
import dev.rialto.api.plug.Role;
import dev.rialto.relay.Members;
import dev.rialto.tck.hook.FakeChannel;
import dev.rialto.tck.hook.FakeHost;
import dev.rialto.tck.hook.RecordingPoster;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class SyncPlugTest {
    private static final Message HELLO =
            Message.builder(User.named("Rialto"), RichText.of("hello")).build();

    private final FakeHost host = new FakeHost("family");
    private final FakeChannel a = host.directory().addChannel("a", "one");
    private final FakeChannel b = host.directory().addChannel("b", "two");
    private final FakeChannel c = host.directory().addChannel("c", "three");
    private final FakeChannel plain = host.directory().addChannel("plain", "one");
    private final FakeChannel alone = host.directory().addChannel("alone", "one");
    private final SyncPlug plug = new SyncPlug("family", host);

    @BeforeEach
    void conversations() {
        Section family = Section.of("lab", "a", "b", "c").and("other", "alone").plug("synced");
        family.titles.put("lab", "The lab");
        SyncHookFactory factory = new SyncHookFactory();
        factory.conversations("family", family.settings()).forEach(host.directory()::addConversation);
        factory.conversations("bare", Section.of("bare", "plain").settings())
                .forEach(host.directory()::addConversation);
    }

    private Channel channel(String name) {
        return host.directory().channel(name).orElseThrow();
    }

    @Test
    void findsTheLabelOfAChannel() {
        assertThat(SyncPlug.anySync(host.directory(), a)).contains(channel("synced:lab"));
        assertThat(SyncPlug.anySync(host.directory(), plain))
                .as("a sync without a plug has no channel of its own")
                .isEmpty();
        assertThat(SyncPlug.anySync(host.directory(), channel("synced:lab"))).isEmpty();
        assertThat(plug.syncFor(alone)).contains(channel("synced:other"));
        assertThat(new SyncPlug("bare", host).syncFor(a)).isEmpty();
        assertThat(new SyncPlug("bare", host).syncFor(plain)).isEmpty();
    }

    @Test
    void tellsWhatItsLabelsAre() {
        assertThat(plug.channels()).containsExactly(channel("synced:lab"), channel("synced:other"));
        assertThat(plug.inSync(channel("synced:lab"))).containsExactly(a, b, c);
        assertThat(plug.title(channel("synced:lab"))).contains("The lab");
        assertThat(plug.title(channel("synced:other"))).contains("other");
        assertThat(new SyncPlug("bare", host).channels()).isEmpty();
    }

    @Test
    void knowsNothingOfOtherChannels() throws InterruptedException {
        assertThat(plug.inSync(a)).isEmpty();
        assertThat(plug.title(a)).isEmpty();
        assertThat(plug.people(a)).isEmpty();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> plug.post(a, HELLO))
                .withMessage("a is not a label of family");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SyncPlug("bare", host).post(channel("synced:lab"), HELLO))
                .withMessage("synced:lab is not a label of bare");
    }

    @Test
    void membersAreThoseOfAllNetworksThatTell() throws InterruptedException {
        User anna = FakeHost.user("Anna");
        host.directory()
                .role(a, Role.MemberList.class, channel -> new Role.Members(List.of(FakeHost.user("bert"), anna), true))
                .role(b, Role.MemberList.class, channel -> {
                    throw new PlugException(ErrorKind.CONNECTION, "not connected");
                });
        Members nobodyTells = new Members(List.of(), false);
        assertThat(plug.people(channel("synced:lab")))
                .containsExactly(
                        Map.entry("one", new Members(List.of(anna, FakeHost.user("bert")), true)),
                        Map.entry("three", nobodyTells),
                        Map.entry("two", nobodyTells));
    }

    @Test
    void postsAnswersEditsAndDeletesInTheName() throws InterruptedException {
        ReferenceKey key = plug.post(channel("synced:lab"), HELLO);
        RecordingPoster.Said said = host.poster().next();
        assertThat(said.targets()).containsExactly(channel("synced:lab"));
        assertThat(said.message()).isEqualTo(HELLO);
        plug.reply(channel("synced:lab"), key, HELLO);
        assertThat(host.poster().next().message().replyTo()).map(Reply::parent).contains(new MessageId(key.value()));
        assertThat(plug.edit(key, HELLO)).isTrue();
        assertThat(plug.delete(key)).isTrue();
        assertThat(plug.delete(key)).isFalse();
        assertThat(plug.edit(key, HELLO)).isFalse();
    }
}
