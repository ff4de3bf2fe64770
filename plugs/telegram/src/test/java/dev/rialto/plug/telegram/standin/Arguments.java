package dev.rialto.plug.telegram.standin;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.NullNode;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** The parameters of one request, from the query, JSON, a form or a multipart form. */
final class Arguments {
    static final ObjectMapper JSON = new ObjectMapper();

    private final Map<String, JsonNode> values = new LinkedHashMap<>();
    private final Map<String, Upload> files = new LinkedHashMap<>();

    /** A file that was sent along. */
    static final class Upload {
        private final String name;
        private final byte[] content;

        Upload(String name, byte[] content) {
            this.name = name;
            this.content = content;
        }

        String name() {
            return name;
        }

        byte[] content() {
            return content;
        }
    }

    static Arguments of(HttpExchange exchange) throws IOException, ApiException {
        Arguments arguments = new Arguments();
        String query = exchange.getRequestURI().getRawQuery();
        if (query != null) {
            arguments.form(query);
        }
        byte[] body = exchange.getRequestBody().readAllBytes();
        String type = Optional.ofNullable(exchange.getRequestHeaders().getFirst("Content-Type"))
                .orElse("");
        String kind = type.toLowerCase(Locale.ROOT);
        if (kind.startsWith("application/json")) {
            arguments.json(body);
        } else if (kind.startsWith("application/x-www-form-urlencoded")) {
            arguments.form(new String(body, StandardCharsets.UTF_8));
        } else if (kind.startsWith("multipart/form-data")) {
            arguments.multipart(body, type.replaceAll(".*boundary=\"?([^\";]+)\"?.*", "$1"));
        }
        return arguments;
    }

    private void json(byte[] body) throws ApiException {
        if (body.length == 0) {
            return;
        }
        try {
            JsonNode whole = JSON.readTree(body);
            if (!whole.isObject()) {
                throw ApiException.bad("object expected as request");
            }
            whole.properties().forEach(entry -> values.put(entry.getKey(), entry.getValue()));
        } catch (IOException malformed) {
            throw ApiException.bad("can't parse request parameters as JSON");
        }
    }

    private void form(String body) {
        for (String pair : body.split("&", -1)) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                values.put(
                        decode(pair.substring(0, equals)),
                        JSON.getNodeFactory().textNode(decode(pair.substring(equals + 1))));
            }
        }
    }

    private static String decode(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    private void multipart(byte[] body, String boundary) {
        // Each byte is one character, so that places in the text are places in the bytes.
        String whole = new String(body, StandardCharsets.ISO_8859_1);
        String mark = "--" + boundary;
        int at = whole.indexOf(mark);
        while (at >= 0) {
            int head = at + mark.length() + 2;
            int next = whole.indexOf("\r\n" + mark, head);
            int content = whole.indexOf("\r\n\r\n", head);
            if (next < 0 || content < 0 || content > next) {
                return;
            }
            part(
                    new String(
                            whole.substring(head, content).getBytes(StandardCharsets.ISO_8859_1),
                            StandardCharsets.UTF_8),
                    Arrays.copyOfRange(body, content + 4, next));
            at = next + 2;
        }
    }

    private void part(String head, byte[] content) {
        String name = head.replaceAll("(?s).*[ ;]name=\"([^\"]*)\".*", "$1");
        if (head.contains("filename=\"")) {
            files.put(name, new Upload(head.replaceAll("(?s).*filename=\"([^\"]*)\".*", "$1"), content));
        } else {
            values.put(name, JSON.getNodeFactory().textNode(new String(content, StandardCharsets.UTF_8)));
        }
    }

    Optional<String> text(String name) {
        return Optional.ofNullable(values.get(name))
                .filter(value -> !value.isNull())
                .map(value -> value.isValueNode() ? value.asText() : value.toString());
    }

    String textOrEmpty(String name) {
        return text(name).orElse("");
    }

    OptionalInt number(String name) {
        Optional<String> text = text(name);
        try {
            return text.isEmpty() ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(text.get()));
        } catch (NumberFormatException none) {
            return OptionalInt.empty();
        }
    }

    boolean flag(String name) {
        return text(name)
                .filter(value -> value.equals("true") || value.equals("1") || value.equals("True"))
                .isPresent();
    }

    /** A parameter that is an object or array; in a form it is written as JSON. */
    JsonNode tree(String name) throws ApiException {
        JsonNode value = values.get(name);
        if (value == null || value.isNull()) {
            return NullNode.getInstance();
        }
        if (!value.isTextual()) {
            return value;
        }
        try {
            return value.asText().isEmpty() ? NullNode.getInstance() : JSON.readTree(value.asText());
        } catch (JsonProcessingException malformed) {
            throw ApiException.bad("can't parse " + name.replace('_', ' ') + " JSON object");
        }
    }

    Optional<Upload> file(String name) {
        return Optional.ofNullable(files.get(name));
    }

    List<String> names() {
        List<String> names = new ArrayList<>(values.keySet());
        names.addAll(files.keySet());
        return names;
    }
}
