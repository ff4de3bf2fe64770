package dev.rialto.api.plug;

import dev.rialto.api.message.RichText;
import java.nio.charset.StandardCharsets;

/** How a network counts the length of a text. */
@FunctionalInterface
public interface TextMeasure {

    /** UTF-16 units of the text without its markup. */
    TextMeasure UTF16 = text -> text.plain().length();

    /** Unicode characters of the text without its markup. */
    TextMeasure CODE_POINTS =
            text -> text.plain().codePointCount(0, text.plain().length());

    /** Bytes in UTF-8 of the text without its markup. */
    TextMeasure UTF8 = text -> text.plain().getBytes(StandardCharsets.UTF_8).length;

    /** The length as the network counts it; grows with the text. */
    int length(RichText text);
}
