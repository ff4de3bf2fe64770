package dev.rialto.core.log;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rialto.api.plug.Secret;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a secret may look like, and where it may stand. */
final class RedactorTest {
    private static final String TELEGRAM = "110201543:AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw";

    @Test
    void secretsAreFoundHoweverDeep() {
        var settings = new Outer(
                Secret.of("first-one"),
                Optional.of(new Inner("open", Secret.of("second-one"))),
                List.of(new Inner("open", Secret.of("third-one"))),
                Map.of("key", new Inner("open", Secret.of("fourth-one"))),
                Optional.empty());

        assertThat(Redactor.of(settings).redact("first-one,second-one,third-one,fourth-one,open"))
                .isEqualTo("***,***,***,***,open");
    }

    @Test
    void longerSecretCountsBeforeItsPart() {
        var settings = List.of(Secret.of("pass"), Secret.of("password"), Secret.of("a"), Secret.of(""));

        assertThat(Redactor.of(settings).redact("password pass a")).isEqualTo("*** *** a");
    }

    @Test
    void secretsThatComeLaterAreTakenOutBesideTheOldOnes() {
        var redactor = Redactor.of(Secret.of("former"));
        redactor.learn(List.of(Secret.of("present")));

        assertThat(redactor.redact("former and present")).isEqualTo("*** and ***");
    }

    @Test
    void secretIsFoundInAddressesAndInJson() {
        var redactor = Redactor.of(Secret.of("a \"b\"\\c&d/é"));

        assertThat(redactor.redact("?p=a+%22b%22%5Cc%26d%2F%C3%A9&q")).isEqualTo("?p=***&q");
        assertThat(redactor.redact("/a%20%22b%22%5Cc%26d%2F%C3%A9/q")).isEqualTo("/***/q");
        assertThat(redactor.redact("{\"p\":\"a \\\"b\\\"\\\\c&d/é\"}")).isEqualTo("{\"p\":\"***\"}");
        assertThat(redactor.redact("{\"p\":\"a \\\"b\\\"\\\\c&d\\/é\"}")).isEqualTo("{\"p\":\"***\"}");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            https://api.telegram.org/bot110201543:AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw/getMe | https://api.telegram.org/bot***/getMe
            token=110201543:AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw.                            | token=***.
            x%2Fbot110201543%3AAAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw                          | x%2Fbot***
            Bot MTk4NjIyNDgzNDcxOTI1MjQ4.Cl2FMQ.ZnCjm1XVW7vRze4b7Cq4se7kKWs                | Bot ***
            Authorization: Bearer abcdefgh12345678                                         | Authorization: Bearer ***
            authorization=[basic dXNlcjpwYXNz]                                             | authorization=[basic ***]
            http://proxy:hunter2@10.0.0.1:3128/                                            | http://proxy:***@10.0.0.1:3128/
            http:\\/\\/proxy:hunter2@10.0.0.1:3128                                          | http:\\/\\/proxy:***@10.0.0.1:3128
            """)
    void whatLooksLikeASecretGoes(String line, String clean) {
        assertThat(Redactor.ofPatterns().redact(line)).isEqualTo(clean);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-01-02 03:04:05.678 INFO  Outbox: sent 12345:67890 to tg:-1001234567890",
                "at dev.rialto.core.outbox.Settle$Transaction.run(Settle.java:123456)",
                "http://127.0.0.1:8080/api/v1/status and bridge@example.org:5222",
                "a bearer certificate, basic assumptions",
                "org.jivesoftware.smack.tcp.XMPPTCPConnection.establishConnection"
            })
    void whatIsNoneStays(String line) {
        assertThat(Redactor.ofPatterns().redact(line)).isEqualTo(line);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void noSecretSurvivesWhateverStandsAroundIt(long seed) {
        var random = new Random(seed);
        for (int round = 0; round < 200; round++) {
            var secret = text(random, 4 + random.nextInt(40));
            var redactor = Redactor.of(Secret.of(secret));
            var line = text(random, 30) + secret + text(random, 30) + TELEGRAM;

            // A run of marks can be a secret of asterisks, which is none.
            if (!"***".contains(secret)) {
                assertThat(redactor.redact(line))
                        .as("seed %d, round %d", seed, round)
                        .doesNotContain(secret);
            }
        }
    }

    private static String text(Random random, int length) {
        var letters = "abcXYZ019:.-_%+/\\\"$ é🙂{}";
        var text = new StringBuilder();
        while (text.length() < length) {
            int at = random.nextInt(letters.length());
            text.append(Character.isSurrogate(letters.charAt(at)) ? "🙂" : letters.substring(at, at + 1));
        }
        return text.toString();
    }

    private record Inner(String name, Secret secret) {}

    private record Outer(
            Secret secret,
            Optional<Inner> optional,
            List<Inner> list,
            Map<String, Inner> map,
            Optional<Secret> nothing) {}
}
