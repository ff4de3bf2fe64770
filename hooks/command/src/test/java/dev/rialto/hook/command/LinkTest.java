package dev.rialto.hook.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rialto.api.hook.AuditLog;
import dev.rialto.api.message.Message;
import dev.rialto.api.message.RichText;
import dev.rialto.api.message.User;
import dev.rialto.api.message.UserId;
import dev.rialto.tck.hook.FakeChannel;
import dev.rialto.tck.hook.RecordingPoster;
import dev.rialto.tck.time.Patience;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Anna has an account on network one and one, as Anne, on network two. Eve would like to be somebody else. */
@Timeout(Patience.OF_A_TEST)
final class LinkTest {
    private static final Pattern CODE = Pattern.compile("!link (\\w{8}) ");
    private static final Pattern CONFIRM = Pattern.compile("!confirm \\w{4}");
    private static final String NO_CODE = "There is no such code, or it is too old, or was used. Ask for a new one.";

    private final Asking asking = new Asking();
    private final FakeLinks links = new FakeLinks();
    private final FakeChannel anna = privateChat("one", "anna");
    private final FakeChannel anne = privateChat("two", "anne");
    private final FakeChannel eve = privateChat("two", "eve");
    private final FakeChannel room =
            asking.host.directory().addChannel("lounge", "two").commandAuthorized(true);
    private CommandWatcher watcher = asking.watcher();

    private FakeChannel privateChat(String plug, String name) {
        FakeChannel chat =
                asking.host.directory().addChannel(plug + "-" + name, plug).commandAuthorized(true);
        asking.host.directory().privateChat(chat);
        return chat;
    }

    @BeforeEach
    void links() {
        asking.host.directory().links(links);
    }

    /** All that is said after somebody typed this, each with where. */
    private String typed(FakeChannel where, String who, String text) throws InterruptedException {
        return typed(
                where,
                Message.builder(User.builder(new UserId(who), who).build(), RichText.of(text))
                        .build());
    }

    private String typed(FakeChannel where, Message message) throws InterruptedException {
        int before = asking.host.poster().posted().size();
        watcher.seen(asking.host.posted(where, message));
        List<String> said = new ArrayList<>();
        asking.host.poster().posted().stream()
                .skip(before)
                .forEach(each -> said.add(each.targets().getFirst().name() + ": " + each.text()));
        return String.join("\n", said);
    }

    private String code() throws InterruptedException {
        return found(CODE, typed(anna, "anna", "!link"), 1);
    }

    private static String found(Pattern pattern, String text, int group) {
        Matcher matcher = pattern.matcher(text);
        assertThat(matcher.find()).as(text).isTrue();
        return matcher.group(group);
    }

    private static String confirm(String answer) {
        return found(CONFIRM, answer, 0);
    }

    @Test
    void aCodeOfOneAccountIsUsedByTheOther() throws InterruptedException {
        String given = typed(anna, "anna", "!link");
        assertThat(given)
                .matches(
                        "one-anna: For 10 min, and once: say !link \\w{8} from your other account, best in a private chat\\."
                                + " Show the code to nobody\\.");
        String asked = typed(anne, "anne", "!link " + found(CODE, given, 1).toUpperCase(Locale.ROOT));
        assertThat(asked)
                .startsWith(
                        "two-anne: That code was asked for by one:anna on One, called “anna”. Whoever that is will be"
                                + " you, with all that you may do. If that is you too, say !confirm ");
        assertThat(links.linked).isEmpty();
        assertThat(typed(anne, "anne", confirm(asked)))
                .isEqualTo(
                        "one-anna: two:anne on Two, called “anne” is you too now, by the code that you asked for. If that"
                                + " is somebody else: !unlink two:anne\ntwo-anne: one:anna and two:anne are anna now.");
        assertThat(links.linked).containsExactly("one:anna + two:anne = anna");
        assertThat(asking.host.poster().posted())
                .extracting(RecordingPoster.Said::options)
                .allMatch(options -> options.local() && options.urgent());
    }

    @Test
    void noCodeIsGivenWhereOthersRead() throws InterruptedException {
        assertThat(typed(room, "anne", "!link"))
                .isEqualTo(
                        "lounge: Others read along here, and who has the code could become you. Ask me in a private chat.");
    }

    /** An attacker asks for a code and has somebody who may do more type it. */
    @Test
    void whoIsTalkedIntoTypingACodeIsToldWhoseItIs() throws InterruptedException {
        String code = found(CODE, typed(eve, "eve", "!link"), 1);
        User liar = User.builder(new UserId("eve"), "Anne” on One (one:anna)\n\u202Eyes")
                .build();
        String again = found(
                CODE, typed(eve, Message.builder(liar, RichText.of("!link")).build()), 1);
        assertThat(typed(anna, "anna", "!link " + code)).isEqualTo("one-anna: " + NO_CODE);
        assertThat(typed(anna, "anna", "!link " + again))
                .contains("asked for by two:eve on Two, called “Anne on One (one:anna) yes”. Whoever");
        assertThat(typed(eve, "eve", "!confirm " + again)).isEmpty();
        assertThat(links.linked).isEmpty();
    }

    @Test
    void aCodeIsUsedOnce() throws InterruptedException {
        String code = code();
        String confirm = confirm(typed(anne, "anne", "!link " + code));
        assertThat(typed(eve, "eve", "!link " + code)).isEqualTo("two-eve: " + NO_CODE);
        assertThat(typed(eve, "eve", confirm)).isEmpty();
        typed(anne, "anne", confirm);
        assertThat(typed(anne, "anne", "!link " + code)).isEqualTo("two-anne: " + NO_CODE);
        assertThat(links.linked).hasSize(1);
    }

