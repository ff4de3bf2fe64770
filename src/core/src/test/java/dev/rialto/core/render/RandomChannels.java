package dev.rialto.core.render;

import dev.rialto.api.plug.Capabilities;
import dev.rialto.api.plug.Feature;
import dev.rialto.api.plug.TextMeasure;
import java.util.List;
import java.util.random.RandomGenerator;

/** Channels of sorts that may be one day. */
final class RandomChannels {
    private static final List<TextMeasure> MEASURES =
            List.of(TextMeasure.UTF16, TextMeasure.CODE_POINTS, TextMeasure.UTF8);

    private RandomChannels() {}

    /** Any level for any feature, and no limits. */
    static Capabilities.Builder levels(RandomGenerator random) {
        Capabilities.Builder builder = Capabilities.builder();
        for (Feature feature : Feature.values()) {
            switch (random.nextInt(5)) {
                case 0 -> builder.refused(feature);
                case 1 -> builder.dropped(feature);
                case 2 -> builder.fallback(feature);
                default -> builder.full(feature);
            }
        }
        return builder;
    }

    /** The same with limits that most texts do not keep. */
    static Capabilities.Builder any(RandomGenerator random) {
        return levels(random)
                .text(60 + random.nextInt(200), MEASURES.get(random.nextInt(MEASURES.size())))
                .captionLimit(random.nextInt(100))
                .albums(1 + random.nextInt(4), random.nextBoolean());
    }
}
