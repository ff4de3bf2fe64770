package dev.rialto.core.mailbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rialto.core.mailbox.Window.Budget;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WindowTest {

    @Test
    void whatDoesNotFitStaysInTheTableAndSoDoesAllBehindIt() {
        Window<Integer> window = new Window<>(new Budget(1_000));
        for (int i = 0; i <= Window.SIZE; i++) {
            window.append(i);
        }
        window.remove(row -> row == 0);
        window.append(Window.SIZE + 1);
        assertThat(window.more()).isTrue();
        assertThat(window.rows()).hasSize(Window.SIZE - 1).doesNotContain(Window.SIZE, Window.SIZE + 1);
    }

    @Test
    void withoutABudgetEachQueueStillHasItsFirstRow() {
        Budget none = new Budget(0);
        for (int queue = 0; queue < 100; queue++) {
            Window<Integer> window = new Window<>(none);
            window.append(1);
            window.append(2);
            assertThat(window.rows()).containsExactly(1);
            assertThat(window.more()).isTrue();
        }
    }

    /** A queue as a table and its window, used at random; what comes out is what went in, in its order. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void nothingIsLostDoubledOrReorderedWhateverTheBudget(long seed) {
        Random random = new Random(seed);
        Budget budget = new Budget(random.nextInt(200));
        int queues = 5;
        List<List<Integer>> tables = new ArrayList<>();
        List<Window<Integer>> windows = new ArrayList<>();
        List<List<Integer>> came = new ArrayList<>();
        int[] next = new int[queues];
        for (int queue = 0; queue < queues; queue++) {
            tables.add(new ArrayList<>());
            windows.add(new Window<>(budget));
            came.add(new ArrayList<>());
        }
        for (int step = 0; step < 20_000; step++) {
            int queue = random.nextInt(queues);
            boolean ending = step > 10_000;
            if (!ending && random.nextInt(100) < 60) {
                int row = next[queue]++;
                tables.get(queue).add(row);
                windows.get(queue).append(row);
            } else {
                take(windows.get(queue), tables.get(queue), came.get(queue));
            }
        }
        for (int queue = 0; queue < queues; queue++) {
            while (!windows.get(queue).isEmpty()) {
                take(windows.get(queue), tables.get(queue), came.get(queue));
            }
            List<Integer> all = new ArrayList<>();
            for (int row = 0; row < next[queue]; row++) {
                all.add(row);
            }
            assertThat(came.get(queue)).as("seed %d, queue %d", seed, queue).isEqualTo(all);
            assertThat(tables.get(queue)).as("seed %d", seed).isEmpty();
        }
        Window<Integer> another = new Window<>(budget);
        for (int row = 0; row < Window.SIZE; row++) {
            another.append(row);
        }
        int room = another.rows().size();
        another.remove(row -> true);
        Window<Integer> again = new Window<>(budget);
        for (int row = 0; row < Window.SIZE; row++) {
            again.append(row);
        }
        assertThat(again.rows()).as("seed %d: room was given back", seed).hasSize(room);
    }

    /** As a lane does it. */
    private static void take(Window<Integer> window, List<Integer> table, List<Integer> came) {
        if (window.head().isEmpty() && window.more()) {
            List<Integer> read = List.copyOf(table.subList(0, Math.min(Window.SIZE, table.size())));
            window.refill(read, read.size() < Window.SIZE);
        }
        window.head().ifPresent(head -> {
            came.add(head);
            assertThat(table.removeFirst()).isEqualTo(head);
            window.remove(head::equals);
        });
    }
}
