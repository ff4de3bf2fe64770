package dev.rialto.plug.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rialto.api.message.ChannelId;
import dev.rialto.plug.demo.DemoLog.Entry;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

final class DemoLogTest {
    private final DemoLog log = new DemoLog();

    @Test
    void givesEverythingInOrderHoweverMuchItIs() throws InterruptedException {
        log.begin("bridge", true);
        fill(5_000);
        assertThat(read(0, 5_000))
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, 5_000).boxed().toList());
        assertThat(read(4_990, 100)).hasSize(10);
        assertThat(read(100, 3)).containsExactly(101L, 102L, 103L);
    }

    @Test
    void eachNumberHasItsUpdate() throws InterruptedException {
        log.begin("bridge", true);
        fill(3_000);
        for (Entry entry : log.read(0, 3_000, () -> false)) {
            assertThat(((DemoUpdate.Strange) entry.update()).what()).isEqualTo(Long.toString(entry.number()));
        }
    }

    @Test
    void forgetsWhatAllHaveConfirmedButNotAtOnce() throws InterruptedException {
        log.begin("bridge", true);
        log.begin("other", true);
        for (int i = 0; i < 20; i++) {
            fill(1_000);
            log.confirm("bridge", log.last());
            log.confirm("other", log.last() - 500);
        }
        List<Long> left = read(0, 100_000);
        assertThat(left).hasSizeLessThan(10_000).endsWith(20_000L);
        assertThat(left.getFirst()).isLessThanOrEqualTo(19_500L - 999L);
    }

    @Test
    void keepsWhatOneHasNotConfirmed() throws InterruptedException {
        log.begin("away", true);
        fill(50_000);
        log.confirm("bridge", log.last());
        assertThat(read(0, 100_000)).hasSize(50_000);
    }

    @Test
    void anAccountBeginsNowAndThenWhereItConfirmed() {
        fill(7);
        assertThat(log.begin("bridge", true)).isEqualTo(7);
        fill(3);
        assertThat(log.begin("bridge", true)).isEqualTo(7);
        log.confirm("bridge", 9);
        assertThat(log.begin("bridge", true)).isEqualTo(9);
    }

    @Test
    void whatNobodyAsksForIsNotKept() throws InterruptedException {
        log.begin("bridge", false);
        fill(3, Optional.of("bridge"));
        assertThat(log.last()).isZero();
        fill(1, Optional.empty());
        log.begin("other", false);
        fill(1, Optional.of("bridge"));
        assertThat(read(0, 10)).containsExactly(1L, 2L);
    }

    @Test
    void namesAreOfOneLogAlone() {
        assertThat(log.number(log.name(17))).contains(17L);
        assertThat(new DemoLog().number(log.name(17))).isEmpty();
        assertThat(log.number("17")).isEmpty();
    }

    @Test
    void aReaderThatIsToEndGetsNothing() throws InterruptedException {
        fill(3);
        assertThat(log.read(0, 10, () -> true)).isEmpty();
    }

    private void fill(int count) {
        fill(count, Optional.empty());
    }

    private void fill(int count, Optional<String> account) {
        for (int i = 0; i < count; i++) {
            DemoUpdate.Deed deed =
                    new DemoUpdate.Deed(new ChannelId("room"), DemoNetwork.SYSTEM, account, Instant.EPOCH);
            log.append(new DemoUpdate.Strange(deed, Long.toString(log.last() + 1)));
        }
    }

    private List<Long> read(long after, int most) throws InterruptedException {
        return log.read(after, most, () -> false).stream().map(Entry::number).toList();
    }
}
