package dev.rialto.hook.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rialto.api.hook.Person;
import dev.rialto.api.message.UserId;
import dev.rialto.tck.hook.RecordingPoster;
import dev.rialto.tck.time.Patience;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** {@code whois} and {@code unlink}: who somebody is, and that an account is nobody's. */
@Timeout(Patience.OF_A_TEST)
final class WhoisTest {
    private final Asking asking = new Asking();
    private final FakeLinks links = new FakeLinks();
    private CommandWatcher watcher = asking.watcher();

    @BeforeEach
    void people() {
        asking.host.directory().addChannel("other", "two");
        asking.host.directory().addChannel("third", "three");
        asking.host.directory().networkName("three", "Two");
        asking.host.directory().links(links);
        asking.host
                .directory()
                .addPerson(new Person(
                        "Anne",
                        Map.of("two", ids("a@x", "b@x"), "one", ids("id-Anna"), "three", ids("7")),
                        List.of("admin")))
                .addPerson(new Person("Bert Smith", Map.of("two", ids("bert@x")), List.of(), true));
        watcher = asking.watcher();
    }

    private static List<UserId> ids(String... ids) {
        return List.of(ids).stream().map(UserId::new).toList();
    }

    private String answer(String text) throws InterruptedException {
        return asking.answer(watcher, text);
    }

    @Test
    void theAccountsOfAPersonByNetwork() throws InterruptedException {
        String anne = "Anne\nOne: one:id-Anna\nTwo: two:a@x, two:b@x, three:7";
        assertThat(answer("!whois anne")).isEqualTo(anne);
        assertThat(answer("!whois two:b@x")).isEqualTo(anne);
        assertThat(answer("!whois @Anna")).isEqualTo(anne);
        assertThat(answer("!whois bert smith")).isEqualTo("Bert Smith, by their own account\nTwo: two:bert@x");
        assertThat(asking.host.poster().posted())
                .extracting(RecordingPoster.Said::options)
                .allMatch(options -> options.local());
    }

    @Test
    void whoIsNotKnown() throws InterruptedException {
        assertThat(answer("!whois two:eve@x")).isEqualTo("two:eve@x is not known to have other accounts.");
        assertThat(answer("!whois eve")).startsWith("Nobody here is known as eve");
    }

    /** Else it is they who are muted when somebody else of that name is meant. */
    @Test
    void whoGaveThemselvesANameDoesNotStandInFrontOfOthers() throws InterruptedException {
        watcher.seen(asking.host.posted(asking.room, "Bert Smith", "hello"));
        assertThat(answer("!mute \"Bert Smith\""))
                .isEqualTo("There are several of that name: one:id-Bert Smith, two:bert@x");
    }

    @Test
    void theAccountThatSpeaksIsUnlinked() throws InterruptedException {
        assertThat(answer("!unlink")).isEqualTo("one:id-Anna is nobody's account now.");
        assertThat(links.unlinked).containsExactly("one:id-Anna");
    }

    @Test
    void anotherAccountOfOnesOwnIsUnlinked() throws InterruptedException {
        assertThat(answer("!unlink three")).isEqualTo("three:7 is nobody's account now.");
        assertThat(answer("!unlink two")).isEqualTo("You have several there; name one: two:a@x, two:b@x");
        assertThat(answer("!unlink two:b@x")).isEqualTo("two:b@x is nobody's account now.");
        assertThat(links.unlinked).containsExactly("three:7", "two:b@x");
    }

    @Test
    void nobodyUnlinksAnotherPerson() throws InterruptedException {
        assertThat(answer("!unlink two:bert@x")).isEqualTo("You are not known to have an account two:bert@x.");
        assertThat(asking.answers(watcher, asking.host.posted(asking.room, "Eve", "!unlink two:a@x")))
                .containsExactly("You are not known to have an account two:a@x.");
        assertThat(links.unlinked).isEmpty();
    }

    @Test
    void whatTheConfigSaysIsNotUnlinked() throws InterruptedException {
        links.refusal = "one:id-Anna is in the config";
        assertThat(answer("!unlink")).isEqualTo(links.refusal);
    }
}
