package dev.rialto.api.plug;

/**
 * A place in what a network tells: everything before it has been accepted. A token to ask with, never compared.
 *
 * @param name which of the plug's cursors it is, for example a room's address
 * @param value what the network calls the place
 */
public record Cursor(String name, String value) {}
