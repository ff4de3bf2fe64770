package dev.rialto.core.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rialto.api.hook.CommandException;
import dev.rialto.api.hook.OutboxControl;
import dev.rialto.api.hook.PostOptions;
import dev.rialto.api.hook.ReferenceKey;
import dev.rialto.api.plug.Secret;
import dev.rialto.core.host.ControlException.Reason;
import dev.rialto.core.host.OutboxEntry.State;
import dev.rialto.core.log.Redactor;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class HookOutboxTest {
    private final Rows rows = new Rows();
    private final HookOutbox outbox = new HookOutbox(() -> rows, Redactor.of(Secret.of("pass-word")));

    @Test
    void aReasonThatHoldsASecretIsShownWithoutIt() throws Exception {
        rows.add(State.DEAD, "http://x/pass-word refused");
        rows.add(State.WAITING, "");
        assertThat(outbox.lines(Optional.empty(), 5))
                .containsExactly("1 ops: post, dead, 2 min: http://x/*** refused", "2 ops: post, waiting, 2 min");
    }

    @Test
    void aListThatIsCutSaysSo() throws Exception {
        rows.add(State.DEAD, "");
        rows.add(State.DEAD, "");
        assertThat(outbox.lines(Optional.empty(), 1)).containsExactly("1 ops: post, dead, 2 min", "… and more");
    }

    @Test
    void onlyWhatWasGivenUpIsTouchedAndWhatIsGoneDoesNotCount() throws Exception {
        rows.add(State.DEAD, "");
        rows.add(State.WAITING, "");
        rows.add(State.SENDING, "");
        rows.add(State.DEAD, "");
        rows.refusal = Optional.of(new ControlException(Reason.NOT_FOUND, "no such row"));
        assertThat(outbox.drop(Optional.empty())).isEqualTo(new OutboxControl.Done(1, false));
        assertThat(outbox.retry(Optional.empty())).isEqualTo(new OutboxControl.Done(1, false));
        assertThat(rows.done).containsExactly("drop 4", "retry 1");
    }

    @Test
    void whatIsLeftBecauseItIsTooMuchAtOnceIsSaid() throws Exception {
        for (int i = 0; i <= HostControl.MOST_ENTRIES; i++) {
            rows.add(State.DEAD, "");
        }
        assertThat(outbox.drop(Optional.empty())).isEqualTo(new OutboxControl.Done(HostControl.MOST_ENTRIES, true));
        assertThat(outbox.drop(Optional.empty())).isEqualTo(new OutboxControl.Done(1, false));
    }

    @Test
    void aChannelThatIsNoneIsSaid() {
        assertThatThrownBy(() -> outbox.lines(Optional.of("nowhere"), 5))
                .isInstanceOf(CommandException.class)
                .hasMessage("nowhere: there is no channel nowhere");
    }

    @Test
    void aDatabaseThatTakesNothingIsSaid() {
        rows.add(State.DEAD, "");
        rows.refusal = Optional.of(new ControlException(Reason.UNAVAILABLE, "the disk is full"));
        assertThatThrownBy(() -> outbox.retry(Optional.empty()))
                .isInstanceOf(CommandException.class)
                .hasMessage("Nothing can be changed now: the disk is full");
    }

    /** A host that has rows and nothing else. The first change may be refused. */
    private static final class Rows implements HostControl {
        private final List<OutboxEntry> entries = new ArrayList<>();
        private final List<String> done = new ArrayList<>();
        private Optional<ControlException> refusal = Optional.empty();

        void add(State state, String reason) {
            entries.add(new OutboxEntry(
                    entries.size() + 1L,
                    "ops",
                    "post",
                    Duration.ofMinutes(2),
                    1,
                    state,
                    Optional.of(reason).filter(text -> !text.isEmpty())));
        }

        @Override
        public List<OutboxEntry> outbox(Optional<String> channel) throws ControlException {
            if (channel.isPresent()) {
                throw new ControlException(Reason.NOT_FOUND, "there is no channel " + channel.get());
            }
            return entries.stream().limit(MOST_ENTRIES).toList();
        }

        @Override
        public void retry(long id) throws ControlException {
            change("retry " + id);
        }

        @Override
        public void drop(long id) throws ControlException {
            change("drop " + id);
            entries.removeIf(entry -> entry.id() == id);
        }

        @Override
        public ReloadReport reload() {
            throw new UnsupportedOperationException();
        }

        private void change(String what) throws ControlException {
            if (refusal.isPresent()) {
                ControlException refused = refusal.get();
                refusal = Optional.empty();
                throw refused;
            }
            done.add(what);
        }

        @Override
        public HostStatus status() {
            throw new UnsupportedOperationException();
        }

        @Override
        public SendReport send(String target, String text, PostOptions options) {
            throw new UnsupportedOperationException();
        }

        @Override
        public SendReport post(String label, String text, Optional<String> author, Optional<ReferenceKey> replyTo) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void edit(ReferenceKey id, String text) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void delete(ReferenceKey id) {
            throw new UnsupportedOperationException();
        }
    }
}
