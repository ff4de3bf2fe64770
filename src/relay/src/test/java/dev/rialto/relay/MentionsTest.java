package dev.rialto.relay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rialto.api.hook.Person;
import dev.rialto.api.message.Mention;
import dev.rialto.api.message.RichText;
import dev.rialto.api.message.Segment;
import dev.rialto.api.message.Style;
import dev.rialto.api.message.UserId;
import dev.rialto.tck.hook.FakeChannel;
import dev.rialto.tck.hook.FakeHost;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

final class MentionsTest {
    private static final Mention EVERYBODY = new Mention(Optional.empty(), Mention.Audience.MANY);
    private static final Mention ALICE_ON_ONE = Mention.of(new UserId("a1"));
    private static final Mention ALICE_ON_TWO = Mention.of(new UserId("a2"));
    private static final Mention STRANGER = Mention.of(new UserId("s1"));

    private final FakeHost host = new FakeHost("family");
    private final FakeChannel one = host.directory().addChannel("one-a", "one");
    private final FakeChannel alsoOne = host.directory().addChannel("one-b", "one");
    private final FakeChannel two = host.directory().addChannel("two-a", "two");

    @BeforeEach
    void alice() {
        host.directory()
                .addPerson(new Person(
                        "alice",
                        Map.of("one", List.of(new UserId("a1")), "two", List.of(new UserId("a2"), new UserId("a3"))),
                        List.of()));
    }

    private RichText in(MentionPolicy policy, FakeChannel target, Segment... text) {
        return new Mentions(policy, host.directory()).in(target, one, RichText.of(text));
    }

    private static RichText callingNobody(String text) {
        return RichText.of(Segment.of(text).callingNobody());
    }

    private String plain(MentionPolicy policy, String text) {
        return in(policy, two, Segment.of(text)).plain();
    }

    @Test
    void aPersonIsCalledByTheAccountThatTheTargetKnows() {
        assertThat(in(MentionPolicy.USERS, two, Segment.of("hi "), Segment.mention("@ali", ALICE_ON_ONE)))
                .isEqualTo(RichText.of(Segment.of("hi "), Segment.mention("@ali", ALICE_ON_TWO)));
    }

    @Test
    void onTheSameNetworkAMentionStaysOne() {
        assertThat(in(MentionPolicy.USERS, alsoOne, Segment.mention("@stranger", STRANGER)))
                .isEqualTo(RichText.of(Segment.mention("@stranger", STRANGER)));
    }

    @Test
    void whoIsNobodyThereIsCalledNobody() {
        assertThat(in(MentionPolicy.USERS, two, Segment.mention("@stranger", STRANGER)))
                .isEqualTo(callingNobody("@\u200Bstranger"));
        assertThat(in(MentionPolicy.USERS, two, Segment.mention("Anna Blume", STRANGER)))
                .isEqualTo(callingNobody("Anna Blume"));
    }

    @Test
    void whoHasNoAccountThereKeepsTheNameThatWasWritten() {
        UserId bertsId = new UserId("b1");
        host.directory().addPerson(new Person("bert", Map.of("one", List.of(bertsId)), List.of()));
        assertThat(in(MentionPolicy.USERS, two, Segment.mention("Bertram", Mention.of(bertsId))))
                .isEqualTo(callingNobody("Bertram"));
    }

