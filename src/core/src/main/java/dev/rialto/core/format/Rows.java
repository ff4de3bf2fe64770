package dev.rialto.core.format;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * What all rows have in common: one JSON object in UTF-8 with the number of its format in {@code v}. Fields that the program
 * does not know are skipped. Whoever changes what an older program would misread raises the number, keeps reading the older
 * ones, and adds golden rows for the new one.
 */
final class Rows {
    private static final int FORMAT = 1;
    /** An emoji as its four bytes rather than as two escapes of six. */
    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .enable(JsonWriteFeature.COMBINE_UNICODE_SURROGATES_IN_UTF8)
            .build();

    private static final int USUAL_SIZE = 512;

    private Rows() {}

    /** Writes the fields of one object. */
    @FunctionalInterface
    interface Fields {
        void write(JsonGenerator out) throws IOException;
    }

    /** Makes a value of one object. */
    @FunctionalInterface
    interface Reader<T> {
        T read(JsonNode node) throws FormatException;
    }

    static byte[] write(Fields fields) {
        var bytes = new ByteArrayOutputStream(USUAL_SIZE);
        try (JsonGenerator out = MAPPER.createGenerator(bytes)) {
            out.writeStartObject();
            out.writeNumberField("v", FORMAT);
            fields.write(out);
            out.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("a row that is written to memory cannot fail", e);
        }
        return bytes.toByteArray();
    }

    static <T> T read(byte[] row, Reader<T> reader) throws FormatException {
        try {
            JsonNode root = MAPPER.readTree(row);
            if (!root.isObject()) {
                throw new FormatException("the row is not a JSON object");
            }
            int format = root.path("v").asInt();
            if (format < 1) {
                throw new FormatException("the row does not say in which format it is written");
            }
            if (format > FORMAT) {
                throw new FormatException("the row is written in format " + format
                        + " by a newer Rialto; this one reads " + FORMAT + " at most");
            }
            return reader.read(root);
        } catch (FormatException e) {
            throw e;
        } catch (JacksonException e) {
            // Not its message: that repeats parts of what stands there.
            throw new FormatException(
                    "the row is not JSON from byte " + e.getLocation().getByteOffset() + " on");
        } catch (IOException e) {
            throw new UncheckedIOException("a row that is read from memory cannot fail", e);
        } catch (IllegalArgumentException e) {
            throw new FormatException("the row holds a value that cannot be: " + e.getMessage());
        }
    }
}
