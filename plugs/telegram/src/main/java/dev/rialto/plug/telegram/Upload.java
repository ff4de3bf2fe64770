package dev.rialto.plug.telegram;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.util.Optional;
import okhttp3.MediaType;
import okhttp3.MultipartBody;
import okhttp3.RequestBody;
import org.jspecify.annotations.Nullable;

/**
 * The parameters of a request that carries files.
 *
 * @see <a href="https://core.telegram.org/bots/api#sending-files">Sending files</a>
 */
final class Upload {
    private static final MediaType BYTES = MediaType.get("application/octet-stream");

    private final MultipartBody.Builder parts = new MultipartBody.Builder().setType(MultipartBody.FORM);

    /** Sets a parameter; without a value it stays away. */
    Upload with(String name, @Nullable Object value) {
        Optional.ofNullable(value).map(Object::toString).ifPresent(text -> parts.addFormDataPart(name, text));
        return this;
    }

    /** Sets a parameter that is written in JSON. */
    Upload withJson(String name, @Nullable Object value) {
        try {
            return value == null ? this : with(name, TelegramClient.JSON.writeValueAsString(value));
        } catch (JsonProcessingException impossible) {
            throw new IllegalArgumentException(impossible);
        }
    }

    Upload with(String name, TelegramMedia.File file) {
        parts.addFormDataPart(name, file.name(), RequestBody.create(file.path(), BYTES));
        return this;
    }

    RequestBody body() {
        return parts.build();
    }
}
