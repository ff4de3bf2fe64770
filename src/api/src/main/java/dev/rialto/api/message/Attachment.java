package dev.rialto.api.message;

/** What a message carries besides its text. */
public sealed interface Attachment permits Media, Location, Poll, Contact, Forwarded {}
