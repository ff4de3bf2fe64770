package dev.rialto.core.format;

import dev.rialto.api.event.Deleted;
import dev.rialto.api.event.Edited;
import dev.rialto.api.event.Event;
import dev.rialto.api.event.EventKey;
import dev.rialto.api.event.Invoked;
import dev.rialto.api.event.Joined;
import dev.rialto.api.event.Left;
import dev.rialto.api.event.Moved;
import dev.rialto.api.event.Occurrence;
import dev.rialto.api.event.Origin;
import dev.rialto.api.event.Pinned;
import dev.rialto.api.event.Posted;
import dev.rialto.api.event.Reacted;
import dev.rialto.api.event.Renamed;
import dev.rialto.api.event.StatusChanged;
import dev.rialto.api.hook.PostOptions;
import dev.rialto.api.hook.ReferenceKey;
import dev.rialto.api.hook.Relay.Quoting;
import dev.rialto.api.message.ChannelId;
import dev.rialto.api.message.ChannelRef;
import dev.rialto.api.message.Contact;
import dev.rialto.api.message.ContentId;
import dev.rialto.api.message.CustomEmoji;
import dev.rialto.api.message.Forwarded;
import dev.rialto.api.message.Location;
import dev.rialto.api.message.Media;
import dev.rialto.api.message.Mention;
import dev.rialto.api.message.Message;
import dev.rialto.api.message.MessageId;
import dev.rialto.api.message.MessageName;
import dev.rialto.api.message.NetworkId;
import dev.rialto.api.message.Poll;
import dev.rialto.api.message.Reaction;
import dev.rialto.api.message.Reply;
import dev.rialto.api.message.RichText;
import dev.rialto.api.message.Segment;
import dev.rialto.api.message.Style;
import dev.rialto.api.message.Style.Basic;
import dev.rialto.api.message.User;
import dev.rialto.api.message.UserId;
import dev.rialto.api.operation.Delete;
import dev.rialto.api.operation.Edit;
import dev.rialto.api.operation.OpenThread;
import dev.rialto.api.operation.Operation;
import dev.rialto.api.operation.Pin;
import dev.rialto.api.operation.Post;
import dev.rialto.api.operation.React;
import dev.rialto.api.operation.Rename;
import dev.rialto.api.operation.Severity;
import dev.rialto.api.operation.Token;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What the golden rows hold, by the names of their files. A value here never changes: the row was released. */
final class Samples {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final ChannelRef ROOM = new ChannelRef(new NetworkId("demo:1"), new ChannelId("-1001"));
    private static final Occurrence LIVE = Occurrence.live(ROOM, NOON, new EventKey("77"));
    private static final Occurrence ARCHIVED =
            new Occurrence(ROOM, Instant.parse("2026-03-01T12:00:00.123456Z"), Optional.empty(), true, Origin.ARCHIVE);
    private static final User ANN = User.builder(new UserId("42"), "Ann")
            .username("ann")
            .avatar(new ContentId("a:1"))
            .bot(true)
            .build();
    private static final User BOB = User.named("Bob");
    private static final MessageId FIVE = new MessageId("5");
    private static final Token TOKEN = new Token("01JNXV3K7Q0000000000000000");

    private static final Message PLAIN =
            Message.builder(BOB, RichText.of("hello")).build();
    private static final Message LOOKS = Message.builder(RichText.of(
                    Segment.of("plain "),
                    Segment.of("all", Basic.values()),
                    Segment.of("x = 1\n", new Style.Pre("java")),
                    Segment.of("said", new Style.Quote(true)),
                    Segment.of("said\n", new Style.Quote(false)),
                    Segment.of("Title", new Style.Heading(2), Basic.BOLD),
                    Segment.link("here", "https://example.org/"),
                    Segment.mention("@ann", Mention.of(new UserId("42"))),
                    Segment.mention("@all", new Mention(Optional.empty(), Mention.Audience.MANY)),
                    new Segment(
                            "🦀",
                            Set.of(),
                            Optional.empty(),
                            Optional.empty(),
                            Optional.of(new CustomEmoji("crab", Optional.of(new ContentId("e:9")))))))
            .build();
    private static final Message LOADED = Message.builder(ANN, RichText.of("look"))
            .attachments(List.of(
                    Media.builder(new ContentId("f:1"), Media.Kind.VOICE)
                            .name("note.ogg")
                            .type("audio/ogg")
                            .size(2048)
                            .duration(Duration.ofMillis(1500))
                            .build(),
                    Media.builder(new ContentId("f:2"), Media.Kind.IMAGE).build(),
                    new Location(48.2, 16.37, Optional.of("Prater"), Optional.of("1020 Wien")),
                    new Poll("Tea?", List.of("yes", "no")),
                    new Contact("Cy", Optional.of("+43 1 234")),
                    new Forwarded(Optional.of(BOB), Optional.of(NOON))))
            .replyTo(new Reply(FIVE, Optional.of(BOB), RichText.of("before")))
            .thread(new MessageId("1"))
            .action(true)
            .build();

    private Samples() {}

