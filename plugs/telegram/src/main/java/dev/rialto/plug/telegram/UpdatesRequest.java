package dev.rialto.plug.telegram;

import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;
import org.telegram.telegrambots.meta.api.methods.updates.GetUpdates;
import org.telegram.telegrambots.meta.api.objects.Update;

/**
 * {@code getUpdates}, of whose answer each update is read for itself: one that cannot be read must not keep the others away,
 * or the server would send the same again for ever.
 */
final class UpdatesRequest {
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

    private static final ObjectReader UPDATE = TelegramClient.JSON.readerFor(Update.class);

    private UpdatesRequest() {}

    static GetUpdates from(OptionalInt offset, Duration wait) {
        GetUpdates request = new GetUpdates();
        offset.ifPresent(request::setOffset);
        request.setLimit(LIMIT);
        request.setTimeout((int) wait.toSeconds());
        request.setAllowedUpdates(ALLOWED);
        return request;
    }

    /** Reads the updates of an answer. */
    static Updates read(JsonNode updates) {
        List<Update> readable = new ArrayList<>();
        List<Updates.Unreadable> unreadable = new ArrayList<>();
        OptionalInt next = OptionalInt.empty();
        for (JsonNode update : updates) {
            OptionalInt id = number(update.path("update_id"));
            if (id.isPresent()) {
                next = OptionalInt.of(Math.max(next.orElse(0), id.getAsInt() + 1));
            }
            try {
                EntityRanges.clamp(update);
                readable.add(Objects.requireNonNull(UPDATE.<Update>readValue(update)));
            } catch (IOException | RuntimeException wrong) {
                unreadable.add(new Updates.Unreadable(id, reason(wrong)));
            }
        }
        return new Updates(readable, unreadable, updates.size(), next);
    }

    private static OptionalInt number(JsonNode id) {
        return id.isIntegralNumber() && id.canConvertToInt() ? OptionalInt.of(id.intValue()) : OptionalInt.empty();
    }

    /** What was wrong and where; the messages of the parser would quote what people wrote. */
    private static String reason(Exception wrong) {
        return wrong instanceof JsonMappingException mapping
                ? wrong.getClass().getSimpleName() + " at "
                        + mapping.getPathReference().replaceAll("[\\w.$]+\\.", "")
                : wrong.getClass().getSimpleName();
    }
}
