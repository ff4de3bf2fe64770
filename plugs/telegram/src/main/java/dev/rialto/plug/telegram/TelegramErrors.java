package dev.rialto.plug.telegram;

import dev.rialto.api.message.ChannelId;
import dev.rialto.api.operation.ErrorKind;
import dev.rialto.api.operation.Failure;
import dev.rialto.api.operation.Operation;
import dev.rialto.api.operation.Outcome;
import dev.rialto.api.operation.Outcome.Scope;
import dev.rialto.api.operation.Post;
import dev.rialto.api.plug.PlugException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Says what a failed request means to the host: the one place for it. */
final class TelegramErrors {
    private static final int GATEWAY_TIMEOUT = 504;

    /** Words of a 400 that mean: nothing at all passes here. */
    private static final List<String> NO_CHAT = List.of(
            "chat not found",
            "group chat was deactivated",
            "group is deactivated",
            "bot was kicked",
            "bot is not a member",
            "CHANNEL_PRIVATE",
            "USER_BANNED_IN_CHANNEL",
            "PEER_ID_INVALID",
            "message thread not found",
            "TOPIC_DELETED");

    /** Words of a 400 that mean: no message passes here. A pin or a title is another right. */
    private static final List<String> NO_VOICE = List.of(
            "not enough rights to send text messages",
            "have no rights to send a message",
            "need administrator rights in the channel chat",
            "CHAT_WRITE_FORBIDDEN",
            "CHAT_RESTRICTED",
            "CHAT_SEND_PLAIN_FORBIDDEN",
            "CHAT_ADMIN_REQUIRED",
            "TOPIC_CLOSED");

    private TelegramErrors() {}

    /** What it means for an operation. */
    static Outcome outcome(Operation operation, TelegramError error) {
        return switch (error) {
            case TelegramError.Answer answer -> answered(operation, answer);
            // A gateway that waited too long has passed the request on; one that says anything else most likely has
            // not.
            // A 502 may also mean that the server died with our message done. Nobody tells the two apart, and a message
            // in doubt is sent again a few times only: an outage of half a minute would make dead letters of messages
            // that nobody ever took.
            case TelegramError.Foreign(int status)
            when status == GATEWAY_TIMEOUT -> new Outcome.Unknown(new Failure(ErrorKind.SERVER, error.text()));
            case TelegramError.Foreign _ ->
                new Outcome.TryLater(new Failure(ErrorKind.SERVER, error.text()), Optional.empty());
            case TelegramError.NotSent _ ->
                new Outcome.TryLater(new Failure(ErrorKind.CONNECTION, error.text()), Optional.empty());
            case TelegramError.NoAnswer _ -> new Outcome.Unknown(new Failure(ErrorKind.CONNECTION, error.text()));
            case TelegramError.Unreadable _ -> new Outcome.Unknown(new Failure(ErrorKind.SERVER, error.text()));
        };
    }

    private static Outcome answered(Operation operation, TelegramError.Answer answer) {
        if (answer.migratedTo().isPresent()) {
            return new Outcome.Moved(
                    new ChannelId(Long.toString(answer.migratedTo().getAsLong())));
        }
        Failure failure = new Failure(kind(answer), answer.text());
        return switch (answer.code()) {
            case 429 -> new Outcome.TryLater(failure, wait(answer));
            // Telegram answers 401 and 404 to a token that is not, or no more, a bot's: nothing is wrong with the
            // message.
            case 401, 404, 409 -> new Outcome.TryLater(failure, Optional.empty());
            case 403 -> new Outcome.Refused(Scope.CHANNEL, failure);
            default ->
                answer.code() >= 500
                        ? new Outcome.TryLater(failure, wait(answer))
                        : new Outcome.Refused(scope(operation, answer), failure);
        };
    }

    private static Scope scope(Operation operation, TelegramError.Answer answer) {
        boolean whole = NO_CHAT.stream().anyMatch(answer::says)
                || (operation instanceof Post && NO_VOICE.stream().anyMatch(answer::says));
        return whole ? Scope.CHANNEL : Scope.MESSAGE;
    }

    /** What it means for a session, or for something that was asked. */
    static PlugException exception(TelegramError error) {
        return switch (error) {
            case TelegramError.Answer answer
            when wait(answer).isPresent() ->
                new PlugException(kind(answer), error.text(), wait(answer).get());
            case TelegramError.Answer answer
            when kind(answer) == ErrorKind.AUTH ->
                new PlugException(ErrorKind.AUTH, "Telegram does not know this token (" + error.text() + ")");
            case TelegramError.Answer answer
            when isConflict(error) && !isWebhook(error) ->
                new PlugException(
                        kind(answer),
                        "another program asks for this bot's updates with the same token, and only one may");
            case TelegramError.Answer answer -> new PlugException(kind(answer), error.text());
            case TelegramError.Foreign _, TelegramError.Unreadable _ ->
                new PlugException(ErrorKind.SERVER, error.text());
            case TelegramError.NotSent _, TelegramError.NoAnswer _ ->
                new PlugException(ErrorKind.CONNECTION, error.text());
        };
    }

    /** Whether the token is not accepted; a server that never heard of it answers 404. */
    static boolean isAuth(TelegramError error) {
        return error instanceof TelegramError.Answer answer && kind(answer) == ErrorKind.AUTH;
    }

    /** Whether somebody else gets the bot's updates. */
    private static boolean isConflict(TelegramError error) {
        return error instanceof TelegramError.Answer answer && answer.code() == 409;
    }

    /** Whether that is a webhook. */
    static boolean isWebhook(TelegramError error) {
        return isConflict(error) && error instanceof TelegramError.Answer answer && answer.says("webhook is active");
    }

    static Optional<Duration> wait(TelegramError.Answer answer) {
        return answer.retryAfter().stream()
                .mapToObj(Duration::ofSeconds)
                .filter(Duration::isPositive)
                .findFirst();
    }

    private static ErrorKind kind(TelegramError.Answer answer) {
        return switch (answer.code()) {
            case 401, 404 -> ErrorKind.AUTH;
            case 409 -> ErrorKind.CONFIG;
            case 413, 429 -> ErrorKind.LIMITS;
            case 400 ->
                Stream.of("too long", "too big", "too much", "too many").anyMatch(answer::says)
                        ? ErrorKind.LIMITS
                        : ErrorKind.REQUEST;
            default -> answer.code() >= 500 ? ErrorKind.SERVER : ErrorKind.REQUEST;
        };
    }
}
