package dev.rialto.plug.demo;

import dev.rialto.api.message.Attachment;
import dev.rialto.api.message.Media;
import dev.rialto.api.message.Message;
import dev.rialto.api.message.MessageName;
import dev.rialto.api.message.User;
import dev.rialto.api.message.UserId;
import dev.rialto.api.operation.Delete;
import dev.rialto.api.operation.Edit;
import dev.rialto.api.operation.ErrorKind;
import dev.rialto.api.operation.Failure;
import dev.rialto.api.operation.OpenThread;
import dev.rialto.api.operation.Operation;
import dev.rialto.api.operation.Outcome;
import dev.rialto.api.operation.Pin;
import dev.rialto.api.operation.Post;
import dev.rialto.api.operation.React;
import dev.rialto.api.operation.Receipt;
import dev.rialto.api.operation.Rename;
import dev.rialto.api.operation.Token;
import dev.rialto.api.plug.Capabilities;
import dev.rialto.api.plug.Feature;
import dev.rialto.api.plug.MediaFiles.MediaFile;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Does on the network what the host asks for. */
final class DemoOutbound {
    private static final Outcome DONE = new Outcome.Sent(Receipt.NONE);

    private final DemoPlug plug;
    private final DemoClient client;
    private final DemoNetwork network;
    private final Optional<String> account;
    private final User self;

    DemoOutbound(DemoPlug plug, DemoClient client, DemoNetwork network) {
        this.plug = plug;
        this.client = client;
        this.network = network;
        String name = plug.settings().account();
        account = Optional.of(name);
        self = User.builder(new UserId("account:" + name), name).bot(true).build();
    }

    Outcome execute(Operation operation) throws InterruptedException {
        if (client.ended()) {
            return new Outcome.TryLater(new Failure(ErrorKind.CONNECTION, "there is no connection"), Optional.empty());
        }
        Optional<DemoRoom> found = network.find(operation.channel().id());
        if (found.isEmpty()) {
            return refused(Outcome.Scope.CHANNEL, ErrorKind.REQUEST, "there is no room of this id");
        }
        DemoRoom room = found.get();
        if (room.movedTo().isPresent()) {
            return new Outcome.Moved(room.movedTo().get());
        }
        if (room.isShutOut(plug.settings().account())) {
            return refused(Outcome.Scope.CHANNEL, ErrorKind.REQUEST, "we were removed from the room");
        }
        if (!plug.capabilities().full(feature(operation))) {
            return refused(Outcome.Scope.MESSAGE, ErrorKind.UNSUPPORTED, "this network has no " + feature(operation));
        }
        if (network.slowness().isPositive()) {
            plug.context().clock().sleep(network.slowness());
        }
        network.awaitAnswer();
        Optional<DemoFault> fault = room.nextFault();
        return fault.isEmpty() ? perform(room, operation) : fail(fault.get(), room, operation);
    }

    private static Feature feature(Operation operation) {
        return switch (operation) {
            case Post post -> Feature.POST;
            case Edit edit -> Feature.EDIT;
            case Delete delete -> Feature.DELETE;
            case React react -> Feature.REACT;
            case Rename rename -> Feature.RENAME;
            case Pin pin -> Feature.PIN;
            case OpenThread thread -> Feature.OPEN_THREAD;
        };
    }

    private Outcome fail(DemoFault fault, DemoRoom room, Operation operation) throws InterruptedException {
        return switch (fault) {
            case DemoFault.TryLater(var after) ->
                new Outcome.TryLater(new Failure(ErrorKind.LIMITS, "the network asks us to wait"), after);
            case DemoFault.RefuseMessage() ->
                refused(Outcome.Scope.MESSAGE, ErrorKind.REQUEST, "the network does not take this message");
            case DemoFault.RefuseRoom() ->
                refused(Outcome.Scope.CHANNEL, ErrorKind.REQUEST, "the network lets us do nothing in this room");
            case DemoFault.SwallowAnswer() -> {
                perform(room, operation);
                yield new Outcome.Unknown(new Failure(ErrorKind.CONNECTION, "no answer came"));
            }
            case DemoFault.Hang() -> {
                client.awaitEnd();
                yield new Outcome.Unknown(new Failure(ErrorKind.CONNECTION, "the connection broke before an answer"));
            }
        };
    }

