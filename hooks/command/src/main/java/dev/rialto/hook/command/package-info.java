/** Lets people ask the bridge things in a chat. */
@NullMarked
package dev.rialto.hook.command;

import org.jspecify.annotations.NullMarked;
