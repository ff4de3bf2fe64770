package dev.rialto.api.plug;

import dev.rialto.api.message.ChannelId;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * What a channel can do, as a table with limits. What is not named is {@link Level#REFUSED}. Immutable; a plug makes a few
 * and hands out the same ones.
 */
public final class Capabilities {
    private final Map<Feature, Level> levels;
    private final int textLimit;
    private final int captionLimit;
    private final int albumLimit;
    private final boolean mixedAlbums;
    private final int reactionLimit;
    private final TextMeasure measure;
    private final Optional<Pace> channelPace;
    private final Optional<ChannelId> paceKey;
    private final Optional<Pace> plugPace;
    private final Duration tokenHonoured;
    private final boolean archive;

    private Capabilities(Builder builder) {
        levels = new EnumMap<>(builder.levels);
        textLimit = builder.textLimit;
        captionLimit = builder.captionLimit;
        albumLimit = builder.albumLimit;
        mixedAlbums = builder.mixedAlbums;
        reactionLimit = builder.reactionLimit;
        measure = builder.measure;
        channelPace = builder.channelPace;
        paceKey = builder.paceKey;
        plugPace = builder.plugPace;
        tokenHonoured = builder.tokenHonoured;
        archive = builder.archive;
    }

    public static Builder builder() {
        return new Builder();
    }

    public Level level(Feature feature) {
        return levels.getOrDefault(feature, Level.REFUSED);
    }

    /** Whether the network has it by its own means. */
    public boolean full(Feature feature) {
        return level(feature) == Level.FULL;
    }

    /** The most that one message's text may have, in {@link #measure()}. */
    public int textLimit() {
        return textLimit;
    }

    /** The same for the text of a message with files. */
    public int captionLimit() {
        return captionLimit;
    }

    /** The most files that one album can have. */
    public int albumLimit() {
        return albumLimit;
    }

    /**
     * Whether files of all kinds can be in one album. Otherwise pictures and films can be together, sound with sound and
     * plain files with plain files; a sticker, a voice message and an animation are always for themselves.
     */
    public boolean mixedAlbums() {
        return mixedAlbums;
    }

    /** How many reactions of ours one message can have. */
    public int reactionLimit() {
        return reactionLimit;
    }

    public TextMeasure measure() {
        return measure;
    }

    /** The pace of operations in one channel. */
    public Optional<Pace> channelPace() {
        return channelPace;
    }

    /**
     * Whose pace {@link #channelPace()} is; empty where it is the channel's own. Channels with the same key keep one pace
     * together, and so does the channel whose id the key is: a network may count all topics of a group as the group.
     */
    public Optional<ChannelId> paceKey() {
        return paceKey;
    }

    /** The pace of operations in all channels of the plug together. */
    public Optional<Pace> plugPace() {
        return plugPace;
    }

    /** For how long after a first try the network recognises a repeat by its token; zero where it does not. */
    public Duration tokenHonoured() {
        return tokenHonoured;
    }

    /** Whether the plug catches up from an archive that shows our own messages with their tokens; see {@link Link#caughtUp}. */
    public boolean archive() {
        return archive;
    }

    /** Makes capabilities; new ones come here, so that who builds them need not change. */
    public static final class Builder {
        private final Map<Feature, Level> levels = new EnumMap<>(Feature.class);
        private int textLimit = Integer.MAX_VALUE;
        private int captionLimit = Integer.MAX_VALUE;
        private int albumLimit = 10;
        private boolean mixedAlbums;
        private int reactionLimit = 1;
        private TextMeasure measure = TextMeasure.UTF16;
        private Optional<Pace> channelPace = Optional.empty();
        private Optional<ChannelId> paceKey = Optional.empty();
        private Optional<Pace> plugPace = Optional.empty();
        private Duration tokenHonoured = Duration.ZERO;
        private boolean archive;

        private Builder() {}

        public Builder full(Feature... features) {
            return at(Level.FULL, features);
        }

        public Builder fallback(Feature... features) {
            return at(Level.FALLBACK, features);
        }

        public Builder dropped(Feature... features) {
            return at(Level.DROPPED, features);
        }

        public Builder refused(Feature... features) {
            return at(Level.REFUSED, features);
        }

        private Builder at(Level level, Feature... features) {
            for (Feature feature : features) {
                levels.put(feature, level);
            }
            return this;
        }

        public Builder text(int limit, TextMeasure unit) {
            textLimit = limit;
            measure = unit;
            return this;
        }

        public Builder captionLimit(int limit) {
            captionLimit = limit;
            return this;
        }

        /** What {@link Feature#ALBUM} means here; without this call, 10 files of kinds that go together. */
        public Builder albums(int limit, boolean mixed) {
            albumLimit = limit;
            mixedAlbums = mixed;
            return this;
        }

        public Builder reactionLimit(int limit) {
            reactionLimit = limit;
            return this;
        }

        public Builder channelPace(Pace pace) {
            channelPace = Optional.of(pace);
            return this;
        }

        /** Whose pace the channel keeps; channels of one key name the same pace. Without this call, its own. */
        public Builder paceKey(ChannelId key) {
            paceKey = Optional.of(key);
            return this;
        }

        public Builder plugPace(Pace pace) {
            plugPace = Optional.of(pace);
            return this;
        }

        public Builder tokenHonoured(Duration window) {
            tokenHonoured = window;
            return this;
        }

        public Builder archive(boolean value) {
            archive = value;
            return this;
        }

        public Capabilities build() {
            return new Capabilities(this);
        }
    }
}
