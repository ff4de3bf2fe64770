package dev.rialto.core.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.rialto.api.event.Deleted;
import dev.rialto.api.event.EventKey;
import dev.rialto.api.event.Occurrence;
import dev.rialto.api.event.Posted;
import dev.rialto.api.event.Renamed;
import dev.rialto.api.message.ChannelId;
import dev.rialto.api.message.ChannelRef;
import dev.rialto.api.message.MessageId;
import dev.rialto.api.message.NetworkId;
import dev.rialto.api.message.RichText;
import dev.rialto.api.message.Segment;
import dev.rialto.api.message.Style.Basic;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rows that this program did not write. */
final class ForeignRowTest {
    private static final Occurrence WHEN = Occurrence.live(
            new ChannelRef(new NetworkId("demo:1"), new ChannelId("c")), Instant.ofEpochMilli(5), new EventKey("k"));
    private static final String HEAD = "'network':'demo:1','channel':'c','at':5,'key':'k'";

    @Test
    void skipsFieldsItDoesNotKnow() throws FormatException {
        assertThat(EventFormat.read(row("{'v':1,'event':'deleted'," + HEAD + ",'target':'1','mood':{'sad':[1,2]}}")))
                .isEqualTo(new Deleted(WHEN, new MessageId("1"), Optional.empty()));
    }

    @Test
    void readsFieldsInAnyOrder() throws FormatException {
        assertThat(EventFormat.read(row("{'target':'1'," + HEAD + ",'event':'deleted','v':1}")))
                .isEqualTo(new Deleted(WHEN, new MessageId("1"), Optional.empty()));
    }

    @Test
    void showsStylesItDoesNotKnowAsPlainText() throws FormatException {
        Posted posted = (Posted) EventFormat.read(row("{'v':1,'event':'posted'," + HEAD + ",'names':['1'],'message':"
                + "{'text':[{'text':'a','styles':['rainbow']},'b',{'text':'c','styles':['bold',{'blink':2}]}]}}"));
        assertThat(posted.message().text()).isEqualTo(RichText.of(Segment.of("ab"), Segment.of("c", Basic.BOLD)));
    }

    @Test
    void writesHalfASurrogatePairAsReplacement() throws FormatException {
        assertThat(EventFormat.read(EventFormat.write(new Renamed(WHEN, "a\uD83Db\uDE00", Optional.empty()))))
                .isEqualTo(new Renamed(WHEN, "a\uFFFDb\uFFFD", Optional.empty()));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            {'v':2,'event':'deleted'}                                  | written in format 2 by a newer Rialto; this one reads 1 at most
            {'event':'deleted'}                                        | does not say in which format
            [1]                                                        | not a JSON object
            {'v':1,'event'                                             | not JSON from byte
            {'v':1,'event':'dreamt',HEAD}                              | an event that this program does not know
            {'v':1,'event':'deleted',HEAD}                             | lacks the field "target"
            {'v':1,'event':'deleted','target':'1'}                     | lacks the field "network"
            {'v':1,'event':'deleted',HEAD,'target':' '}                | a MessageId must not be blank
            {'v':1,'event':'deleted',HEAD,'origin':'dream'}            | a way of arriving that this program does not know
            {'v':1,'event':'posted',HEAD,'names':[],'message':{}}      | a message without a name
            {'v':1,'event':'posted',HEAD,'names':['1'],'message':{'with':[{'is':'hologram'}]}} | an attachment that this
            {'v':1,'event':'deleted','network':'n','channel':'c','at':'soon'} | neither milliseconds nor ISO 8601
            """)
    void saysWhyItCannotRead(String row, String why) {
        assertThatExceptionOfType(FormatException.class)
                .isThrownBy(() -> EventFormat.read(row(row.replace("HEAD", HEAD))))
                .withMessageContaining(why);
    }

    @Test
    void refusesDraftsAndStepsItDoesNotKnow() {
        assertThatExceptionOfType(FormatException.class)
                .isThrownBy(() -> RelayFormat.read(row("{'v':1,'draft':'opera'}")))
                .withMessageContaining("a draft that this program does not know");
        assertThatExceptionOfType(FormatException.class)
                .isThrownBy(() -> OperationFormat.read(
                        row("{'v':1,'steps':[{'do':'sing','network':'n','channel':'c','token':'t'}]}")))
                .withMessageContaining("a step that this program does not know");
    }

    private static byte[] row(String json) {
        return json.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
    }
}
