package dev.rialto.plug.telegram;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.Serial;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;
import org.telegram.telegrambots.meta.api.methods.updates.GetUpdates;
import org.telegram.telegrambots.meta.api.objects.Update;
import org.telegram.telegrambots.meta.exceptions.TelegramApiRequestException;

/**
 * {@code getUpdates}, of whose answer each update is read for itself. The library alone refuses the whole answer when it
 * cannot read one of them, and the server would send the same again for ever.
 */
final class UpdatesRequest extends GetUpdates {
    @Serial
    private static final long serialVersionUID = 1L;

    static final int LIMIT = 100;

    /** Members and reactions come only when they are named; see {@code allowed_updates} in the Bot API. */
    static final List<String> ALLOWED = List.of(
            "message",
            "edited_message",
            "channel_post",
            "edited_channel_post",
            "my_chat_member",
            "chat_member",
            "message_reaction");

    private final transient List<Updates.Unreadable> unreadable = new ArrayList<>();
    private transient int count;
    private transient int last = -1;

    private UpdatesRequest() {}

    static UpdatesRequest from(OptionalInt offset, Duration wait) {
        UpdatesRequest request = new UpdatesRequest();
        offset.ifPresent(request::setOffset);
        request.setLimit(LIMIT);
        request.setTimeout((int) wait.toSeconds());
        request.setAllowedUpdates(ALLOWED);
        return request;
    }

    @Override
    @SuppressWarnings("NonApiType") // the library's
    public ArrayList<Update> deserializeResponse(String answer) throws TelegramApiRequestException {
        try {
            ArrayList<Update> whole = super.deserializeResponse(answer);
            if (whole.stream().allMatch(Objects::nonNull)) {
                whole.forEach(update -> saw(update.getUpdateId()));
                return whole;
            }
        } catch (TelegramApiRequestException failed) {
            if (TelegramClient.isAnswer(failed)) {
                throw failed;
            }
        }
        return new ArrayList<>(readEach(answer));
    }

    private List<Update> readEach(String answer) throws TelegramApiRequestException {
        count = 0;
        List<Update> readable = new ArrayList<>();
        for (JsonNode update : results(answer)) {
            JsonNode id = update.path("update_id");
            if (id.canConvertToInt() && id.isIntegralNumber()) {
                saw(id.intValue());
            } else {
                count++;
            }
            try {
                readable.add(Objects.requireNonNull(OBJECT_MAPPER.treeToValue(update, Update.class)));
            } catch (JsonProcessingException | RuntimeException wrong) {
                unreadable.add(new Updates.Unreadable(
                        id.canConvertToInt() && id.isIntegralNumber()
                                ? OptionalInt.of(id.intValue())
                                : OptionalInt.empty(),
                        reason(wrong)));
            }
        }
        return readable;
    }

    private static JsonNode results(String answer) throws TelegramApiRequestException {
        try {
            JsonNode result = OBJECT_MAPPER.readTree(answer).path("result");
            if (result.isArray()) {
                return result;
            }
        } catch (JsonProcessingException cutShort) {
            // Said below, without the text that the parser would quote.
        }
        throw new TelegramApiRequestException("the answer is no list of updates");
    }

    private void saw(int update) {
        count++;
        last = Math.max(last, update);
    }

    /** What was wrong and where; the messages of the parser would quote what people wrote. */
    private static String reason(Exception wrong) {
        return wrong instanceof JsonMappingException mapping
                ? wrong.getClass().getSimpleName() + " at "
                        + mapping.getPathReference().replaceAll("[\\w.$]+\\.", "")
                : wrong.getClass().getSimpleName();
    }

    /** The answer as a whole, once it was read. */
    Updates read(List<Update> readable) {
        return new Updates(readable, unreadable, count, last < 0 ? OptionalInt.empty() : OptionalInt.of(last + 1));
    }
}
