package dev.rialto.plug.xmpp;

import java.util.Optional;
import org.jivesoftware.smack.packet.ExtensionElement;
import org.jivesoftware.smack.packet.Message;
import org.jivesoftware.smack.packet.StandardExtensionElement;

/** Parts of a body that are there for clients which do not know an extension (XEP-0428). */
final class Fallbacks {
    private Fallbacks() {}

    /**
     * A body in two.
     *
     * @param fallback what is for others
     * @param rest what is left
     */
    record Parted(String fallback, String rest) {}

    /** Takes out what stands in for {@code extension}; ranges are counted in Unicode characters. */
    static Parted part(Message message, String body, String extension) {
        Optional<StandardExtensionElement> range = Elements.all(message, "fallback", Xeps.FALLBACK).stream()
                .filter(element -> Elements.attribute(element, "for")
                        .filter(extension::equals)
                        .isPresent())
                .flatMap(element -> Elements.child(element, "body", Xeps.FALLBACK).stream())
                .findFirst();
        int length = body.codePointCount(0, body.length());
        int start = range.map(element -> number(element, "start", 0)).orElse(0);
        int end = range.map(element -> number(element, "end", length)).orElse(0);
        if (start < 0 || end > length || start >= end) {
            return new Parted("", body);
        }
        int from = body.offsetByCodePoints(0, start);
        int to = body.offsetByCodePoints(from, end - start);
        return new Parted(body.substring(from, to), body.substring(0, from) + body.substring(to));
    }

    private static int number(StandardExtensionElement element, String attribute, int otherwise) {
        try {
            return Elements.attribute(element, attribute).map(Integer::parseInt).orElse(otherwise);
        } catch (NumberFormatException e) {
            return -1;
        }
    }

    /** Marks the beginning of a body, so many UTF-16 units of it, as standing in for {@code extension}. */
    static ExtensionElement beginning(String extension, String body, int end) {
        return StandardExtensionElement.builder("fallback", Xeps.FALLBACK)
                .addAttribute("for", extension)
                .addElement(StandardExtensionElement.builder("body", Xeps.FALLBACK)
                        .addAttribute("start", "0")
                        .addAttribute("end", Integer.toString(body.codePointCount(0, end)))
                        .build())
                .build();
    }

    /** Marks all of a body. */
    static ExtensionElement whole(String extension) {
        return StandardExtensionElement.builder("fallback", Xeps.FALLBACK)
                .addAttribute("for", extension)
                .build();
    }
}
