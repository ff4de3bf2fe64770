package dev.rialto.plug.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rialto.api.message.ChannelId;
import dev.rialto.api.message.ChannelRef;
import dev.rialto.api.message.MessageId;
import dev.rialto.api.message.NetworkId;
import dev.rialto.api.operation.ErrorKind;
import dev.rialto.api.operation.Operation;
import dev.rialto.api.operation.Outcome;
import dev.rialto.api.operation.Pin;
import dev.rialto.api.operation.Post;
import java.time.Duration;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of a message after each answer. */
final class TelegramErrorsTest {
    private static final ChannelRef CHANNEL = new ChannelRef(new NetworkId("telegram:1"), new ChannelId("-1"));
    private static final Operation POST =
            Post.builder(CHANNEL, Rig.token(), Rig.message("hello")).build();
    private static final Operation PIN = new Pin(CHANNEL, Rig.token(), new MessageId("1"), true);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "403 | Forbidden: bot was kicked from the supergroup chat",
                "403 | Forbidden: bot is not a member of the channel chat",
                "403 | Forbidden: bot was blocked by the user",
                "403 | Forbidden: the group chat was deleted",
                "403 | Forbidden: user is deactivated",
                "400 | Bad Request: chat not found",
                "400 | Bad Request: not enough rights to send text messages to the chat",
                "400 | Bad Request: have no rights to send a message",
                "400 | Bad Request: need administrator rights in the channel chat",
                "400 | Bad Request: CHAT_WRITE_FORBIDDEN",
                "400 | Bad Request: message thread not found",
                "400 | Bad Request: TOPIC_CLOSED"
            })
    void theChannelIsRefused(int code, String description) {
        assertThat(outcome(POST, code, description))
                .isInstanceOfSatisfying(
                        Outcome.Refused.class,
                        refused -> assertThat(refused.scope()).isEqualTo(Outcome.Scope.CHANNEL));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Bad Request: message is too long",
                "Bad Request: message text is empty",
                "Bad Request: message can't be edited",
                "Bad Request: message can't be deleted",
                "Bad Request: REACTION_INVALID",
                "Bad Request: not enough rights to send photos to the chat",
                "Bad Request: something that is new"
            })
    void theMessageIsRefused(String description) {
        assertThat(outcome(POST, 400, description))
                .isInstanceOfSatisfying(
                        Outcome.Refused.class,
                        refused -> assertThat(refused.scope()).isEqualTo(Outcome.Scope.MESSAGE));
    }

    @Test
    void aRightToPinIsNoRightToSpeak() {
        assertThat(outcome(PIN, 400, "Bad Request: CHAT_ADMIN_REQUIRED"))
                .isInstanceOfSatisfying(
                        Outcome.Refused.class,
                        refused -> assertThat(refused.scope()).isEqualTo(Outcome.Scope.MESSAGE));
        assertThat(outcome(PIN, 400, "Bad Request: chat not found"))
                .isInstanceOfSatisfying(
                        Outcome.Refused.class,
                        refused -> assertThat(refused.scope()).isEqualTo(Outcome.Scope.CHANNEL));
    }

    @Test
    void tooManyWaitsAsLongAsTelegramAsks() {
        TelegramError tooMany = new TelegramError.Answer(
                429, "Too Many Requests: retry after 7", OptionalInt.of(7), OptionalLong.empty());
        assertThat(TelegramErrors.outcome(POST, tooMany)).isInstanceOfSatisfying(Outcome.TryLater.class, later -> {
            assertThat(later.after()).contains(Duration.ofSeconds(7));
            assertThat(later.failure().kind()).isEqualTo(ErrorKind.LIMITS);
        });
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 404, 409, 500, 502})
    void aServerInTroubleIsAskedAgain(int code) {
        assertThat(outcome(POST, code, "Internal Server Error")).isInstanceOf(Outcome.TryLater.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 400, 403, 404, 413, 500, 502, 503, 521})
    void aStrangersPageIsNoRefusal(int status) {
        assertThat(TelegramErrors.outcome(POST, new TelegramError.Foreign(status)))
                .isInstanceOf(Outcome.TryLater.class);
    }

    @Test
    void aGatewayThatWaitedTooLongMayHavePassedItOn() {
        assertThat(TelegramErrors.outcome(POST, new TelegramError.Foreign(504))).isInstanceOf(Outcome.Unknown.class);
    }

    @Test
    void onlyWhatWasSentIsUncertain() {
        assertThat(TelegramErrors.outcome(POST, new TelegramError.NotSent("refused")))
                .isInstanceOf(Outcome.TryLater.class);
        assertThat(TelegramErrors.outcome(POST, new TelegramError.NoAnswer("reset")))
                .isInstanceOf(Outcome.Unknown.class);
    }

    @Test
    void aGroupThatMovedIsFollowed() {
        TelegramError moved = new TelegramError.Answer(
                400,
                "Bad Request: group chat was upgraded to a supergroup chat",
                OptionalInt.empty(),
                OptionalLong.of(-1001234567890L));
        assertThat(TelegramErrors.outcome(POST, moved)).isEqualTo(new Outcome.Moved(new ChannelId("-1001234567890")));
    }

    private static Outcome outcome(Operation operation, int code, String description) {
        return TelegramErrors.outcome(operation, new TelegramError.Answer(code, description));
    }
}
