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
import dev.rialto.api.message.Attachment;
import dev.rialto.api.message.ChannelId;
import dev.rialto.api.message.ChannelRef;
import dev.rialto.api.message.Contact;
import dev.rialto.api.message.ContentId;
import dev.rialto.api.message.Forwarded;
import dev.rialto.api.message.Location;
import dev.rialto.api.message.Media;
import dev.rialto.api.message.Message;
import dev.rialto.api.message.MessageId;
import dev.rialto.api.message.MessageName;
import dev.rialto.api.message.NetworkId;
import dev.rialto.api.message.Poll;
import dev.rialto.api.message.Reaction;
import dev.rialto.api.message.Reply;
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
import dev.rialto.core.render.RichTexts;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/** Random values of everything that a row can hold. */
final class RandomRows {
    private final RandomGenerator random;
    private final RichTexts texts;

    RandomRows(RandomGenerator random) {
        this.random = random;
        texts = new RichTexts(random);
    }

    List<Event> events() {
        return List.of(
                posted(),
                new Edited(occurrence(), id(), message(), list(this::name)),
                new Deleted(occurrence(), id(), maybe(this::user)),
                new Reacted(occurrence(), id(), new Reacted.OfUser(user(), list(this::reaction))),
                new Reacted(occurrence(), id(), new Reacted.Counts(counts())),
                new Joined(occurrence(), user(), maybe(this::user)),
                new Left(occurrence(), user(), maybe(this::user)),
                new Renamed(occurrence(), word(), maybe(this::user)),
                new Pinned(occurrence(), id(), random.nextBoolean(), maybe(this::user)),
                new Moved(occurrence(), new ChannelId(id().value())),
                new Invoked(occurrence(), user(), word(), list(this::word)),
                new StatusChanged(
                        occurrence(), id(), maybe(this::userId), pick(StatusChanged.Status.values()), word()));
    }

    List<Operation> operations() {
        return List.of(
                post(),
                new Edit(channel(), token(), id(), message(), maybe(this::persona)),
                new Delete(channel(), token(), id()),
                new React(channel(), token(), id(), list(this::reaction)),
                new Rename(channel(), token(), word()),
                new Pin(channel(), token(), id(), random.nextBoolean()),
                new OpenThread(channel(), token(), word(), maybe(this::id)));
    }

    List<Draft> drafts() {
        return List.of(
                new Draft.Post(message(), maybe(this::parent), quoting(), pick(Draft.Mark.values()), options()),
                new Draft.Edit(message(), maybe(this::parent), quoting()),
                new Draft.Delete(),
                new Draft.Reactions(list(() -> new Draft.Tally(word(), random.nextInt())), random.nextBoolean()),
                line(),
                new Draft.Title(word(), line()));
    }

    private Posted posted() {
        Posted.Builder builder = Posted.builder(occurrence(), name(), message());
        list(this::name).forEach(builder::alias);
        maybe(this::word).ifPresent(builder::album);
        maybe(this::token).ifPresent(builder::token);
        maybe(this::word).ifPresent(builder::typed);
        return builder.build();
    }

    private Post post() {
        return new Post(
                channel(),
                token(),
                message(),
                maybe(this::persona),
                maybe(this::word),
                list(this::userId),
                pick(Severity.values()),
                random.nextBoolean(),
                maybe(this::instant),
                random.nextBoolean());
    }

    private Message message() {
        return new Message(
                maybe(this::user),
                texts.text(6),
                list(this::attachment),
                maybe(() -> new Reply(id(), maybe(this::user), texts.text(2))),
                maybe(this::id),
                random.nextBoolean());
    }

    private Attachment attachment() {
        return switch (random.nextInt(5)) {
            case 0 ->
                new Media(
                        content(),
                        pick(Media.Kind.values()),
                        maybe(this::word),
                        maybe(this::word),
                        random.nextBoolean() ? OptionalLong.of(random.nextLong()) : OptionalLong.empty(),
                        maybe(this::duration));
            case 1 ->
                new Location(
                        random.nextDouble(-90, 90), random.nextDouble(-180, 180), maybe(this::word), maybe(this::word));
            case 2 -> new Poll(word(), list(this::word));
            case 3 -> new Contact(word(), maybe(this::word));
            default -> new Forwarded(maybe(this::user), maybe(this::instant));
        };
    }

    private User user() {
        return new User(maybe(this::userId), word(), maybe(this::word), maybe(this::content), random.nextBoolean());
    }

    private Draft.ParentRef parent() {
        return new Draft.ParentRef(maybe(() -> new ReferenceKey(id().value())), word(), word());
    }

    private Draft.Line line() {
        return new Draft.Line(list(this::word), word());
    }

    private Quoting quoting() {
        return new Quoting(random.nextBoolean(), random.nextInt(300));
    }

    private PostOptions options() {
        return new PostOptions(
                maybe(this::word),
                pick(Severity.values()),
                random.nextBoolean(),
                maybe(this::instant),
                random.nextBoolean() ? Duration.ZERO : duration(),
                random.nextBoolean(),
                random.nextBoolean());
    }

    private Occurrence occurrence() {
        return new Occurrence(
                channel(),
                instant(),
                maybe(() -> new EventKey(id().value())),
                random.nextBoolean(),
                pick(Origin.values()));
    }

    private Instant instant() {
        return switch (random.nextInt(4)) {
            case 0 -> Instant.ofEpochMilli(random.nextLong(-1L << 40, 1L << 45));
            case 1 -> Instant.ofEpochSecond(random.nextLong(1L << 35), random.nextInt(1_000_000_000));
            case 2 -> random.nextBoolean() ? Instant.MIN : Instant.MAX;
            default -> Instant.ofEpochSecond(random.nextLong(1L << 33));
        };
    }

    private Duration duration() {
        return random.nextBoolean()
                ? Duration.ofMillis(random.nextLong(1L << 40))
                : Duration.ofSeconds(random.nextLong(), random.nextInt(1_000_000_000));
    }

    private Map<Reaction, Integer> counts() {
        Map<Reaction, Integer> counts = new HashMap<>();
        list(this::reaction).forEach(reaction -> counts.put(reaction, random.nextInt(1000)));
        return counts;
    }

    private Reaction reaction() {
        return new Reaction(word(), random.nextBoolean() ? "" : word());
    }

    private MessageName name() {
        return new MessageName(id(), random.nextBoolean());
    }

    private Post.Persona persona() {
        return new Post.Persona(word(), maybe(this::content));
    }

    private ChannelRef channel() {
        return new ChannelRef(new NetworkId("n" + random.nextInt(99)), new ChannelId(id().value()));
    }

    private MessageId id() {
        return new MessageId("m/" + random.nextLong());
    }

    private UserId userId() {
        return new UserId("u/" + random.nextLong());
    }

    private ContentId content() {
        return new ContentId("c/" + word() + random.nextLong());
    }

    private Token token() {
        return new Token("t" + random.nextLong());
    }

    private String word() {
        return texts.words(1);
    }

    private <T> Optional<T> maybe(Supplier<T> value) {
        return random.nextBoolean() ? Optional.of(value.get()) : Optional.empty();
    }

    private <T> List<T> list(Supplier<T> value) {
        List<T> values = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            values.add(value.get());
        }
        return values;
    }

    private <T> T pick(T[] values) {
        return values[random.nextInt(values.length)];
    }
}
