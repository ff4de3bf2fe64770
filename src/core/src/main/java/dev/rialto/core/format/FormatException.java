package dev.rialto.core.format;

import java.io.IOException;

/**
 * A row that this program cannot read: a newer one wrote it, or it is damaged. Its message is one sentence without anything
 * of what the row says, so it may stand in a log and beside a dead letter.
 */
public final class FormatException extends IOException {
    private static final long serialVersionUID = 1L;

    FormatException(String sentence) {
        super(sentence);
    }
}
