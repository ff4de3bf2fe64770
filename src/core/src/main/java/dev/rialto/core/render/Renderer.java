package dev.rialto.core.render;

import dev.rialto.api.hook.SyncBackRef;
import dev.rialto.api.message.Attachment;
import dev.rialto.api.message.Forwarded;
import dev.rialto.api.message.Media;
import dev.rialto.api.message.Message;
import dev.rialto.api.message.Reply;
import dev.rialto.api.message.RichText;
import dev.rialto.api.message.Segment;
import dev.rialto.api.message.Style;
import dev.rialto.api.message.User;
import dev.rialto.api.operation.Post;
import dev.rialto.api.plug.Capabilities;
import dev.rialto.api.plug.Feature;
import dev.rialto.api.plug.Level;
import dev.rialto.api.plug.TextMeasure;
import dev.rialto.core.format.Draft;
import dev.rialto.core.format.Draft.Mark;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Turns what is to be said into the physical messages that a channel can show: what it does not have by its own means is
 * said in another way, what is too long is cut, what cannot be in one message is in several. Pure: no I/O, no state; safe for
 * all threads.
 *
 * <p>A level of REFUSED is read as FALLBACK for whatever carries something (files, links, replies, a subject, an action), so
 * that nothing is lost because a plug did not name it; DROPPED leaves out without a word. For looks see {@link Looks}.
 *
 * <p>The pieces, in the order in which they are to be posted: the texts, then what the channel shows by other means. The text
 * is the caption of the first file where it is short enough for that. Only the first piece shows the author's name and has
 * the native reply; it is the one that edits and replies refer to. All have the persona.
 */
public final class Renderer {
    private Renderer() {}

    /** The files of a message that a channel shows as files, so that they are worth fetching. */
    public static List<Media> shownFiles(Message message, Capabilities capabilities) {
        return message.attachments().stream()
                .filter(Media.class::isInstance)
                .map(Media.class::cast)
                .filter(media -> Contents.shows(media, capabilities))
                .toList();
    }

    /**
     * The pieces of a message. A native reply and a quote are never both there.
     *
     * @return empty when nothing is left to show: no text that can be seen, and nothing carried that the channel does not
     *     drop
     */
    public static List<Piece> render(Rendering rendering, Capabilities capabilities) {
        Message message = rendering.message();
        Optional<Post.Persona> persona = persona(message, capabilities);
        Contents contents = new Contents(message.attachments(), capabilities, rendering.media());
        Body body = new Body(
                rendering, capabilities, contents, persona.isPresent(), quote(rendering.reply(), capabilities));
        RichText text = new Pointers(capabilities).apply(body.text());

        List<Message> messages = new ArrayList<>();
        for (Content content : lay(text, contents, rendering.captions(), capabilities)) {
            List<Attachment> attachments = new ArrayList<>(content.attachments());
            contents.nativeForward().ifPresent(attachments::add);
            Message.Builder builder = Message.builder(content.text())
                    .attachments(attachments)
                    .action(body.nativeAction()
                            && messages.isEmpty()
                            && !content.text().isEmpty());
            message.author().ifPresent(builder::author);
            message.thread().filter(_ -> capabilities.full(Feature.THREAD)).ifPresent(builder::thread);
            if (messages.isEmpty()) {
                reply(rendering.reply(), capabilities).ifPresent(builder::replyTo);
            }
            messages.add(builder.build());
        }
        return messages.stream()
                .map(piece -> new Piece(piece, persona, kind(piece, rendering.mark())))
                .toList();
    }

    /** A line by nobody, such as {@code Ann and Bob joined; Cy left}. */
    public static List<Piece> line(Draft.Line line, Capabilities capabilities) {
        String sentence = line.sentences().stream().map(Renderer::sentence).collect(Collectors.joining("; "));
        Segment look =
                capabilities.full(Feature.ITALIC) ? Segment.of(sentence, Style.Basic.ITALIC) : Segment.of(sentence);
        RichText text = new Pointers(capabilities).apply(RichText.of(look.callingNobody()));
        return pieces(text, capabilities).stream()
                .map(piece -> new Piece(Message.builder(piece).build(), Optional.empty(), SyncBackRef.Kind.NOTICE))
                .toList();
    }

