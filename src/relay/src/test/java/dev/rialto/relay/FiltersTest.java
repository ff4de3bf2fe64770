package dev.rialto.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.rialto.api.event.Deleted;
import dev.rialto.api.event.Edited;
import dev.rialto.api.event.Joined;
import dev.rialto.api.event.Left;
import dev.rialto.api.event.Renamed;
import dev.rialto.api.hook.Incoming;
import dev.rialto.api.message.ContentId;
import dev.rialto.api.message.Media;
import dev.rialto.api.message.Message;
import dev.rialto.api.message.MessageId;
import dev.rialto.api.message.RichText;
import dev.rialto.api.message.User;
import dev.rialto.api.message.UserId;
import dev.rialto.api.plug.SettingsException;
import dev.rialto.relay.FilterRule.Conditions;
import dev.rialto.relay.FilterRule.Kind;
import dev.rialto.tck.hook.FakeChannel;
import dev.rialto.tck.hook.FakeHost;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

final class FiltersTest {
    private static final Conditions ANYTHING = conditions().build();

    private final FakeHost host = new FakeHost("family");
    private final FakeChannel here = host.directory().addChannel("here", "one");

    private static Asking conditions() {
        return new Asking();
    }

    private static FilterRule drop(Conditions conditions) {
        return new FilterRule(Optional.of(conditions), Optional.empty());
    }

    private static FilterRule keep(Conditions conditions) {
        return new FilterRule(Optional.empty(), Optional.of(conditions));
    }

    private boolean drops(Incoming incoming, FilterRule... rules) {
        return Filters.of(List.of(rules), host.directory()).drop(incoming);
    }

    private Incoming said(String name, String text) {
        return host.posted(here, name, text);
    }

    private Incoming said(User author, String text) {
        return host.posted(here, Message.builder(author, RichText.of(text)).build());
    }

    @Test
    void whatNothingMatchesIsRelayed() {
        assertThat(drops(said("Anna", "hello"))).isFalse();
        assertThat(drops(said("Anna", "hello"), drop(conditions().text("spam").build())))
                .isFalse();
    }

    @Test
    void theFirstThatMatchesDecides() {
        FilterRule noSpam = drop(conditions().text("spam").build());
        FilterRule anna = keep(conditions().names("^Anna$").build());
        assertThat(drops(said("Anna", "spam"), anna, noSpam)).isFalse();
        assertThat(drops(said("Anna", "spam"), noSpam, anna)).isTrue();
        assertThat(drops(said("Bert", "spam"), anna, noSpam)).isTrue();
        assertThat(drops(said("Bert", "hello"), anna, noSpam, drop(ANYTHING))).isTrue();
    }

    @Test
    void allThatIsNamedMustMatch() {
        FilterRule both = drop(conditions().names("^A").text("spam").build());
        assertThat(drops(said("Anna", "spam"), both)).isTrue();
        assertThat(drops(said("Anna", "hello"), both)).isFalse();
        assertThat(drops(said("Bert", "spam"), both)).isFalse();
    }

    @Test
    void expressionsAreFoundAnywhereAndMindTheirFlags() {
        FilterRule rule = drop(conditions().text("(?i)^buy").build());
        assertThat(drops(said("Anna", "BUY now"), rule)).isTrue();
        assertThat(drops(said("Anna", "do not buy"), rule)).isFalse();
    }

    @Test
    void aProgramIsWhoTheNetworkCallsOne() {
        User bot = User.builder(new UserId("7"), "helper").bot(true).build();
        FilterRule noBots = drop(conditions().bots(true).build());
        FilterRule noPeople = drop(conditions().bots(false).build());
        assertThat(drops(said(bot, "beep"), noBots)).isTrue();
        assertThat(drops(said("Anna", "hello"), noBots)).isFalse();
        assertThat(drops(said("Anna", "hello"), noPeople)).isTrue();
        assertThat(drops(said(bot, "beep"), noPeople)).isFalse();
    }

    @Test
    void aUserIsTheAccountAndNeverTheName() {
        FilterRule rule = drop(conditions().users("one:7").build());
        assertThat(drops(said(User.builder(new UserId("7"), "whoever").build(), "x"), rule))
                .isTrue();
        assertThat(drops(said(User.builder(new UserId("8"), "7").build(), "x"), rule))
                .isFalse();
        assertThat(drops(said(User.named("one:7"), "x"), rule)).isFalse();
    }

