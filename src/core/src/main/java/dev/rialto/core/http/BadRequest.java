package dev.rialto.core.http;

/** A request that no host could answer. The message is one sentence for the one who wrote the program. */
final class BadRequest extends Exception {
    private static final long serialVersionUID = 1L;

    private final int status;

    BadRequest(String message) {
        this(400, message);
    }

    /**
     * @param status of HTTP
     */
    BadRequest(int status, String message) {
        super(message);
        this.status = status;
    }

    int status() {
        return status;
    }
}
