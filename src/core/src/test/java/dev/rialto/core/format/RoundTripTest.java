package dev.rialto.core.format;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rialto.api.event.Event;
import dev.rialto.api.operation.Operation;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is read is what was written, whatever it was. */
final class RoundTripTest {
    private static final int ROUNDS = 100;

    @ParameterizedTest
    @ValueSource(longs = {1, 20, 300, 4000, 50000})
    void eventsComeBack(long seed) throws FormatException {
        RandomRows rows = new RandomRows(new Random(seed));
        for (int round = 0; round < ROUNDS; round++) {
            for (Event event : rows.events()) {
                assertThat(EventFormat.read(EventFormat.write(event)))
                        .as("seed %d, round %d", seed, round)
                        .isEqualTo(event);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {2, 21, 301, 4001, 50001})
    void stepsComeBack(long seed) throws FormatException {
        RandomRows rows = new RandomRows(new Random(seed));
        for (int round = 0; round < ROUNDS; round++) {
            List<Operation> steps = rows.operations();
            assertThat(OperationFormat.read(OperationFormat.write(steps)))
                    .as("seed %d, round %d", seed, round)
                    .isEqualTo(steps);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {3, 22, 302, 4002, 50002})
    void draftsComeBack(long seed) throws FormatException {
        RandomRows rows = new RandomRows(new Random(seed));
        for (int round = 0; round < ROUNDS; round++) {
            for (Draft draft : rows.drafts()) {
                assertThat(RelayFormat.read(RelayFormat.write(draft)))
                        .as("seed %d, round %d", seed, round)
                        .isEqualTo(draft);
            }
        }
    }
}
