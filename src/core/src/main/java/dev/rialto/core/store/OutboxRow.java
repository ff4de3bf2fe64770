package dev.rialto.core.store;

import dev.rialto.api.hook.ReferenceKey;
import dev.rialto.api.operation.Token;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Something that is to be sent, or a dead letter.
 *
 * @param place in the queue of the channel
 * @param created wall clock, milliseconds
 * @param hold how long it waits after it was created, in milliseconds
 * @param urgent whether it passes held rows
 * @param notice whether it is a line of ours about trouble; such a one never causes another
 * @param mark whether it may have been tried since its last known answer
 * @param tries how often it failed
 * @param unknowns how often it was sent again without knowing whether it had arrived
 * @param failing for how long it has failed in all, while its network was there, in milliseconds
 * @param firstTry when it was first tried; wall clock, milliseconds
 * @param files names in the media folder that it needs
 * @param steps the rendered steps, where there are several
 * @param step how many of them are done
 */
public record OutboxRow(
        long id,
        long channel,
        long place,
        Optional<ReferenceKey> reference,
        Kind kind,
        Token token,
        long created,
        long hold,
        boolean urgent,
        boolean notice,
        boolean mark,
        int tries,
        int unknowns,
        long failing,
        OptionalLong firstTry,
        Optional<String> fold,
        List<String> files,
        Optional<byte[]> steps,
        int step,
        OptionalLong died,
        Optional<String> reason,
        byte[] body) {

    /** What a row is to bring about. */
    public enum Kind {
        POST("post"),
        EDIT("edit"),
        DELETE("delete"),
        REACTIONS("reactions"),
        LINE("line"),
        TITLE("title");

        private final String word;

        Kind(String word) {
            this.word = word;
        }

        /** As it is stored and shown. */
        public String word() {
            return word;
        }
    }

    public OutboxRow withMark(boolean value) {
        return with(value, tries, unknowns, failing, firstTry, steps, step, hold);
    }

    /**
     * Something else is to be sent instead; steps that were rendered of the old body go.
     *
     * @param needed names in the media folder
     */
    public OutboxRow withBody(byte[] value, List<String> needed) {
        return new OutboxRow(
                id,
                channel,
                place,
                reference,
                kind,
                token,
                created,
                hold,
                urgent,
                notice,
                mark,
                tries,
                unknowns,
                failing,
                firstTry,
                fold,
                needed,
                Optional.empty(),
                0,
                died,
                reason,
                value);
    }

    public OutboxRow withHold(long value) {
        return with(mark, tries, unknowns, failing, firstTry, steps, step, value);
    }

    public OutboxRow withFirstTry(long time) {
        return with(mark, tries, unknowns, failing, OptionalLong.of(time), steps, step, hold);
    }

    public OutboxRow withSteps(byte[] rendered) {
        return with(mark, tries, unknowns, failing, firstTry, Optional.of(rendered), 0, hold);
    }

    public OutboxRow withStep(int done) {
        return with(mark, 0, 0, 0, OptionalLong.empty(), steps, done, hold);
    }

    /** After a try that surely failed. */
    public OutboxRow failedFor(long milliseconds) {
        return with(false, tries + 1, unknowns, failing + milliseconds, firstTry, steps, step, hold);
    }

    /** After a try of which nobody knows whether it failed. */
    public OutboxRow triedAgain(long milliseconds) {
        return with(true, tries + 1, unknowns, failing + milliseconds, firstTry, steps, step, hold);
    }

    /** Before it is sent once more without knowing whether it arrived before. */
    public OutboxRow unknownAgain() {
        return with(true, tries, unknowns + 1, failing, firstTry, steps, step, hold);
    }

    private OutboxRow with(
            boolean newMark,
            int newTries,
            int newUnknowns,
            long newFailing,
            OptionalLong newFirstTry,
            Optional<byte[]> newSteps,
            int newStep,
            long newHold) {
        return new OutboxRow(
                id,
                channel,
                place,
                reference,
                kind,
                token,
                created,
                newHold,
                urgent,
                notice,
                newMark,
                newTries,
                newUnknowns,
                newFailing,
                newFirstTry,
                fold,
                files,
                newSteps,
                newStep,
                died,
                reason,
                body);
    }
}
