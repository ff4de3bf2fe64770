package dev.rialto.api.operation;

/**
 * What went wrong, for people, metrics and the API.
 *
 * @param text one line, without secrets and without the content of messages
 */
public record Failure(ErrorKind kind, String text) {}
