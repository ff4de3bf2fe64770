package dev.rialto.relay;

import com.google.re2j.Matcher;
import dev.rialto.api.hook.Channel;
import dev.rialto.api.hook.Directory;
import dev.rialto.api.message.RichText;
import dev.rialto.api.message.Segment;
import dev.rialto.api.plug.SettingsException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The {@code replace} of a section: each entry once, in their order, on what is said; what replaces looks like what was there. */
public final class Replacements {
    /** By how many letters a text may grow; what comes after that is left as it is. Nobody may make us fill the memory. */
    private static final int MOST_MORE = 100_000;

    private final List<Entry> entries;

    private Replacements(List<Entry> entries) {
        this.entries = entries;
    }

    private record Entry(Replacement replacement, Optional<List<Channel>> to) {

        boolean isFor(Channel target) {
            return to.isEmpty() || to.get().stream().anyMatch(target::isSameAs);
        }
    }

    /**
     * The replacements that some settings ask for.
     *
     * @param targets all channels that the section relays to
     * @throws SettingsException for a name of {@code to} that is none of them
     */
    public static Replacements of(List<Replacement> settings, Collection<Channel> targets, Directory directory) {
        List<Entry> entries = new ArrayList<>();
        for (int i = 0; i < settings.size(); i++) {
            String path = "replace[" + i + "].to";
            entries.add(new Entry(
                    settings.get(i), settings.get(i).to().map(names -> channels(path, names, targets, directory))));
        }
        return new Replacements(List.copyOf(entries));
    }

    private static List<Channel> channels(
            String path, List<String> names, Collection<Channel> targets, Directory directory) {
        List<Channel> channels = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            String at = path + "[" + i + "]";
            List<Channel> named = directory.targets(at, names.get(i));
            if (named.stream().noneMatch(channel -> targets.stream().anyMatch(channel::isSameAs))) {
                throw new SettingsException(
                        at,
                        "nothing is relayed to " + names.get(i) + " here, but to "
                                + targets.stream().map(Channel::name).distinct().collect(Collectors.joining(", ")));
            }
            channels.addAll(named);
        }
        return channels;
    }

    /** A text as it is to be read in a channel. */
    RichText in(Channel target, RichText text) {
        RichText now = text;
        for (Entry entry : entries) {
            if (entry.isFor(target)) {
                now = replaced(now, entry.replacement());
            }
        }
        return now;
    }

    private static RichText replaced(RichText text, Replacement replacement) {
        String plain = text.plain();
        Matcher found = replacement.regex().in(plain);
        SegmentCursor cursor = new SegmentCursor(text);
        List<Segment> done = new ArrayList<>();
        int more = 0;
        while (more < MOST_MORE && found.find()) {
            done.addAll(cursor.to(found.start()));
            String with = expanded(replacement.with(), found);
            more += with.length() - (found.end() - found.start());
            done.add(plain.isEmpty() ? Segment.of(with) : looking(with, cursor.here()));
            cursor.to(found.end());
        }
        done.addAll(cursor.to(plain.length()));
        return new RichText(done);
    }

    private static Segment looking(String with, Segment like) {
        return new Segment(with, like.styles(), like.link(), Optional.empty(), Optional.empty());
    }

    private static String expanded(String with, Matcher found) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < with.length(); i++) {
            char next = i + 1 < with.length() ? with.charAt(i + 1) : ' ';
            if (with.charAt(i) == '$' && next == '$') {
                text.append('$');
                i++;
            } else if (with.charAt(i) == '$' && next >= '0' && next <= '9') {
                String group = found.group(next - '0');
                text.append(group == null ? "" : group);
                i++;
            } else {
                text.append(with.charAt(i));
            }
        }
        return text.toString();
    }
}