    @Test
    void aCodeLivesForTenMinutesAndANewOneEndsIt() throws InterruptedException {
        String first = code();
        asking.host.clock().advance(Duration.ofMinutes(10).plusSeconds(1));
        assertThat(typed(anne, "anne", "!link " + first)).endsWith(NO_CODE);
        String second = code();
        String third = code();
        assertThat(typed(anne, "anne", "!link " + second)).endsWith(NO_CODE);
        assertThat(typed(anne, "anne", "!link " + third)).contains("!confirm");
    }

    @Test
    void whoWaitsTooLongWithTheConfirmationIsTooLate() throws InterruptedException {
        String confirm = confirm(typed(anne, "anne", "!link " + code()));
        asking.host.clock().advance(Duration.ofSeconds(61));
        assertThat(typed(anne, "anne", confirm)).contains("too long");
        assertThat(links.linked).isEmpty();
    }

    @Test
    void codesAreNotGuessed() throws InterruptedException {
        String code = code();
        for (int i = 0; i < 5; i++) {
            assertThat(typed(eve, "eve", "!link 2222222" + i)).endsWith(NO_CODE);
        }
        assertThat(typed(eve, "eve", "!link " + code)).isEqualTo("two-eve: That were too many codes; wait 10 min.");
        assertThat(typed(room, "eve", "!link " + code)).isEqualTo("lounge: That were too many codes; wait 10 min.");
        assertThat(typed(anne, "anne", "!link " + code)).contains("!confirm");
        asking.host.clock().advance(Duration.ofMinutes(10));
        assertThat(typed(eve, "eve", "!link " + code)).endsWith(NO_CODE);
    }

    @Test
    void thereAreNotMoreCodesThanAThousand() {
        LinkCodes codes = new LinkCodes(asking.host.clock());
        for (int i = 0; i < LinkCodes.MOST; i++) {
            assertThat(codes.give(side("user" + i))).isPresent();
        }
        assertThat(codes.give(side("one more"))).isEmpty();
        assertThat(codes.give(side("user7"))).isPresent();
        asking.host.clock().advance(Duration.ofMinutes(10).plusSeconds(1));
        assertThat(codes.give(side("one more"))).isPresent();
    }

    private LinkCodes.Side side(String who) {
        User user = User.builder(new UserId(who), who).build();
        return new LinkCodes.Side(dev.rialto.api.hook.Account.of(anna, user), user, anna);
    }

    /** Who reads it in the room may have another way to the bridge that is quicker. */
    @Test
    void aCodeThatIsUsedInARoomNeedsTheAskersWordToo() throws InterruptedException {
        String asked = typed(room, "anne", "!link " + code());
        String again = typed(room, "anne", confirm(asked));
        assertThat(again)
                .startsWith(
                        "one-anna: Your code was used in lounge, by two:anne on Two, called “anne”, who will be you, with"
                                + " all that you may do. If that is you too, say !confirm ")
                .endsWith("lounge: Others read along here. So say it once more where you asked for the code.");
        assertThat(links.linked).isEmpty();
        assertThat(typed(room, "anne", confirm(again))).isEmpty();
        assertThat(typed(anna, "anna", confirm(again))).isEqualTo("one-anna: one:anna and two:anne are anna now.");
        assertThat(links.linked).containsExactly("one:anna + two:anne = anna");
    }

    @Test
    void whoReadsACodeInARoomDoesNotBecomeItsOwner() throws InterruptedException {
        String code = code();
        String eves = typed(room, "eve", "!link " + code);
        assertThat(typed(room, "anne", "!link " + code)).isEqualTo("lounge: " + NO_CODE);
        assertThat(typed(room, "eve", confirm(eves))).contains("one-anna: Your code was used in lounge, by two:eve");
        assertThat(links.linked).isEmpty();
    }

    @Test
    void whatTheProviderRefusesIsRefusedAtOnceAndUsesNoCodeUp() throws InterruptedException {
        links.refusal = "The config says that these are two people.";
        String code = code();
        assertThat(typed(eve, "eve", "!link " + code)).isEqualTo("two-eve: " + links.refusal);
        links.refusal = "";
        assertThat(typed(anne, "anne", "!link " + code)).contains("!confirm");
    }

    @Test
    void whatTheProviderRefusesInTheEndIsRefusedToo() throws InterruptedException {
        String confirm = confirm(typed(anne, "anne", "!link " + code()));
        links.refusal = "These are two people.";
        assertThat(typed(anne, "anne", confirm)).isEqualTo("two-anne: These are two people.");
    }

    @Test
    void aProgramSpeaksForNobody() throws InterruptedException {
        User bot = User.builder(new UserId("anna"), "anna").bot(true).build();
        assertThat(typed(anna, Message.builder(bot, RichText.of("!link")).build()))
                .isEqualTo("one-anna: A program cannot be linked to people.");
        assertThat(typed(
                        anne,
                        Message.builder(bot, RichText.of("!link " + code())).build()))
                .isEqualTo("two-anne: A program cannot be linked to people.");
    }

    @Test
    void codesAreWrittenDownNowhere() throws InterruptedException {
        String code = code();
        typed(anne, "anne", "!link nonsense");
        String confirm = confirm(typed(anne, "anne", "!link " + code));
        typed(anne, "anne", confirm);
        assertThat(asking.host.audited())
                .containsExactly(
                        new AuditLog.Entry("one:anna", "one-anna", "link", "done"),
                        new AuditLog.Entry("two:anne", "two-anne", "link …", "refused: " + NO_CODE),
                        new AuditLog.Entry("two:anne", "two-anne", "link …", "asked for confirmation"),
                        new AuditLog.Entry("two:anne", "two-anne", "link …", "done"));
    }
}
