/**
 * Who and what has a name: plugs, channels, labels, groups, conversations. {@link
 * dev.rialto.core.directory.HostDirectory} is what hooks see of it.
 */
@NullMarked
package dev.rialto.core.directory;

import org.jspecify.annotations.NullMarked;
