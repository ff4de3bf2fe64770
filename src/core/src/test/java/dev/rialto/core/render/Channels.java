package dev.rialto.core.render;

import dev.rialto.api.plug.Capabilities;
import dev.rialto.api.plug.Feature;
import dev.rialto.api.plug.TextMeasure;

/** Channels of the sorts that there are. */
final class Channels {
    private Channels() {}

    /** Has everything but personas. */
    static Capabilities.Builder rich() {
        return Capabilities.builder()
                .full(Feature.values())
                .refused(Feature.PERSONA)
                .text(4096, TextMeasure.UTF16);
    }

    /** Letters, and nothing else; what it lacks is said in the text. */
    static Capabilities.Builder plain() {
        return Capabilities.builder().fallback(Feature.values()).full(Feature.POST);
    }

    /** What a plug is that names nothing but posts. */
    static Capabilities.Builder bare() {
        return Capabilities.builder().full(Feature.POST);
    }
}