    @Test
    void whatAnotherHookPassedOnIsWhoseItWasFirst() {
        FakeChannel there = host.directory().addChannel("there", "two");
        User anna = User.builder(new UserId("7"), "Anna").bot(true).build();
        Incoming second = host.passedOn(said(anna, "x"), there, "Anna (one)");
        assertThat(drops(second, drop(conditions().users("one:7").build()))).isTrue();
        assertThat(drops(second, drop(conditions().users("two:7").build()))).isFalse();
        assertThat(drops(second, drop(conditions().names("^Anna$").build()))).isTrue();
        assertThat(drops(second, drop(conditions().bots(true).build()))).isTrue();
    }

    @Test
    void aUserOfNoPlugIsShownWithItsPlace() {
        FilterRule rule = drop(conditions().users("nowhere:7").build());
        assertThatExceptionOfType(SettingsException.class)
                .isThrownBy(() -> Filters.of(List.of(keep(ANYTHING), rule), host.directory()))
                .withMessageContaining("no plug nowhere")
                .satisfies(thrown -> assertThat(thrown.path()).isEqualTo("filters[1].drop.users[0]"));
    }

    @Test
    void aKindIsWhatHappened() {
        Message file = Message.builder(FakeHost.user("Anna"), RichText.EMPTY)
                .attachments(List.of(
                        Media.builder(new ContentId("f"), Media.Kind.IMAGE).build()))
                .build();
        Incoming message = said("Anna", "hello");
        Incoming media = host.posted(here, file);
        Incoming command = new Incoming(here, said("Anna", "!help").event(), Optional.empty(), 0, true);
        Incoming edit = host.incoming(here, new Edited(host.occurrence(here), new MessageId("1"), file, List.of()));
        Incoming join = host.incoming(here, new Joined(host.occurrence(here), FakeHost.user("Anna"), Optional.empty()));
        Incoming leave = host.incoming(here, new Left(host.occurrence(here), FakeHost.user("Anna"), Optional.empty()));
        Incoming rename = host.incoming(here, new Renamed(host.occurrence(here), "new", Optional.empty()));
        assertThat(kinds(message)).containsExactlyInAnyOrder(Kind.MESSAGE);
        assertThat(kinds(media)).containsExactlyInAnyOrder(Kind.MESSAGE, Kind.MEDIA);
        assertThat(kinds(command)).containsExactlyInAnyOrder(Kind.MESSAGE, Kind.COMMAND);
        assertThat(kinds(edit)).containsExactlyInAnyOrder(Kind.EDIT);
        assertThat(kinds(join)).containsExactlyInAnyOrder(Kind.JOIN);
        assertThat(kinds(leave)).containsExactlyInAnyOrder(Kind.LEAVE);
        assertThat(kinds(rename)).containsExactlyInAnyOrder(Kind.RENAME);
    }

    private Set<Kind> kinds(Incoming incoming) {
        return Arrays.stream(Kind.values())
                .filter(kind -> drops(incoming, drop(conditions().kinds(kind).build())))
                .collect(Collectors.toSet());
    }

    @Test
    void aDeletionAlwaysPasses() {
        Incoming deletion =
                host.incoming(here, new Deleted(host.occurrence(here), new MessageId("1"), Optional.empty()));
        assertThat(drops(deletion, drop(ANYTHING))).isFalse();
    }

    @Test
    void aRuleSaysOneThing() {
        assertThatIllegalArgumentException().isThrownBy(() -> new FilterRule(Optional.empty(), Optional.empty()));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new FilterRule(Optional.of(ANYTHING), Optional.of(ANYTHING)));
    }

    @Test
    void anExpressionThatExplodesElsewhereTakesNoTime() {
        String evil = "a".repeat(50_000);
        assertThat(drops(said("Anna", evil), drop(conditions().text("(a*)*b$").build())))
                .isFalse();
    }

    @Test
    void whatCannotBeHadInLinearTimeIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Regex.parse("(?<=a)b"))
                .withMessageContaining("RE2");
        assertThatIllegalArgumentException().isThrownBy(() -> Regex.parse("(a)\\1"));
    }

    private static final class Asking {
        private Optional<Boolean> bots = Optional.empty();
        private Optional<List<String>> users = Optional.empty();
        private Optional<Regex> names = Optional.empty();
        private Optional<Regex> text = Optional.empty();
        private Optional<List<Kind>> kinds = Optional.empty();

        Asking bots(boolean value) {
            bots = Optional.of(value);
            return this;
        }

        Asking users(String... value) {
            users = Optional.of(List.of(value));
            return this;
        }

        Asking names(String value) {
            names = Optional.of(Regex.parse(value));
            return this;
        }

        Asking text(String value) {
            text = Optional.of(Regex.parse(value));
            return this;
        }

        Asking kinds(Kind... value) {
            kinds = Optional.of(List.of(value));
            return this;
        }

        Conditions build() {
            return new Conditions(bots, users, names, text, kinds);
        }
    }
}
