package dev.rialto.core.render;

import dev.rialto.api.hook.SyncBackRef;
import dev.rialto.api.message.Message;
import dev.rialto.api.operation.Post;
import java.util.Optional;

/**
 * One physical message, such as the channel can show it.
 *
 * @param message its reply, where it has one, is native
 * @param persona as whom it is posted, where the channel can show that
 * @param kind what the reference is to remember of it
 */
public record Piece(Message message, Optional<Post.Persona> persona, SyncBackRef.Kind kind) {}
