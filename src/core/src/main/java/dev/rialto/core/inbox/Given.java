package dev.rialto.core.inbox;

import dev.rialto.api.event.Reacted;
import dev.rialto.api.message.Reaction;
import dev.rialto.api.message.User;
import dev.rialto.api.message.UserId;
import dev.rialto.core.format.Draft;
import dev.rialto.core.store.ReactionTable.Tally;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reactions as they are kept. The same emoji is written in one way, whichever network it comes from. A network's own picture
 * stands there as what is shown in its place. What is no emoji is left out: some networks let people react with any text, and
 * who can make us write words for them could call everybody.
 */
final class Given {
    /** The most of one person that are kept, and the most letters of one. */
    private static final int MOST = 20;

    private static final int LENGTH = 32;
    private static final int COLOURED = 0xFE0F;
    private static final int KEYCAP = 0x20E3;

    private Given() {}

    /** Who gave them; empty where the network does not tell. */
    static String by(Reacted.Reactions reactions) {
        return switch (reactions) {
            case Reacted.OfUser(User user, var _) ->
                user.id().map(UserId::value).orElseGet(() -> " " + user.name());
            case Reacted.Counts _ -> "";
        };
    }

    /** Which there are, each once. */
    static List<Tally> all(Reacted.Reactions reactions) {
        Map<String, Integer> counts = new LinkedHashMap<>();
        switch (reactions) {
            case Reacted.OfUser(var _, List<Reaction> given) ->
                given.stream().filter(Given::isEmoji).forEach(reaction -> counts.put(full(reaction.text()), 1));
            case Reacted.Counts(Map<Reaction, Integer> given) ->
                given.forEach((reaction, count) -> {
                    if (isEmoji(reaction) && count > 0) {
                        counts.merge(full(reaction.text()), count, Integer::sum);
                    }
                });
        }
        return counts.entrySet().stream()
                .limit(MOST)
                .map(entry -> new Tally(entry.getKey(), entry.getValue()))
                .toList();
    }

    static Draft.Reactions shown(List<Tally> tallies) {
        return new Draft.Reactions(
                tallies.stream()
                        .map(tally -> new Draft.Tally(tally.emoji(), tally.count()))
                        .toList(),
                false);
    }

    private static boolean isEmoji(Reaction reaction) {
        String text = reaction.text();
        return text.length() <= LENGTH
                && text.codePoints().anyMatch(Given::isPicture)
                && text.codePoints().allMatch(Given::belongs);
    }

    private static boolean isPicture(int letter) {
        return Character.isEmoji(letter);
    }

    /** Letters that are no pictures make words; signs that join pictures or change them do not. */
    private static boolean belongs(int letter) {
        return isPicture(letter)
                || Character.isEmojiComponent(letter)
                || Character.getType(letter) == Character.FORMAT
                || letter == COLOURED
                || letter == KEYCAP;
    }

    /** With the sign that asks for the coloured picture wherever it can be; networks differ in whether they write it. */
    private static String full(String emoji) {
        int[] letters = emoji.codePoints().filter(letter -> letter != COLOURED).toArray();
        StringBuilder full = new StringBuilder();
        for (int i = 0; i < letters.length; i++) {
            int next = i + 1 < letters.length ? letters[i + 1] : 0;
            full.appendCodePoint(letters[i]);
            boolean plain = Character.isEmoji(letters[i])
                    && !Character.isEmojiPresentation(letters[i])
                    && !Character.isEmojiModifier(next);
            if (plain && (letters[i] > 0x7F || next == KEYCAP)) {
                full.appendCodePoint(COLOURED);
            }
        }
        return full.toString();
    }
}
