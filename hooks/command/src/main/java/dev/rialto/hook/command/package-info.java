/**
 * Lets people have the bridge do things by typing in a chat. The door is {@link dev.rialto.hook.command.CommandHookFactory}.
 */
@NullMarked
package dev.rialto.hook.command;

import org.jspecify.annotations.NullMarked;
