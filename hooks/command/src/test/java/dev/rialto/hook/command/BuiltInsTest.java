package dev.rialto.hook.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.rialto.api.hook.AuditLog;
import dev.rialto.api.hook.Person;
import dev.rialto.api.message.UserId;
import dev.rialto.api.operation.ErrorKind;
import dev.rialto.api.operation.Failure;
import dev.rialto.api.plug.PlugStatus;
import dev.rialto.api.plug.Role;
import dev.rialto.tck.hook.FakeChannel;
import dev.rialto.tck.hook.FakeHost;
import dev.rialto.tck.hook.RecordingPoster;
import dev.rialto.tck.time.Patience;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(Patience.OF_A_TEST)
final class BuiltInsTest {
    private final Asking asking = new Asking();
    private final FakeHost host = asking.host;
    private final FakeChannel other = host.directory().addChannel("other", "two");

    private String answer(String text) throws InterruptedException {
        return asking.answer(asking.watcher(), text);
    }

    @Test
    void plugsAreListedWithoutWhatTheirErrorsSay() throws InterruptedException {
        host.directory()
                .networkName("two", "Network Two")
                .status("two", new PlugStatus.Failed(new Failure(ErrorKind.AUTH, "token 123 is wrong")));
        assertThat(answer("!plugs")).isEqualTo("one (One): online\ntwo (Network Two): failed");
    }

    @Test
    void hooksAreListed() throws InterruptedException {
        host.directory().addHook("family").addHook("admin");
        assertThat(answer("!hooks")).isEqualTo("family\nadmin");
    }

    @Test
    void whoTellsWhoIsHereAndWhoTheAskerIs() throws InterruptedException {
        assertThat(answer("!who")).isEqualTo("Here: (list may be incomplete)\nYou: one:id-Anna");
        host.directory()
                .role(
                        asking.room,
                        Role.MemberList.class,
                        channel -> new Role.Members(List.of(FakeHost.user("bert"), FakeHost.user("Anna")), true))
                .addPerson(new Person("anne", Map.of("one", List.of(new UserId("id-Anna"))), List.of("admin", "cook")));
        assertThat(answer("!who")).isEqualTo("Here: Anna, bert\nYou: one:id-Anna (anne; admin, cook)");
        RecordingPoster.Said said = host.poster().posted().getLast();
        assertThat(said.options().local()).isFalse();
    }

    @Test
    void sendPostsWhatWasWrittenAsItIs() throws InterruptedException {
        host.directory().addLabel("both", "room", "other");
        CommandWatcher watcher = asking.watcher();
        watcher.seen(asking.typed("!send both hello \"all\"  of\n!you"));
        RecordingPoster.Said said = host.poster().next();
        assertThat(said.text()).isEqualTo("hello \"all\"  of\n!you");
        assertThat(said.targets()).containsExactly(asking.room, other);
        assertThat(host.poster().next().text()).isEqualTo("On its way to room, other.");
        assertThat(asking.answer(watcher, "!send nowhere hello"))
                .isEqualTo("nowhere: there is no channel or label nowhere");
        assertThat(asking.answer(watcher, "!send other")).isEqualTo("Usage: !send <target> <text...>");
    }

    @Test
    void theOutboxIsListedAndTriedAgain() throws InterruptedException {
        CommandWatcher watcher = asking.watcher();
        assertThat(asking.answer(watcher, "!outbox list")).isEqualTo("Nothing waits, and nothing was given up.");
        host.outbox().dead(asking.room, "one").dead(other, "two").dead(other, "three");
        assertThat(asking.answer(watcher, "!outbox list")).isEqualTo("one\ntwo\nthree");
        assertThat(asking.answer(watcher, "!outbox LIST other")).isEqualTo("two\nthree");
        assertThat(asking.answer(watcher, "!outbox retry other")).isEqualTo("2 dead letters are tried again.");
        assertThat(host.outbox().retried()).containsExactly("two", "three");
        assertThat(asking.answer(watcher, "!outbox list nowhere")).isEqualTo("nowhere: there is no channel nowhere");
        assertThat(asking.answer(watcher, "!outbox burn")).isEqualTo("It is list, retry or drop.");
        assertThat(asking.answer(watcher, "!outbox")).isEqualTo("Usage: !outbox <list|retry|drop> [channel]");
    }

    @Test
    void theConfigIsTakenAnewAndWhatIsWrongWithItIsSaid() throws InterruptedException {
        CommandWatcher watcher = asking.watcher();
        assertThat(asking.answer(watcher, "!reload")).isEqualTo("Nothing has changed.");
        assertThat(host.reloads()).isEqualTo(1);
        host.brokenConfig("Not reloaded: bridge.conf:3: hooks.admin.txets: unknown key");
        assertThat(asking.answer(watcher, "!reload"))
                .isEqualTo("Not reloaded: bridge.conf:3: hooks.admin.txets: unknown key");
        assertThat(host.audited())
                .extracting(AuditLog.Entry::what, AuditLog.Entry::outcome)
                .containsExactly(
                        tuple("reload", "done"),
                        tuple("reload", "refused: Not reloaded: bridge.conf:3: hooks.admin.txets: unknown key"));
    }

    @Test
    void whatIsDroppedIsAskedForTwice() throws InterruptedException {
        CommandWatcher watcher = asking.watcher();
        host.outbox().dead(asking.room, "one").dead(other, "two");
        String asked = asking.answer(watcher, "!outbox DROP other");
        assertThat(asked).matches("To run outbox, say !confirm \\w{4} within 1 min\\.");
        assertThat(asking.answer(watcher, "!outbox list")).isEqualTo("one\ntwo");
        assertThat(asking.answer(watcher, asked.replaceFirst(".*(!confirm \\w{4}).*", "$1")))
                .isEqualTo("1 dead letters are gone.");
        assertThat(asking.answer(watcher, "!outbox list")).isEqualTo("one");
    }
}
