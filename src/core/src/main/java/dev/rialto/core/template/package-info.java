/**
 * Patterns such as <code>{{ user }}</code>, made into texts. {@link dev.rialto.core.template.PebbleTemplates} is the
 * door.
 */
@NullMarked
package dev.rialto.core.template;

import org.jspecify.annotations.NullMarked;
