package dev.rialto.core.store;

import dev.rialto.api.hook.SyncBackRef;
import dev.rialto.api.hook.SyncRef;
import java.util.function.Function;

/** The words under which constants are stored; one that is called otherwise in the code one day keeps its word. */
final class Words {
    private Words() {}

    static String of(SyncRef.State state) {
        return switch (state) {
            case LIVE -> "live";
            case DROPPED -> "dropped";
            case DELETED -> "deleted";
        };
    }

    static SyncRef.State state(String word) {
        return meant(SyncRef.State.values(), Words::of, word);
    }

    static String of(SyncBackRef.Kind kind) {
        return switch (kind) {
            case TEXT -> "text";
            case MEDIA -> "media";
            case NOTICE -> "notice";
            case REPOST -> "repost";
        };
    }

    static SyncBackRef.Kind messageKind(String word) {
        return meant(SyncBackRef.Kind.values(), Words::of, word);
    }

    static OutboxRow.Kind outboxKind(String word) {
        return meant(OutboxRow.Kind.values(), OutboxRow.Kind::word, word);
    }

    private static <T> T meant(T[] all, Function<T, String> words, String word) {
        for (T one : all) {
            if (words.apply(one).equals(word)) {
                return one;
            }
        }
        throw new StoreException("no release of Rialto stores the word " + word);
    }
}
