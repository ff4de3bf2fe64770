package dev.rialto.hook.sync;

import dev.rialto.api.hook.Relay;
import dev.rialto.api.plug.SettingsException;
import dev.rialto.relay.ContentOptions;
import dev.rialto.relay.FilterRule;
import dev.rialto.relay.FloodLimit;
import dev.rialto.relay.MentionPolicy;
import dev.rialto.relay.RelayOptions;
import dev.rialto.relay.RelayOverrides;
import dev.rialto.relay.RelayRules;
import dev.rialto.relay.Renames;
import dev.rialto.relay.Replacement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The section of a sync. Its keys are described in {@code reference.conf}.
 *
 * @param channels names of channels by the label that joins them
 * @param titles by label
 * @param plugs by the name of the plug that a message comes from
 * @param directions by the name of the channel
 */
record SyncSettings(
        Map<String, List<String>> channels,
        Map<String, String> titles,
        Optional<String> plug,
        boolean edits,
        EditsOfUnknown editsOfUnknown,
        boolean deletes,
        DeleteScope deleteScope,
        boolean joins,
        JoinsOf joinsOf,
        Renames renames,
        boolean reactions,
        Replies replies,
        int quoteLength,
        String nameFormat,
        boolean resetAuthor,
        boolean stripNameEmoji,
        Map<String, RelayOverrides> plugs,
        Map<String, Direction> directions,
        List<FilterRule> filters,
        List<Replacement> replace,
        MentionPolicy mentions,
        Optional<FloodLimit> flood,
        Duration hold) {

    SyncSettings {
        if (quoteLength < 1) {
            throw new IllegalArgumentException("quote-length must be at least 1, not " + quoteLength);
        }
        if (hold.isNegative()) {
            throw new IllegalArgumentException("hold cannot be less than 0s");
        }
        if (plug.filter(String::isBlank).isPresent()) {
            throw new IllegalArgumentException(
                    "plug is blank; write a name, or leave the key out where labels are no channels");
        }
        channels.keySet().stream().filter(String::isBlank).findFirst().ifPresent(label -> {
            throw new SettingsException("channels." + label, "the label is blank; give it a name");
        });
    }

    /** What an edit becomes whose message nobody knows. */
    enum EditsOfUnknown {
        SEND,
        IGNORE
    }

    /** Whose deletion counts. */
    enum DeleteScope {
        ALL,
        SOURCE_ONLY
    }

    /** Whose coming and going is told. */
    enum JoinsOf {
        ALL,
        SPEAKERS
    }

    /** How a reply looks elsewhere. */
    enum Replies {
        NATIVE,
        QUOTE
    }

    /** What a channel takes part in. */
    enum Direction {
        /** It is heard, and hears nothing. */
        IN,
        /** It hears, and is not heard. */
        OUT,
        BOTH
    }

    /** The name that a label goes by among people. */
    String title(String label) {
        return titles.getOrDefault(label, label);
    }

    RelayRules rules(String hook) {
        Relay.Quoting quoting = new Relay.Quoting(replies == Replies.NATIVE, quoteLength);
        return new RelayRules(hook, edits, deletes, editsOfUnknown == EditsOfUnknown.SEND, reactions, quoting, hold);
    }

    ContentOptions content() {
        return new ContentOptions(filters, replace, mentions);
    }

    RelayOptions options() {
        return new RelayOptions(joins, renames, resetAuthor, nameFormat, stripNameEmoji);
    }
}
