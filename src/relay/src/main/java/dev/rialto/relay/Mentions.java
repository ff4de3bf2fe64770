package dev.rialto.relay;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import dev.rialto.api.hook.Channel;
import dev.rialto.api.hook.Directory;
import dev.rialto.api.hook.Person;
import dev.rialto.api.message.Mention;
import dev.rialto.api.message.RichText;
import dev.rialto.api.message.Segment;
import dev.rialto.api.message.Style;
import dev.rialto.api.message.UserId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Whom the copies of a message call: those who are the same person on the target's network, as far as it is known who that is.
 * What would call somebody and must not gets an invisible character.
 */
public final class Mentions {
    /** A name after the sign that mentions begin with; not the middle of a mail address. */
    private static final Pattern NAME = Pattern.compile("(^|[^\\pL\\pN_.@/-])@([\\pL\\pN_][\\pL\\pN_.-]*)");

    private static final Set<String> EVERYBODY = Set.of("everyone", "here", "channel", "all", "room");

    private final MentionPolicy policy;
    private final Directory directory;

    public Mentions(MentionPolicy policy, Directory directory) {
        this.policy = policy;
        this.directory = directory;
    }

    /** A text as it is to be read in a channel. */
    RichText in(Channel target, Channel source, RichText text) {
        if (policy == MentionPolicy.ALL && source.plug().equals(target.plug())) {
            return text;
        }
        RichText done = RichText.EMPTY;
        for (Segment segment : text.segments()) {
            done = done.plus(
                    segment.mention().isPresent()
                            ? RichText.of(mention(segment, segment.mention().get(), source, target))
                            : typed(segment, target));
        }
        return done;
    }

    private Segment mention(Segment segment, Mention mention, Channel source, Channel target) {
        if (policy == MentionPolicy.NONE
                || (policy == MentionPolicy.USERS && mention.audience() == Mention.Audience.MANY)) {
            return silent(segment);
        }
        if (source.plug().equals(target.plug())) {
            return segment;
        }
        return mention.user()
                .flatMap(user -> directory.person(source.plug(), user))
                .flatMap(person -> account(person, target))
                .map(user -> pointing(segment, segment.text(), Mention.of(user)))
                .orElseGet(() -> policy == MentionPolicy.ALL ? unpointed(segment, segment.text()) : silent(segment));
    }

    /** Names that are written as plain text. */
    private RichText typed(Segment segment, Channel target) {
        if (policy == MentionPolicy.ALL || segment.link().isPresent() || isCode(segment)) {
            return RichText.of(segment);
        }
        Matcher found = NAME.matcher(segment.text());
        List<Segment> parts = new ArrayList<>();
        int from = 0;
        while (found.find()) {
            int sign = found.start(2) - 1;
            String name = segment.text().substring(sign, found.end());
            parts.add(segment.withText(segment.text().substring(from, sign)));
            parts.add(typed(segment, name, target));
            from = found.end();
        }
        parts.add(segment.withText(segment.text().substring(from)));
        return new RichText(parts);
    }

    private Segment typed(Segment segment, String name, Channel target) {
        String called = name.substring(1).toLowerCase(Locale.ROOT);
        if (policy == MentionPolicy.NONE || EVERYBODY.contains(called)) {
            return segment.withText(Mention.silenced(name));
        }
        return directory.people().stream()
                .filter(person -> person.name().toLowerCase(Locale.ROOT).equals(called))
                .findFirst()
                .flatMap(person -> account(person, target))
                .map(user -> pointing(segment, name, Mention.of(user)))
                .orElseGet(() -> segment.withText(name));
    }

    private static boolean isCode(Segment segment) {
        return segment.styles().stream().anyMatch(style -> style == Style.Basic.CODE || style instanceof Style.Pre);
    }

    private static Optional<UserId> account(Person person, Channel target) {
        return person.accounts().getOrDefault(target.plug(), List.of()).stream().findFirst();
    }

    private static Segment silent(Segment segment) {
        return unpointed(segment, Mention.silenced(segment.text()));
    }

    private static Segment unpointed(Segment segment, String text) {
        return new Segment(text, segment.styles(), segment.link(), Optional.empty(), segment.emoji());
    }

    private static Segment pointing(Segment segment, String text, Mention mention) {
        return new Segment(text, segment.styles(), segment.link(), Optional.of(mention), segment.emoji());
    }
}
