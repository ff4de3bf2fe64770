/** What people say to each other: messages, their text and attachments, and the ids of the things they name. */
@NullMarked
package dev.rialto.api.message;

import org.jspecify.annotations.NullMarked;