    /** The line that tells how people react to a message that the channel has. */
    public static Message reactions(
            List<Draft.Tally> tallies, ReplyTarget reacted, AuthorStyle authorStyle, Capabilities capabilities) {
        String sentence = Wording.reactions(tallies);
        RichText text = RichText.of(
                capabilities.full(Feature.ITALIC) ? Segment.of(sentence, Style.Basic.ITALIC) : Segment.of(sentence));
        Rendering rendering = new Rendering(
                Message.builder(text).build(), reacted, Mark.NONE, Optional.empty(), authorStyle, MediaAccess.PRESENT);
        // Short as it is, it is one piece; only the limit of a channel for very short texts could part it.
        return render(rendering, capabilities).getFirst().message();
    }

    private static String sentence(Draft.Line line) {
        List<String> names = line.subjects().stream().map(Blanks::name).toList();
        return (Wording.listing(names) + " " + line.predicate()).strip();
    }

    /** The name that people are to see; empty where there is none. */
    static String shownName(Message message) {
        return message.author()
                .map(author -> Blanks.name(author.name()))
                .filter(name -> !Blanks.blank(name))
                .orElse("");
    }

    private static Optional<Post.Persona> persona(Message message, Capabilities capabilities) {
        String name = shownName(message);
        return name.isEmpty() || !capabilities.full(Feature.PERSONA)
                ? Optional.empty()
                : Optional.of(new Post.Persona(name, message.author().flatMap(User::avatar)));
    }

    // Replies

    private static Optional<Reply> reply(ReplyTarget target, Capabilities capabilities) {
        if (!(target instanceof ReplyTarget.Native parent) || !capabilities.full(Feature.REPLY)) {
            return Optional.empty();
        }
        ReplyTarget.Quote quote = parent.quote();
        return Optional.of(new Reply(
                parent.parent(),
                quote.author().isEmpty() ? Optional.empty() : Optional.of(User.named(quote.author())),
                RichText.of(Excerpt.of(quote.excerpt(), quote.length()))));
    }

    private static Optional<ReplyTarget.Quote> quote(ReplyTarget target, Capabilities capabilities) {
        if (capabilities.level(Feature.REPLY) == Level.DROPPED) {
            return Optional.empty();
        }
        Optional<ReplyTarget.Quote> quote = switch (target) {
            case ReplyTarget.None _ -> Optional.empty();
            case ReplyTarget.Quote shown -> Optional.of(shown);
            case ReplyTarget.Native parent ->
                capabilities.full(Feature.REPLY) ? Optional.empty() : Optional.of(parent.quote());
        };
        return quote.filter(shown -> !Blanks.blank(shown.author()) || !Blanks.blank(shown.excerpt()));
    }

    // Pieces

    /** What one physical message shows. */
    private record Content(RichText text, List<Attachment> attachments) {}

    private static List<Content> lay(RichText text, Contents contents, boolean captions, Capabilities capabilities) {
        List<Content> laid = new ArrayList<>();
        List<List<Attachment>> groups = contents.groups();
        boolean caption = captions
                && contents.captioned()
                && splitter(capabilities.captionLimit(), capabilities).fits(text);
        if (!caption) {
            pieces(text, capabilities).forEach(piece -> laid.add(new Content(piece, List.of())));
        }
        for (int i = 0; i < groups.size(); i++) {
            RichText shown = caption && i == 0 ? new Looks(capabilities).apply(text) : RichText.EMPTY;
            laid.add(new Content(shown, groups.get(i)));
        }
        return laid;
    }

    private static List<RichText> pieces(RichText text, Capabilities capabilities) {
        Looks looks = new Looks(capabilities);
        return splitter(capabilities.textLimit(), capabilities).split(text).stream()
                .map(looks::apply)
                .toList();
    }

    private static Splitter splitter(int limit, Capabilities capabilities) {
        Looks looks = new Looks(capabilities);
        TextMeasure measure = capabilities.measure();
        return new Splitter(limit, text -> measure.length(looks.apply(text)));
    }

    private static SyncBackRef.Kind kind(Message piece, Mark mark) {
        if (mark == Mark.EDITED) {
            return SyncBackRef.Kind.REPOST;
        }
        return piece.attachments().stream().allMatch(attachment -> attachment instanceof Forwarded)
                ? SyncBackRef.Kind.TEXT
                : SyncBackRef.Kind.MEDIA;
    }
}
