package dev.rialto.api.event;

import dev.rialto.api.message.User;
import java.util.Optional;

/** The channel has another title (or subject, where a network has only that). */
public record Renamed(Occurrence occurrence, String title, Optional<User> by) implements Event {}
