package dev.rialto.hook.command;

import dev.rialto.api.event.Event;
import dev.rialto.api.event.Posted;
import dev.rialto.api.hook.Channel;
import dev.rialto.api.hook.HookContext;
import dev.rialto.api.hook.Incoming;
import dev.rialto.api.hook.PostOptions;
import dev.rialto.api.message.Message;
import dev.rialto.api.message.RichText;
import dev.rialto.api.plug.Capabilities;
import dev.rialto.api.plug.Feature;
import java.util.List;
import java.util.Optional;

/** Says answers. Each channel gets them in as many messages as it needs; what would be many is a file instead. */
final class Answers {
    private final HookContext context;
    private final int fileFrom;

    /** @param fileFrom how many messages are too many */
    Answers(HookContext context, int fileFrom) {
        this.context = context;
        this.fileFrom = fileFrom;
    }

    /** Answers a command, where it was typed or to the whole conversation. */
    void say(Answer answer, Incoming asked) throws InterruptedException {
        if (answer.text().isBlank()) {
            return;
        }
        PostOptions options =
                PostOptions.builder().urgent(true).local(answer.local()).build();
        context.poster().post(List.of(asked.channel()), message(answer, asked), options);
    }

    /** Said by the bridge itself, in the thread of the command. */
    private Message message(Answer answer, Incoming asked) {
        Event event = asked.event();
        Message.Builder message = isFile(answer, asked.channel())
                ? Message.builder(RichText.of("The answer is long; it is in the file."))
                        .attachments(List.of(context.textFile("answer.txt", answer.text())))
                : Message.builder(answer.said());
        if (event instanceof Posted posted) {
            posted.message().thread().ifPresent(message::thread);
        }
        return message.build();
    }

    /** It is one message for all who get it: a side that shows no files keeps it a text for all. */
    private boolean isFile(Answer answer, Channel channel) {
        List<Channel> sides = answer.local() ? List.of(channel) : People.conversation(context.directory(), channel);
        List<Capabilities> known = sides.stream()
                .map(context.directory()::capabilities)
                .flatMap(Optional::stream)
                .toList();
        RichText text = answer.said();
        return known.stream().allMatch(side -> side.full(Feature.FILE))
                && known.stream().anyMatch(side -> parts(text, side) >= fileFrom);
    }

    private static long parts(RichText text, Capabilities side) {
        return Math.ceilDiv((long) side.measure().length(text), side.textLimit());
    }
}
