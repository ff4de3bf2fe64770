package dev.rialto.plug.xmpp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rialto.api.message.Mention;
import dev.rialto.api.message.RichText;
import dev.rialto.api.message.Segment;
import dev.rialto.api.message.Style.Basic;
import dev.rialto.api.message.UserId;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who is mentioned is called by their nick, and nobody else is. */
final class XmppMentionsTest {
    private static final Mention BOB = Mention.of(new UserId("xb@localhost"));
    private static final Mention CAROL = Mention.of(new UserId("carol@localhost"));

    private final RoomFixture fixture = new RoomFixture();

    @BeforeEach
    void bobIsThereUnderAnotherName() {
        fixture.enter(RoomFixture.WITH_ARCHIVE);
        fixture.comes("Xb", "xb@localhost");
    }

    private XmppMarkup.Body write(int limit, Segment... text) {
        return new XmppMentions(fixture.room, limit).write(RichText.of(text));
    }

    private String written(Segment... text) {
        return write(10_000, text).text();
    }

    @Test
    void whoIsThereIsCalledByTheirNick() {
        assertThat(written(Segment.of("hi "), Segment.mention("@bob", BOB), Segment.of(", come")))
                .isEqualTo("hi Xb, come");
    }

    @Test
    void theNickIsThatOfNow() {
        fixture.goes("Xb", "xb@localhost");
        fixture.comes("Bobby B", "xb@localhost");
        assertThat(written(Segment.mention("Bob", BOB))).isEqualTo("Bobby B");
    }

    @Test
    void whoIsNotThereIsNamed() {
        assertThat(written(Segment.of("hi "), Segment.mention("Carol", CAROL))).isEqualTo("hi Carol");
        fixture.goes("Xb", "xb@localhost");
        assertThat(written(Segment.mention("@bob", BOB))).isEqualTo("@bob");
        assertThat(written(Segment.mention("@all", new Mention(Optional.empty(), Mention.Audience.MANY))))
                .isEqualTo("@all");
    }

    @Test
    void aNameOfSomebodyElseThereCallsNobody() {
        fixture.comes("Carol", "eve@localhost");
        assertThat(written(Segment.mention("@carol", CAROL))).isEqualTo("@c\u200Barol");
        assertThat(written(Segment.mention("Carol", CAROL))).isEqualTo("C\u200Barol");
    }

    @Test
    void whatCallsNobodyHasNoNickInIt() {
        fixture.comes("Carol Miller", "carol@localhost");
        Segment quiet = Segment.of("XB, ask Carol miller or @xb. Carol knows Xbox");
        assertThat(written(quiet)).isEqualTo(quiet.text());
        assertThat(written(quiet.callingNobody()))
                .isEqualTo("X\u200BB, ask C\u200Barol miller or @\u200Bx\u200Bb. Carol knows Xbox");
    }

    @Test
    void nicksAreThoseOfNowAndOurOwnIsNone() {
        Segment quiet = Segment.of("Xb and bridge").callingNobody();
        assertThat(written(quiet)).isEqualTo("X\u200Bb and bridge");
        fixture.goes("Xb", "xb@localhost");
        assertThat(written(quiet)).isEqualTo("Xb and bridge");
        fixture.comes("and", "xb@localhost");
        assertThat(written(quiet)).isEqualTo("Xb a\u200Bnd bridge");
    }

    @Test
    void codeStaysAsItIs() {
        assertThat(written(Segment.of("Xb", Basic.CODE).callingNobody())).isEqualTo("`Xb`");
    }

    @Test
    void whatWouldBeTooLongIsAsItWasGiven() {
        Segment quiet = Segment.of("Xb").callingNobody();
        assertThat(write(5, quiet).text()).isEqualTo("X\u200Bb");
        assertThat(write(4, quiet).text()).isEqualTo("Xb");
        fixture.comes("C".repeat(50), "carol@localhost");
        assertThat(write(20, quiet, Segment.mention(" Carol", CAROL)).text()).isEqualTo("X\u200Bb Carol");
    }

    @Test
    void aNameWithLooksCallsOnce() {
        Segment bold = Segment.mention("Bob", BOB).withStyles(Set.of(Basic.BOLD));
        assertThat(written(bold, Segment.mention(" Miller", BOB), Segment.of(" and "), bold))
                .isEqualTo("*Xb* and *Xb*");
    }

    @Test
    void aNickWithSignsIsNoLook() {
        fixture.comes("*Carol*", "carol@localhost");
        assertThat(write(10_000, Segment.mention("Carol", CAROL))).isEqualTo(new XmppMarkup.Body("*Carol*", true));
    }

    @Test
    void nicksThatMakeItTooLongAreLeftOut() {
        fixture.comes("C".repeat(50), "carol@localhost");
        Segment carol = Segment.mention("Carol", CAROL);
        assertThat(write(50, carol).text()).hasSize(50);
        assertThat(write(49, carol).text()).isEqualTo("Carol");
    }
}
