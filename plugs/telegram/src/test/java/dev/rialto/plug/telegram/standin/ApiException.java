package dev.rialto.plug.telegram.standin;

import java.io.Serial;
import java.util.Map;

/** A refusal, as the Bot API words it. */
final class ApiException extends Exception {
    @Serial
    private static final long serialVersionUID = 1L;

    private final int code;
    private final transient Map<String, Object> parameters;

    ApiException(int code, String description) {
        this(code, description, Map.of());
    }

    ApiException(int code, String description, Map<String, Object> parameters) {
        super(description);
        this.code = code;
        this.parameters = Map.copyOf(parameters);
    }

    static ApiException bad(String what) {
        return new ApiException(400, "Bad Request: " + what);
    }

    static ApiException forbidden(String what) {
        return new ApiException(403, "Forbidden: " + what);
    }

    int code() {
        return code;
    }

    Map<String, Object> parameters() {
        return parameters;
    }
}