    static Map<String, Event> events() {
        Map<String, Event> events = new LinkedHashMap<>();
        events.put("posted", Posted.builder(LIVE, MessageName.given("5"), PLAIN).build());
        events.put(
                "posted-looks",
                Posted.builder(LIVE, MessageName.given("5"), LOOKS).build());
        events.put(
                "posted-loaded",
                Posted.builder(ARCHIVED, MessageName.given("5"), LOADED)
                        .alias(MessageName.chosen("c5"))
                        .album("album-1")
                        .token(TOKEN)
                        .build());
        events.put(
                "posted-typed",
                Posted.builder(LIVE, MessageName.given("5"), PLAIN)
                        .typed("*hello*")
                        .build());
        events.put("edited", new Edited(LIVE, FIVE, PLAIN, List.of(MessageName.chosen("c6"))));
        events.put("deleted", new Deleted(LIVE, FIVE, Optional.of(ANN)));
        events.put(
                "reacted",
                new Reacted(
                        LIVE,
                        FIVE,
                        new Reacted.OfUser(BOB, List.of(Reaction.emoji("👍"), new Reaction(":crab:", "crab")))));
        events.put(
                "reacted-counts",
                new Reacted(
                        LIVE,
                        FIVE,
                        new Reacted.Counts(Map.of(Reaction.emoji("👍"), 3, new Reaction(":crab:", "crab"), 1))));
        events.put("joined", new Joined(LIVE, ANN, Optional.of(BOB)));
        events.put("left", new Left(LIVE, BOB, Optional.empty()));
        events.put("renamed", new Renamed(LIVE, "News", Optional.of(BOB)));
        events.put("pinned", new Pinned(LIVE, FIVE, true, Optional.of(BOB)));
        events.put("moved", new Moved(LIVE.withOrigin(Origin.BACKLOG), new ChannelId("-1002")));
        events.put("invoked", new Invoked(LIVE, ANN, "help", List.of("me", "now")));
        events.put(
                "status",
                new StatusChanged(
                        LIVE, FIVE, Optional.of(new UserId("42")), StatusChanged.Status.DELIVERED, "all well"));
        return events;
    }

    static Map<String, List<Operation>> steps() {
        Map<String, List<Operation>> steps = new LinkedHashMap<>();
        steps.put(
                "steps",
                List.of(
                        Post.builder(ROOM, TOKEN, PLAIN).build(),
                        Post.builder(ROOM, TOKEN, LOADED)
                                .persona(new Post.Persona("Ann", Optional.of(new ContentId("a:1"))))
                                .subject("Alert")
                                .recipients(List.of(new UserId("42")))
                                .severity(Severity.CRITICAL)
                                .silent(true)
                                .expires(NOON)
                                .wantsReport(true)
                                .build(),
                        new Edit(ROOM, TOKEN, FIVE, PLAIN, Optional.of(new Post.Persona("Ann", Optional.empty()))),
                        new Delete(ROOM, TOKEN, FIVE),
                        new React(ROOM, TOKEN, FIVE, List.of(Reaction.emoji("👍"))),
                        new Rename(ROOM, TOKEN, "News"),
                        new Pin(ROOM, TOKEN, FIVE, true),
                        new OpenThread(ROOM, TOKEN, "Talk", Optional.of(FIVE))));
        return steps;
    }

    static Map<String, Draft> drafts() {
        Draft.Line line = new Draft.Line(List.of("Ann", "Bob"), "joined");
        Map<String, Draft> drafts = new LinkedHashMap<>();
        drafts.put(
                "draft-post",
                new Draft.Post(PLAIN, Optional.empty(), Quoting.DEFAULT, Draft.Mark.NONE, PostOptions.DEFAULT));
        drafts.put(
                "draft-post-nobody",
                new Draft.Post(
                        Message.builder(BOB, RichText.of(Segment.of("hello").callingNobody()))
                                .build(),
                        Optional.empty(),
                        Quoting.DEFAULT,
                        Draft.Mark.NONE,
                        PostOptions.DEFAULT));
        drafts.put(
                "draft-post-loaded",
                new Draft.Post(
                        LOADED,
                        Optional.of(new Draft.ParentRef(Optional.of(new ReferenceKey("01J")), "Bob", "before")),
                        new Quoting(false, 80),
                        Draft.Mark.EDITED,
                        PostOptions.builder()
                                .subject("Alert")
                                .severity(Severity.WARNING)
                                .silent(true)
                                .expires(NOON)
                                .hold(Duration.ofSeconds(20))
                                .local(true)
                                .urgent(true)
                                .build()));
        drafts.put(
                "draft-edit",
                new Draft.Edit(PLAIN, Optional.of(new Draft.ParentRef(Optional.empty(), "", "")), Quoting.DEFAULT));
        drafts.put("draft-delete", new Draft.Delete());
        drafts.put(
                "draft-reactions",
                new Draft.Reactions(List.of(new Draft.Tally("👍", 2), new Draft.Tally("❤️", 1)), true));
        drafts.put("draft-line", line);
        drafts.put("draft-line-of-more", line.and(new Draft.Line(List.of("Cy"), "left")));
        drafts.put("draft-title", new Draft.Title("News", line));
        return drafts;
    }
}
