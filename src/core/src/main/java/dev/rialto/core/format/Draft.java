package dev.rialto.core.format;

import dev.rialto.api.hook.PostOptions;
import dev.rialto.api.hook.ReferenceKey;
import dev.rialto.api.hook.Relay.Quoting;
import dev.rialto.api.message.Message;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What is to arrive in one channel, before anybody asked what that channel can show: the body of an outbox row until Render
 * turns it into operations. {@link RelayFormat} writes and reads it.
 */
public sealed interface Draft {

    /**
     * A new message.
     *
     * @param message as it was routed: its author's name is what people are to see, and it holds no reply of its own
     * @param parent what it answers to
     * @param mark whether it stands for an edit that cannot be made in place
     */
    record Post(Message message, Optional<ParentRef> parent, Quoting quoting, Mark mark, PostOptions options)
            implements Draft {}

    /**
     * What the copies that are there are to say instead.
     *
     * @param message as in {@link Post}
     */
    record Edit(Message message, Optional<ParentRef> parent, Quoting quoting) implements Draft {}

    /** The copies that are there are to go. */
    record Delete() implements Draft {}

    /**
     * The copies that are there are to show how people react.
     *
     * @param tallies the most important first
     * @param told whether that is said in a line although the channel can show reactions, since it did not take these
     */
    record Reactions(List<Tally> tallies, boolean told) implements Draft {
        public Reactions {
            tallies = List.copyOf(tallies);
        }
    }

    /** How many people react with an emoji. */
    record Tally(String emoji, int count) {}

    /**
     * A line about somebody, by nobody.
     *
     * @param subjects whom it is about, as people are to read them; each once
     * @param predicate the rest of the sentence, for example {@code joined}
     * @param more further sentences of the same line, none with a predicate that was there before
     */
    record Line(List<String> subjects, String predicate, List<Line> more) implements Draft {
        public Line {
            subjects = List.copyOf(subjects);
            more = List.copyOf(more);
        }

        public Line(List<String> subjects, String predicate) {
            this(subjects, predicate, List.of());
        }

        /** This line with what another says; who does the same is in one sentence, once. */
        public Line and(Line other) {
            Map<String, Set<String>> sentences = new LinkedHashMap<>();
            for (Line line : List.of(this, other)) {
                line.sentences()
                        .forEach(each -> sentences
                                .computeIfAbsent(each.predicate(), predicate -> new LinkedHashSet<>())
                                .addAll(each.subjects()));
            }
            List<Line> all = sentences.entrySet().stream()
                    .map(entry -> new Line(List.copyOf(entry.getValue()), entry.getKey()))
                    .toList();
            Line first = all.getFirst();
            return new Line(first.subjects(), first.predicate(), all.subList(1, all.size()));
        }

        /** All its sentences, each without further ones. */
        public List<Line> sentences() {
            List<Line> sentences = new ArrayList<>();
            sentences.add(new Line(subjects, predicate));
            sentences.addAll(more);
            return sentences;
        }
    }

    /**
     * The channel is to have this title.
     *
     * @param otherwise what is said where it cannot be set
     */
    record Title(String title, Line otherwise) implements Draft {}

    /**
     * The message that another one answers to.
     *
     * @param key where its copies are found; empty where the host knows nothing of it
     * @param author whom a quote names; may be empty
     * @param excerpt what a quote says; may be empty
     */
    record ParentRef(Optional<ReferenceKey> key, String author, String excerpt) {}

    /** What people are told about a message besides what it says. */
    enum Mark {
        NONE,
        /** It is a newer wording of something that was said before. */
        EDITED
    }
}
