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
    /** What a name can be, and a word of it. */
    private static final Pattern NAME = Pattern.compile("[\\pL\\pN_.-]+");

    private static final Pattern WORD = Pattern.compile("[\\pL\\pN_]+");

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
        if (mention.equals(Mention.NOBODY)
                || policy == MentionPolicy.NONE
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
        List<Segment> parts = new ArrayList<>();
        int from = 0;
        for (int sign : Mention.signs(segment.text())) {
            Segment name = named(segment, segment.text().substring(sign + 1), target);
            parts.add(segment.withText(segment.text().substring(from, sign)));
            parts.add(isEverybody(name) ? name.callingNobody() : name);
            from = sign + name.text().length();
        }
        parts.add(segment.withText(segment.text().substring(from)));
        return new RichText(parts);
    }

    /** The name that a text begins with, behind its sign: as long as somebody is called so, else its first word. */
    private Segment named(Segment segment, String rest, Channel target) {
        String name = beginning(NAME, rest);
        while (!name.isEmpty() && person(name).isEmpty()) {
            name = name.substring(0, Math.max(name.lastIndexOf('.'), Math.max(name.lastIndexOf('-'), 0)));
        }
        Optional<UserId> user = person(name).flatMap(person -> account(person, target));
        if (user.isPresent()) {
            return pointing(segment, "@" + name, Optional.of(Mention.of(user.get())));
        }
        return segment.withText("@" + beginning(WORD, rest));
    }

    private static boolean isEverybody(Segment name) {
        return name.mention().isEmpty()
                && EVERYBODY.contains(name.text().substring(1).toLowerCase(Locale.ROOT));
    }

    private static String beginning(Pattern pattern, String text) {
        Matcher found = pattern.matcher(text);
        return found.lookingAt() ? found.group() : "";
    }

    private Optional<Person> person(String name) {
        String called = name.toLowerCase(Locale.ROOT);
        return directory.people().stream()
                .filter(person -> person.name().toLowerCase(Locale.ROOT).equals(called))
                .findFirst();
    }

    private static Optional<UserId> account(Person person, Channel target) {
        return person.accounts().getOrDefault(target.plug(), List.of()).stream().findFirst();
    }

    private static Segment pointing(Segment segment, String text, Optional<Mention> mention) {
        return new Segment(text, segment.styles(), segment.link(), mention, segment.emoji());
    }
}
