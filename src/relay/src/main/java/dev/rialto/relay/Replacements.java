package dev.rialto.relay;

import com.google.re2j.Matcher;
import dev.rialto.api.hook.Channel;
import dev.rialto.api.hook.Directory;
import dev.rialto.api.message.RichText;
import dev.rialto.api.message.Segment;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The {@code replace} of a section: each entry once, in their order, on what is said; what replaces looks like what was there. */
public final class Replacements {
    private final List<Entry> entries;

    private Replacements(List<Entry> entries) {
        this.entries = entries;
    }

    private record Entry(Replacement replacement, Set<Channel> to) {}

    /**
     * The replacements that some settings ask for.
     *
     * @throws dev.rialto.api.plug.SettingsException for a channel that cannot be
     */
    public static Replacements of(List<Replacement> settings, Directory directory) {
        List<Entry> entries = new ArrayList<>();
        for (int i = 0; i < settings.size(); i++) {
            List<Channel> to = new ArrayList<>();
            for (String name : settings.get(i).to()) {
                to.addAll(directory.targets("replace[" + i + "].to", name));
            }
            entries.add(new Entry(settings.get(i), Set.copyOf(to)));
        }
        return new Replacements(List.copyOf(entries));
    }

    /** A text as it is to be read in a channel. */
    RichText in(Channel target, RichText text) {
        RichText now = text;
        for (Entry entry : entries) {
            if (entry.to().isEmpty() || entry.to().contains(target)) {
                now = replaced(now, entry.replacement());
            }
        }
        return now;
    }

    private static RichText replaced(RichText text, Replacement replacement) {
        Matcher found = replacement.regex().in(text.plain());
        RichText done = RichText.EMPTY;
        int from = 0;
        while (found.find()) {
            done = done.plus(text.slice(from, found.start()))
                    .plus(looking(expanded(replacement.with(), found), text, found.start()));
            from = found.end();
        }
        return from == 0 && done.isEmpty() ? text : done.plus(text.slice(from, Integer.MAX_VALUE));
    }

    private static RichText looking(String with, RichText text, int at) {
        List<Segment> there = text.slice(at, at + 1).segments();
        if (with.isEmpty() || there.isEmpty()) {
            return RichText.of(with);
        }
        Segment like = there.getFirst();
        return RichText.of(new Segment(with, like.styles(), like.link(), Optional.empty(), Optional.empty()));
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
