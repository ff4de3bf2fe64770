package dev.rialto.hook.command;

import dev.rialto.api.hook.ChatCommand;
import dev.rialto.api.message.User;
import java.util.List;
import java.util.Optional;

/**
 * A command that somebody who may asked for.
 *
 * @param arguments empty when there were too few or too many
 */
record Call(ChatCommand command, User by, Optional<List<String>> arguments) {}
