/**
 * Keeps groups of channels in step: what is said, changed or taken away in one is so in all. The doors are {@link
 * dev.rialto.hook.sync.SyncHookFactory} and {@link dev.rialto.hook.sync.SyncPlug}.
 */
@NullMarked
package dev.rialto.hook.sync;

import org.jspecify.annotations.NullMarked;
