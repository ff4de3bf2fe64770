package dev.rialto.relay;

import java.util.List;

/** What a section relays of what is said, and in which words: its {@code filters}, {@code replace} and {@code mentions}. */
public record ContentOptions(List<FilterRule> filters, List<Replacement> replace, MentionPolicy mentions) {}
