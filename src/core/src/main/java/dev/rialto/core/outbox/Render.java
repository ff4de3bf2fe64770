package dev.rialto.core.outbox;

import dev.rialto.api.hook.PostOptions;
import dev.rialto.api.hook.ReferenceKey;
import dev.rialto.api.hook.Relay.Quoting;
import dev.rialto.api.hook.SyncBackRef;
import dev.rialto.api.hook.SyncRef;
import dev.rialto.api.message.ChannelRef;
import dev.rialto.api.message.Media;
import dev.rialto.api.message.Mention;
import dev.rialto.api.message.Message;
import dev.rialto.api.operation.Delete;
import dev.rialto.api.operation.Edit;
import dev.rialto.api.operation.Operation;
import dev.rialto.api.operation.Post;
import dev.rialto.api.operation.Rename;
import dev.rialto.api.operation.Token;
import dev.rialto.api.plug.Capabilities;
import dev.rialto.api.plug.Feature;
import dev.rialto.core.format.Draft;
import dev.rialto.core.format.Draft.Mark;
import dev.rialto.core.format.Draft.ParentRef;
import dev.rialto.core.format.FormatException;
import dev.rialto.core.format.RelayFormat;
import dev.rialto.core.refs.Hashes;
import dev.rialto.core.refs.SyncCache;
import dev.rialto.core.refs.SyncCache.Known;
import dev.rialto.core.refs.Ulids;
import dev.rialto.core.render.AuthorStyle;
import dev.rialto.core.render.MediaAccess;
import dev.rialto.core.render.Piece;
import dev.rialto.core.render.Renderer;
import dev.rialto.core.render.Rendering;
import dev.rialto.core.render.ReplyTarget;
import dev.rialto.core.store.ChannelTable.Located;
import dev.rialto.core.store.MessageRow;
import dev.rialto.core.store.OutboxRow;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The stage that makes the operations of a row: what its copies are by now, and what the channel can show, decides. */
final class Render {
    private final SyncCache references;
    private final Ulids ulids;
    private final MediaAccess media;

    Render(SyncCache references, Ulids ulids, MediaAccess media) {
        this.references = references;
        this.ulids = ulids;
        this.media = media;
    }

    /** Where the operations go. */
    record Target(Located channel, Capabilities capabilities, AuthorStyle style) {
        ChannelRef ref() {
            return channel.ref();
        }

        long number() {
            return channel.number();
        }
    }

    /**
     * The operations, in order; none when nothing is left to do.
     *
     * @throws FormatException when the row cannot be read
     */
    List<Operation> steps(OutboxRow row, Target target) throws FormatException {
        Tokens tokens = new Tokens(row.token());
        return switch (RelayFormat.read(row.body())) {
            case Draft.Post post -> {
                ReplyTarget reply = reply(post.parent(), post.quoting(), target);
                Rendering rendering = Rendering.of(post, reply, target.style(), media);
                yield posts(Renderer.render(rendering, target.capabilities()), post.options(), target, tokens);
            }
            case Draft.Edit edit -> edits(row.reference().orElseThrow(), edit, target, tokens);
            case Draft.Reactions reactions -> reactions(row.reference().orElseThrow(), reactions, target, tokens);
            case Draft.Delete _ -> deletes(row.reference().orElseThrow(), target, tokens);
            case Draft.Line line -> line(line, target, tokens);
            case Draft.Title title ->
                target.capabilities().full(Feature.RENAME)
                        ? List.of(new Rename(target.ref(), tokens.next(), title.title()))
                        : line(title.otherwise(), target, tokens);
        };
    }

    private static List<Operation> line(Draft.Line line, Target target, Tokens tokens) {
        return posts(Renderer.line(line, target.capabilities()), PostOptions.DEFAULT, target, tokens);
    }

    private List<Operation> edits(ReferenceKey reference, Draft.Edit edit, Target target, Tokens tokens) {
        Optional<Known> known = references.known(reference);
        if (known.isEmpty()) {
            return List.of();
        }
        List<MessageRow> copies = known
                .get()
                .copies(target.number(), target.channel().epoch())
                .stream()
                .filter(copy -> copy.kind() != SyncBackRef.Kind.NOTICE)
                .toList();
        boolean inPlace = target.capabilities().full(Feature.EDIT) && !copies.isEmpty();
        if (copies.isEmpty() && !leftBehind(known.get(), target)) {
            return List.of();
        }
        ReplyTarget reply = reply(edit.parent(), edit.quoting(), target);
        // Files that were posted once are not posted again: whether they are still here does not matter.
        boolean files = known.get().hasFiles(target.number());
        if (inPlace) {
            MediaAccess access = files ? MediaAccess.PRESENT : media;
            Rendering rendering = Rendering.of(edit, reply, Mark.NONE, target.style(), access);
            // A text does not become a caption: a file that it gets is posted behind it.
            boolean text = !copies.stream().allMatch(Render::isFile);
            List<Piece> pieces = Renderer.render(text ? rendering.withoutCaptions() : rendering, target.capabilities());
            return inPlace(copies, pieces, files, target, tokens);
        }
        Message message = files ? withoutFiles(edit.message()) : edit.message();
        Draft.Edit anew = new Draft.Edit(message, edit.parent(), edit.quoting());
        Rendering rendering = Rendering.of(anew, reply, Mark.EDITED, target.style(), media);
        return posts(Renderer.render(rendering, target.capabilities()), PostOptions.DEFAULT, target, tokens);
    }

    /** The files of a message that is posted anew are there already, beside its old words. */
    private static Message withoutFiles(Message message) {
        return message.toBuilder()
                .attachments(message.attachments().stream()
                        .filter(attachment -> !(attachment instanceof Media))
                        .toList())
                .build();
    }

