package dev.rialto.relay;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import dev.rialto.api.hook.Channel;
import dev.rialto.api.hook.Directory;
import dev.rialto.api.hook.Person;
import dev.rialto.api.message.Mention;
import dev.rialto.api.message.RichText;
import dev.rialto.api.message.Segment;
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
                            ? mention(segment, segment.mention().get(), source, target)
                            : typed(segment, target));
        }
        return done;
    }

    private RichText mention(Segment segment, Mention mention, Channel source, Channel target) {
        if (mention.equals(Mention.NOBODY)) {
            return RichText.of(segment);
        }
        if (policy == MentionPolicy.NONE
                || (policy == MentionPolicy.USERS && mention.audience() == Mention.Audience.MANY)) {
            return RichText.of(segment.callingNobody());
        }
        if (source.plug().equals(target.plug())) {
            return RichText.of(segment);
        }
        Segment name = pointing(segment, segment.text(), Optional.empty());
        if (mention.user().isEmpty()) {
            // Its network does not tell whose name it is, nor whether it is anybody's there.
            return typed(name, target);
        }
        return RichText.of(mention.user()
                .flatMap(user -> directory.person(source.plug(), user))
                .flatMap(person -> account(person, target))
                .map(user -> pointing(segment, segment.text(), Optional.of(Mention.of(user))))
                .orElseGet(() -> policy == MentionPolicy.ALL ? name : segment.callingNobody()));
    }

    /** Names that are written as plain text. */
    private RichText typed(Segment segment, Channel target) {
        if (policy == MentionPolicy.ALL || segment.isCode()) {
            return RichText.of(segment);
        }
        if (policy == MentionPolicy.NONE) {
            return RichText.of(segment.callingNobody());
        }
        if (segment.link().isPresent()) {
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
        if (EVERYBODY.contains(called)) {
            return segment.withText(name).callingNobody();
        }
        return directory.people().stream()
                .filter(person -> person.name().toLowerCase(Locale.ROOT).equals(called))
                .findFirst()
                .flatMap(person -> account(person, target))
                .map(user -> pointing(segment, name, Optional.of(Mention.of(user))))
                .orElseGet(() -> segment.withText(name));
    }

    private static Optional<UserId> account(Person person, Channel target) {
        return person.accounts().getOrDefault(target.plug(), List.of()).stream().findFirst();
    }

    private static Segment pointing(Segment segment, String text, Optional<Mention> mention) {
        return new Segment(text, segment.styles(), segment.link(), mention, segment.emoji());
    }
}