    private Outcome perform(DemoRoom room, Operation operation) {
        return switch (operation) {
            case Post post -> post(room, post);
            case Edit edit -> edit(room, edit);
            case Delete delete -> {
                room.delete(delete.target(), self, account);
                yield DONE;
            }
            case React react -> doneIf(room.react(react.target(), react.reactions(), self, account));
            case Rename rename -> {
                room.rename(rename.title(), self, account);
                yield DONE;
            }
            case Pin pin -> doneIf(room.pin(pin.target(), pin.pinned(), self, account));
            case OpenThread thread ->
                refused(Outcome.Scope.MESSAGE, ErrorKind.UNSUPPORTED, "this network has no threads");
        };
    }

    private Outcome post(DemoRoom room, Post post) {
        Optional<Outcome> wrong = check(post.message());
        if (wrong.isPresent()) {
            return wrong.get();
        }
        User author =
                post.persona().map(persona -> self.withName(persona.name())).orElse(self);
        DemoMessage posted = room.post(
                carried(room, post.message()).toBuilder().author(author).build(),
                plug.settings().account(),
                kept(post.token()),
                plug.settings().tokenHonoured());
        return new Outcome.Sent(Receipt.builder(new MessageName(posted.id(), false))
                .at(posted.at())
                .build());
    }

    /** The token, where the network has any use for it. */
    private Optional<Token> kept(Token token) {
        DemoSettings settings = plug.settings();
        return settings.tokenHonoured().isPositive() || settings.lookup() || settings.echoes()
                ? Optional.of(token)
                : Optional.empty();
    }

    private Outcome edit(DemoRoom room, Edit edit) {
        Optional<Outcome> wrong = check(edit.message());
        if (wrong.isPresent()) {
            return wrong.get();
        }
        boolean ours = room.message(edit.target())
                .filter(message -> message.account().equals(account))
                .isPresent();
        return doneIf(ours
                && room.edit(edit.target(), uploaded(edit.message()), self, account)
                        .isPresent());
    }

    private static Outcome doneIf(boolean there) {
        return there ? DONE : refused(Outcome.Scope.MESSAGE, ErrorKind.REQUEST, "there is no such message of ours");
    }

    private Optional<Outcome> check(Message message) {
        Capabilities capabilities = plug.capabilities();
        if (message.text().isEmpty() && message.attachments().isEmpty()) {
            return Optional.of(refused(Outcome.Scope.MESSAGE, ErrorKind.REQUEST, "there is nothing in the message"));
        }
        if (capabilities.measure().length(message.text()) > capabilities.textLimit()) {
            return Optional.of(refused(
                    Outcome.Scope.MESSAGE,
                    ErrorKind.LIMITS,
                    "the text is longer than " + capabilities.textLimit() + " units"));
        }
        return Optional.empty();
    }

    /** What becomes of a message on the network: files uploaded, and no reply to what is gone. */
    private Message carried(DemoRoom room, Message message) {
        Message carried = uploaded(message);
        boolean shown = plug.capabilities().full(Feature.REPLY)
                && carried.replyTo()
                        .filter(reply -> room.message(reply.parent()).isPresent())
                        .isPresent();
        return shown || carried.replyTo().isEmpty()
                ? carried
                : carried.toBuilder().noReply().build();
    }

    private Message uploaded(Message message) {
        if (message.attachments().isEmpty()) {
            return message;
        }
        List<Attachment> uploaded = new ArrayList<>();
        for (Attachment attachment : message.attachments()) {
            if (attachment instanceof Media media) {
                upload(media).ifPresent(uploaded::add);
            } else {
                uploaded.add(attachment);
            }
        }
        return message.toBuilder().attachments(uploaded).build();
    }

    /** The file as it lies on the network; empty where the host could not get it, which says so in the text. */
    private Optional<Media> upload(Media media) {
        return plug.context()
                .media()
                .find(media.content())
                .flatMap(DemoOutbound::read)
                .map(bytes -> {
                    Media.Builder there =
                            Media.builder(network.upload(bytes), media.kind()).size(bytes.length);
                    media.name().ifPresent(there::name);
                    media.type().ifPresent(there::type);
                    media.duration().ifPresent(there::duration);
                    return there.build();
                });
    }

    private static Optional<byte[]> read(MediaFile file) {
        try (InputStream content = file.open()) {
            return Optional.of(content.readAllBytes());
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static Outcome refused(Outcome.Scope scope, ErrorKind kind, String text) {
        return new Outcome.Refused(scope, new Failure(kind, text));
    }
}
