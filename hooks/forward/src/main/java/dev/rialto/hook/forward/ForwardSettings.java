package dev.rialto.hook.forward;

import dev.rialto.api.hook.Relay;
import dev.rialto.relay.ContentOptions;
import dev.rialto.relay.FilterRule;
import dev.rialto.relay.Lists;
import dev.rialto.relay.MentionPolicy;
import dev.rialto.relay.RelayOptions;
import dev.rialto.relay.RelayOverrides;
import dev.rialto.relay.RelayRules;
import dev.rialto.relay.Renames;
import dev.rialto.relay.Replacement;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The section of a forward. Its keys are described in {@code reference.conf}.
 *
 * @param channels names of targets by the name of the source
 * @param groups names of targets by the name of a group of sources
 * @param plugs by the name of the plug that a message comes from
 */
record ForwardSettings(
        Map<String, List<String>> channels,
        Map<String, List<String>> groups,
        Users users,
        boolean edits,
        boolean deletes,
        boolean joins,
        boolean renames,
        boolean reactions,
        String nameFormat,
        boolean resetAuthor,
        boolean stripNameEmoji,
        Map<String, Overrides> plugs,
        List<FilterRule> filters,
        List<Replacement> replace,
        MentionPolicy mentions) {

    /**
     * Whose messages are forwarded.
     *
     * @param allow nobody else's; where it is left out, everybody's
     * @param deny not theirs in any case
     */
    record Users(Optional<List<String>> allow, List<String> deny) {
        Users {
            Lists.requireSome("allow", allow);
        }
    }

    /** What is different for one plug that messages come from. */
    record Overrides(
            Optional<Boolean> joins,
            Optional<Boolean> renames,
            Optional<Boolean> resetAuthor,
            Optional<String> nameFormat,
            Optional<Boolean> stripNameEmoji) {

        private RelayOverrides relayed() {
            return new RelayOverrides(
                    joins, renames.map(ForwardSettings::renames), resetAuthor, nameFormat, stripNameEmoji);
        }
    }

    /** A forward never sets a title: its targets are not its sources' other half. */
    private static Renames renames(boolean told) {
        return told ? Renames.ANNOUNCE : Renames.OFF;
    }

    RelayRules rules(String hook) {
        return new RelayRules(hook, edits, deletes, true, reactions, Relay.Quoting.DEFAULT, Duration.ZERO);
    }

    ContentOptions content() {
        return new ContentOptions(filters, replace, mentions);
    }

    RelayOptions options() {
        return new RelayOptions(joins, renames(renames), resetAuthor, nameFormat, stripNameEmoji);
    }

    Map<String, RelayOverrides> overrides() {
        Map<String, RelayOverrides> overrides = new LinkedHashMap<>();
        plugs.forEach((plug, own) -> overrides.put(plug, own.relayed()));
        return overrides;
    }
}