    @Test
    void aTypedNameCallsThePersonOfThatName() {
        assertThat(in(MentionPolicy.USERS, two, Segment.of("ask @Alice, or @bert")))
                .isEqualTo(RichText.of(
                        Segment.of("ask "), Segment.mention("@Alice", ALICE_ON_TWO), Segment.of(", or @bert")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"@alice.", "@alice...", "@alice-", "@alice.-", "@alice.bert"})
    void aTypedNameEndsWhereSomebodysDoes(String typed) {
        assertThat(in(MentionPolicy.USERS, two, Segment.of("thanks " + typed)))
                .isEqualTo(RichText.of(
                        Segment.of("thanks "),
                        Segment.mention("@alice", ALICE_ON_TWO),
                        Segment.of(typed.substring("@alice".length()))));
    }

    @Test
    void aNameMayHaveStops() {
        Mention dotted = Mention.of(new UserId("d2"));
        host.directory().addPerson(new Person("a.b-c", Map.of("two", List.of(new UserId("d2"))), List.of()));
        assertThat(in(MentionPolicy.USERS, two, Segment.of("@A.B-C.")))
                .isEqualTo(RichText.of(Segment.mention("@A.B-C", dotted), Segment.of(".")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"-@bert", ".@bert", "/@bert", "@@bert", "x.y/@bert", "https://x/@bert", "@bert@alice"})
    void whateverStandsBeforeANameItCallsNobody(String typed) {
        String silenced = typed.replaceFirst("@bert", "@\u200Bbert");
        assertThat(plain(MentionPolicy.NONE, typed)).isEqualTo(silenced);
        assertThat(Mention.silenced(silenced)).as("it is done once").isEqualTo(silenced);
    }

    @ParameterizedTest
    @ValueSource(strings = {"everyone", "here", "channel", "all", "room", "Everyone"})
    void everybodyAtOnceIsNeverCalled(String word) {
        assertThat(plain(MentionPolicy.USERS, "(@" + word + ") come!")).isEqualTo("(@\u200B" + word + ") come!");
        assertThat(plain(MentionPolicy.USERS, "come @" + word + ".")).isEqualTo("come @\u200B" + word + ".");
        assertThat(plain(MentionPolicy.USERS, "-@" + word + "-ish")).isEqualTo("-@\u200B" + word + "-ish");
        assertThat(in(MentionPolicy.USERS, alsoOne, Segment.mention("@" + word, EVERYBODY)))
                .isEqualTo(callingNobody("@\u200B" + word));
        assertThat(in(MentionPolicy.USERS, two, Segment.of("@" + word))).isEqualTo(callingNobody("@\u200B" + word));
    }

    @Test
    void noneCallsNobody() {
        assertThat(in(MentionPolicy.NONE, alsoOne, Segment.mention("@ali", ALICE_ON_ONE)))
                .isEqualTo(callingNobody("@\u200Bali"));
        assertThat(in(MentionPolicy.NONE, two, Segment.of("@alice and bert")))
                .isEqualTo(callingNobody("@\u200Balice and bert"));
        Segment link = Segment.link("of bert", "https://bert.example/");
        assertThat(in(MentionPolicy.NONE, two, link)).isEqualTo(RichText.of(link.callingNobody()));
    }

    @Test
    void aNameOfWhichItsNetworkTellsNothingCountsAsTyped() {
        Mention somebody = new Mention(Optional.empty(), Mention.Audience.ONE);
        assertThat(in(MentionPolicy.USERS, two, Segment.mention("@alice", somebody)))
                .isEqualTo(RichText.of(Segment.mention("@alice", ALICE_ON_TWO)));
        assertThat(in(MentionPolicy.USERS, two, Segment.mention("@bert", somebody)))
                .isEqualTo(RichText.of("@bert"));
        assertThat(in(MentionPolicy.USERS, two, Segment.mention("@everyone", somebody)))
                .isEqualTo(callingNobody("@\u200Beveryone"));
        assertThat(in(MentionPolicy.USERS, alsoOne, Segment.mention("@alice", somebody)))
                .isEqualTo(RichText.of(Segment.mention("@alice", somebody)));
        assertThat(in(MentionPolicy.NONE, two, Segment.mention("@alice", somebody)))
                .isEqualTo(callingNobody("@\u200Balice"));
    }

    @ParameterizedTest
    @EnumSource
    void whatCallsNobodyAlreadyCallsNobodyLater(MentionPolicy policy) {
        Segment quiet = Segment.of("alice, @bert").callingNobody();
        assertThat(in(policy, two, quiet)).isEqualTo(RichText.of(quiet));
    }

    @Test
    void allIsAsItWasWritten() {
        Segment[] text = {Segment.mention("@here", EVERYBODY), Segment.of(" and @everyone")};
        assertThat(in(MentionPolicy.ALL, alsoOne, text)).isEqualTo(RichText.of(text));
        assertThat(in(MentionPolicy.ALL, two, Segment.of("@everyone"))).isEqualTo(RichText.of("@everyone"));
        assertThat(in(MentionPolicy.ALL, two, Segment.mention("@ali", ALICE_ON_ONE)))
                .isEqualTo(RichText.of(Segment.mention("@ali", ALICE_ON_TWO)));
    }

    @ParameterizedTest
    @EnumSource(
            value = MentionPolicy.class,
            names = {"USERS", "NONE"})
    void anAddressAndCodeAreNoMentions(MentionPolicy policy) {
        assertThat(plain(policy, "mail anna@here.example or see https://x.example/@all"))
                .isEqualTo("mail anna@here.example or see https://x.example/@all");
        Segment code = Segment.of("@everyone", Style.Basic.CODE);
        assertThat(in(policy, two, code)).isEqualTo(RichText.of(code));
    }
}
