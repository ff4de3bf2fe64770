package dev.rialto.core.render;

import dev.rialto.api.message.Media;
import dev.rialto.api.message.Style;
import dev.rialto.api.plug.Feature;

/** Which line of the table of capabilities speaks of what. */
final class Features {
    private Features() {}

    static Feature of(Style style) {
        return switch (style) {
            case Style.Basic basic ->
                switch (basic) {
                    case BOLD -> Feature.BOLD;
                    case ITALIC -> Feature.ITALIC;
                    case UNDERLINE -> Feature.UNDERLINE;
                    case STRIKE -> Feature.STRIKE;
                    case SPOILER -> Feature.SPOILER;
                    case CODE -> Feature.CODE;
                };
            case Style.Pre _ -> Feature.PRE;
            case Style.Quote _ -> Feature.QUOTE;
            case Style.Heading _ -> Feature.HEADING;
        };
    }

    static Feature of(Media.Kind kind) {
        return switch (kind) {
            case IMAGE -> Feature.IMAGE;
            case ANIMATION -> Feature.ANIMATION;
            case VIDEO -> Feature.VIDEO;
            case AUDIO -> Feature.AUDIO;
            case VOICE -> Feature.VOICE;
            case STICKER -> Feature.STICKER;
            case FILE -> Feature.FILE;
        };
    }
}
