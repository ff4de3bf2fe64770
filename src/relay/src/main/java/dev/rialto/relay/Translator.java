package dev.rialto.relay;

import dev.rialto.api.event.Deleted;
import dev.rialto.api.event.Edited;
import dev.rialto.api.event.Invoked;
import dev.rialto.api.event.Joined;
import dev.rialto.api.event.Left;
import dev.rialto.api.event.Moved;
import dev.rialto.api.event.Pinned;
import dev.rialto.api.event.Posted;
import dev.rialto.api.event.Reacted;
import dev.rialto.api.event.Renamed;
import dev.rialto.api.event.StatusChanged;
import dev.rialto.api.hook.Directory;
import dev.rialto.api.hook.Incoming;
import dev.rialto.api.hook.Relay;
import dev.rialto.api.hook.SyncBackRef;
import dev.rialto.api.hook.SyncRef;
import dev.rialto.api.message.Message;
import dev.rialto.api.message.MessageId;
import dev.rialto.api.message.User;
import dev.rialto.api.message.UserId;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Says what an event becomes elsewhere; where that is, its hook says. Pure; safe for many threads. */
public final class Translator {
    /** How long a line about somebody waits for others of its kind. */
    private static final Duration COMPANY = Duration.ofSeconds(2);

    private final RelayRules rules;
    private final PlugOptions options;
    private final AuthorNames names;
    private final Directory directory;

    public Translator(RelayRules rules, PlugOptions options, AuthorNames names, Directory directory) {
        this.rules = rules;
        this.options = options;
        this.names = names;
        this.directory = directory;
    }

    /**
     * What the event becomes; empty when it stays where it is.
     *
     * @param label the conversation that it is relayed in
     */
    public Optional<Outgoing> translate(Incoming incoming, String label) {
        return switch (incoming.event()) {
            case Posted posted -> Optional.of(copy(posted, incoming, label));
            case Edited edited -> revision(edited, incoming, label);
            case Deleted deleted -> removal(deleted, incoming);
            case Joined joined -> line(joined.user(), "joined", incoming, label);
            case Left left -> line(left.user(), "left", incoming, label);
            case Renamed renamed -> title(renamed, incoming, label);
            case Reacted reacted -> reactions(reacted, incoming);
            case Pinned pinned -> Optional.empty();
            // The host follows the channel by itself.
            case Moved moved -> Optional.empty();
            case Invoked invoked -> Optional.empty();
            case StatusChanged status -> Optional.empty();
        };
    }

    /** The one line that tells that somebody says more than is relayed. */
    Outgoing tooMuch(Incoming incoming, String label) {
        String name = Actor.of(incoming)
                .map(author -> names.name(author, incoming, label).name())
                .orElse("Somebody");
        return Outgoing.now(new Relay.Line(List.of(name), "writes too much at once; some of it is not shown here"));
    }

    private Outgoing copy(Posted posted, Incoming incoming, String label) {
        return Outgoing.after(
                incoming.urgent() ? Duration.ZERO : rules.hold(),
                new Relay.Copy(named(posted.message(), incoming, label), rules.quoting()));
    }

    private Optional<Outgoing> revision(Edited edited, Incoming incoming, String label) {
        if (!rules.edits() || !incoming.reference().map(this::live).orElse(true) || !byItsAuthor(edited, incoming)) {
            return Optional.empty();
        }
        Message message = named(edited.message(), incoming, label);
        Relay.Revision revision = new Relay.Revision(message, rules.quoting(), rules.unknownEdits());
        // What nobody knows becomes a message, and is held like one.
        Duration hold = incoming.reference().isEmpty() ? rules.hold() : Duration.ZERO;
        return Optional.of(Outgoing.after(hold, revision));
    }

    /** A late edit, or the edit of what a filter kept back, goes nowhere. */
    private boolean live(SyncRef reference) {
        return reference.state() == SyncRef.State.LIVE;
    }

    /**
     * Only the author of the original edits it: not who can change a copy, and not another person of the same channel. What
     * another hook passes on was looked at where it came from.
     */
    private static boolean byItsAuthor(Edited edited, Incoming incoming) {
        if (incoming.hops() > 0 || incoming.reference().isEmpty()) {
            return true;
        }
        SyncRef reference = incoming.reference().get();
        Optional<UserId> editor = edited.message().author().flatMap(User::id);
        return reference.source().filter(incoming.channel()::isSameAs).isPresent()
                && (reference.author().isEmpty() || editor.isEmpty() || editor.equals(reference.author()));
    }

    private Optional<Outgoing> removal(Deleted deleted, Incoming incoming) {
        boolean counts = rules.deletes()
                && (incoming.hops() > 0
                        || incoming.reference()
                                .filter(reference -> reference.state() != SyncRef.State.DELETED)
                                .filter(reference -> !isNotice(reference, incoming, deleted.target()))
                                .isPresent());
        return counts ? Optional.of(Outgoing.now(new Relay.Removal())) : Optional.empty();
    }

    /** Who reacts to a line of ours does not react to the message that it is about. */
    private Optional<Outgoing> reactions(Reacted reacted, Incoming incoming) {
        boolean counts = rules.reactions()
                && incoming.reference()
                        .filter(this::live)
                        .filter(reference -> incoming.hops() > 0 || !isNotice(reference, incoming, reacted.target()))
                        .isPresent();
        return counts ? Optional.of(Outgoing.now(new Relay.Reactions())) : Optional.empty();
    }

    /** Who takes away a line of ours about a message leaves the message alone. */
    private static boolean isNotice(SyncRef reference, Incoming incoming, MessageId target) {
        return reference.copies().stream()
                .anyMatch(copy -> copy.kind() == SyncBackRef.Kind.NOTICE
                        && copy.channel().isSameAs(incoming.channel())
                        && copy.id().equals(target));
    }

    private Optional<Outgoing> line(User user, String predicate, Incoming incoming, String label) {
        if (!options.of(incoming.channel().plug()).joins()) {
            return Optional.empty();
        }
        Duration hold = rules.hold().compareTo(COMPANY) > 0 ? rules.hold() : COMPANY;
        String fold = String.join(":", rules.hook(), label, "people");
        String name = names.name(user, incoming, label).name();
        return Optional.of(new Outgoing(new Relay.Line(List.of(name), predicate), hold, Optional.of(fold)));
    }

    private Optional<Outgoing> title(Renamed renamed, Incoming incoming, String label) {
        Relay.Line line = renaming(renamed, incoming, label);
        return switch (options.of(incoming.channel().plug()).renames()) {
            case ANNOUNCE -> Optional.of(Outgoing.now(line));
            case APPLY -> Optional.of(Outgoing.now(new Relay.Title(renamed.title(), line)));
            case OFF -> Optional.empty();
        };
    }

    private Relay.Line renaming(Renamed renamed, Incoming incoming, String label) {
        String quoted = "“" + renamed.title() + "”";
        return renamed.by()
                .map(by -> new Relay.Line(
                        List.of(names.name(by, incoming, label).name()), "renamed the channel to " + quoted))
                .orElseGet(() -> new Relay.Line(
                        List.of("The channel on "
                                + directory.networkName(incoming.channel().plug())),
                        "is now called " + quoted));
    }

    private Message named(Message message, Incoming incoming, String label) {
        return message.author()
                .map(author -> message.toBuilder()
                        .author(names.name(author, incoming, label))
                        .build())
                .orElse(message);
    }
}
