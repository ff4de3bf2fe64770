package dev.rialto.plug.demo;

import dev.rialto.api.plug.Capabilities;
import dev.rialto.api.plug.Feature;
import dev.rialto.api.plug.Pace;
import dev.rialto.api.plug.TextMeasure;
import java.util.EnumSet;
import java.util.Set;

/** What rooms of the demo network can do: everything but threads, less what the settings take away. */
final class DemoCapabilities {
    private static final int MOST_REACTIONS = 20;

    private DemoCapabilities() {}

    static Capabilities of(DemoSettings settings) {
        Set<Feature> all = EnumSet.complementOf(EnumSet.of(Feature.OPEN_THREAD, Feature.THREAD, Feature.SUBJECT));
        Capabilities.Builder builder = Capabilities.builder()
                .full(all.toArray(Feature[]::new))
                .dropped(settings.dropped().toArray(Feature[]::new))
                .fallback(settings.fallback().toArray(Feature[]::new))
                .refused(settings.refused().toArray(Feature[]::new))
                .text(settings.textLimit(), TextMeasure.UTF16)
                .captionLimit(settings.textLimit())
                .reactionLimit(MOST_REACTIONS)
                .tokenHonoured(settings.tokenHonoured())
                .archive(settings.archive());
        settings.pace().ifPresent(pace -> builder.channelPace(new Pace(pace.operations(), pace.per())));
        return builder.build();
    }
}
