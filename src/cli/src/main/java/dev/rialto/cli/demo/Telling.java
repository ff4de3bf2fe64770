package dev.rialto.cli.demo;

import dev.rialto.api.message.Reaction;
import dev.rialto.plug.demo.DemoMessage;
import dev.rialto.plug.demo.DemoUpdate;
import java.util.Optional;
import java.util.stream.Collectors;

/** What happens on a network, as a line for people. */
final class Telling {
    private Telling() {}

    /** The line; empty for what the show does not show. */
    static Optional<String> of(Side side, DemoUpdate update) {
        return switch (update) {
            case DemoUpdate.Said said ->
                Optional.of(line(side, said.message())
                        + said.parent()
                                .map(parent -> "  (answers " + mark(side, parent) + ")")
                                .orElse(""));
            case DemoUpdate.Changed changed -> Optional.of(line(side, changed.after()) + "  (edited)");
            case DemoUpdate.Removed removed -> Optional.of(mark(side, removed.message()) + "  is gone");
            case DemoUpdate.Titled titled -> Optional.of("the room is called \"" + titled.title() + "\"");
            case DemoUpdate.Answered answered -> Optional.of(reacted(side, answered));
            case DemoUpdate.Came _, DemoUpdate.Went _, DemoUpdate.Pinned _, DemoUpdate.Moved _, DemoUpdate.Strange _ ->
                Optional.empty();
        };
    }

    private static String reacted(Side side, DemoUpdate.Answered answered) {
        var emojis = answered.reactions().stream().map(Reaction::text).collect(Collectors.joining(" "));
        return side.mark(answered.target().value()) + "  " + (emojis.isEmpty() ? "no reaction any more" : emojis)
                + "  (by " + answered.deed().by().name() + ")";
    }

    private static String line(Side side, DemoMessage message) {
        var author = message.author();
        return mark(side, message) + "  " + (author.isEmpty() ? "" : author + ": ") + message.text();
    }

    private static String mark(Side side, DemoMessage message) {
        return side.mark(message.id().value());
    }
}