    /** Whether the channel has moved since it got its copies. */
    private static boolean leftBehind(Known known, Target target) {
        return known.names().stream()
                .anyMatch(row -> row.channel() == target.number()
                        && row.epoch() < target.channel().epoch()
                        && !row.gone());
    }

    /**
     * Edits the parts there are, posts those too few, deletes those too many. Words are matched with words and files with files:
     * a caption that grew too long becomes a text of its own, and the photo stays.
     *
     * @param files whether the channel got files of the message before; then it gets no others
     */
    private static List<Operation> inPlace(
            List<MessageRow> copies, List<Piece> pieces, boolean files, Target target, Tokens tokens) {
        List<MessageRow> left = new ArrayList<>(copies);
        List<Operation> steps = new ArrayList<>();
        for (Piece piece : pieces) {
            boolean file = isFile(piece);
            // Of an album the first has the words; of the others nothing is known to be shown.
            Optional<MessageRow> copy =
                    left.stream().filter(row -> isFile(row) == file).min(Comparator.comparing(row -> row.hash() == 0));
            copy.ifPresent(left::remove);
            if (copy.isPresent() && Hashes.of(piece.message()) != copy.get().hash()) {
                steps.add(new Edit(target.ref(), tokens.next(), copy.get().id(), piece.message(), piece.persona()));
            } else if (copy.isEmpty() && !(file && files)) {
                steps.add(post(piece, PostOptions.DEFAULT, target, tokens));
            }
        }
        for (MessageRow row : left) {
            if (!isFile(row)) {
                steps.add(new Delete(target.ref(), tokens.next(), row.id()));
            }
        }
        return steps;
    }

    private static boolean isFile(Piece piece) {
        return piece.kind() == SyncBackRef.Kind.MEDIA;
    }

    private static boolean isFile(MessageRow row) {
        return row.kind() == SyncBackRef.Kind.MEDIA;
    }

    private List<Operation> deletes(ReferenceKey reference, Target target, Tokens tokens) {
        if (!target.capabilities().full(Feature.DELETE)) {
            return List.of();
        }
        return references
                .known(reference)
                .map(known -> known.copies(target.number(), target.channel().epoch()))
                .orElse(List.of())
                .stream()
                .<Operation>map(copy -> new Delete(target.ref(), tokens.next(), copy.id()))
                .toList();
    }

    private List<Operation> reactions(ReferenceKey reference, Draft.Reactions reactions, Target target, Tokens tokens) {
        return references
                .known(reference)
                .filter(known -> known.reference().state() == SyncRef.State.LIVE)
                .map(known -> ReactionSteps.of(known, reactions, target, tokens))
                .orElse(List.of());
    }

    private ReplyTarget reply(Optional<ParentRef> parent, Quoting quoting, Target target) {
        if (parent.isEmpty()) {
            return ReplyTarget.NONE;
        }
        Optional<Known> known = parent.get().key().flatMap(references::known);
        if (known.filter(found -> isKept(found, target)).isPresent()) {
            return ReplyTarget.NONE;
        }
        // Whoever was called by the words has been called by the message.
        ReplyTarget.Quote quote = new ReplyTarget.Quote(
                Mention.silenced(parent.get().author()),
                Mention.silenced(parent.get().excerpt()),
                quoting.length());
        Optional<MessageRow> copy = known.stream()
                .flatMap(found -> found.copies(target.number(), target.channel().epoch()).stream())
                .findFirst();
        if (copy.isEmpty()
                && known.filter(found -> found.reference().state() == SyncRef.State.DELETED)
                        .isPresent()) {
            // What was taken back does not come again by a quote.
            return ReplyTarget.NONE;
        }
        if (copy.isPresent() && quoting.nativeReply()) {
            return new ReplyTarget.Native(copy.get().id(), quote);
        }
        return quote;
    }

    /**
     * What a hook kept back is not shown in a quote either. It may have been kept from a channel by which alone it would have
     * come here, such as the label of a conversation; so once it is kept from one, only who has it sees it quoted.
     */
    private static boolean isKept(Known parent, Target target) {
        return parent.reference().state() == SyncRef.State.DROPPED
                || parent.withheld().contains(target.number())
                || (!parent.withheld().isEmpty()
                        && parent.copies(target.number(), target.channel().epoch())
                                .isEmpty());
    }

    private static List<Operation> posts(List<Piece> pieces, PostOptions options, Target target, Tokens tokens) {
        List<Operation> steps = new ArrayList<>();
        for (Piece piece : pieces) {
            Post.Builder post = builder(piece, options, target, tokens);
            if (steps.isEmpty() && target.capabilities().full(Feature.SUBJECT)) {
                options.subject().ifPresent(post::subject);
            }
            steps.add(post.build());
        }
        return steps;
    }

    private static Post post(Piece piece, PostOptions options, Target target, Tokens tokens) {
        return builder(piece, options, target, tokens).build();
    }

    private static Post.Builder builder(Piece piece, PostOptions options, Target target, Tokens tokens) {
        Post.Builder post = Post.builder(target.ref(), tokens.next(), piece.message())
                .severity(options.severity())
                .silent(options.silent());
        piece.persona().ifPresent(post::persona);
        options.expires().ifPresent(post::expires);
        return post;
    }

    /** The row's own token for the first step, new ones for the rest. */
    final class Tokens {
        private Optional<Token> first;

        Tokens(Token first) {
            this.first = Optional.of(first);
        }

        Token next() {
            Token token = first.orElseGet(ulids::token);
            first = Optional.empty();
            return token;
        }
    }
}
