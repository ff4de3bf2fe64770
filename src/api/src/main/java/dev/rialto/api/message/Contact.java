package dev.rialto.api.message;

import java.util.Optional;

/** A person's entry of an address book. */
public record Contact(String name, Optional<String> phone) implements Attachment {}
