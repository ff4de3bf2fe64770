package dev.rialto.dist.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rialto.plug.telegram.standin.Faults;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A group to which each call takes long. */
final class SlowTargetTest {

    /** The call to B is answered by nobody, so D has all of its messages before B has any, however slow the machine is. */
    @Test
    void delaysNobodyElse() throws Exception {
        try (Pairs pairs = new Pairs("outbox { deadline = 8s, backoff { first = 200ms, max = 1s } }\n")) {
            pairs.folder().start();
            Faults faults = pairs.telegram().faults();
            faults.lay("sendMessage", Long.toString(pairs.b()), 1, new Faults.Hang());
            pairs.post(pairs.a(), List.of("slow 1", "slow 2"));
            faults.awaitMet(1);
            List<String> quick =
                    IntStream.rangeClosed(1, 20).mapToObj(i -> "quick " + i).toList();
            pairs.post(pairs.c(), quick);

            pairs.awaitTexts(pairs.d(), named(quick));
            assertThat(pairs.texts(pairs.b())).as("the call is still pending").isEmpty();
            pairs.awaitTexts(pairs.b(), named(List.of("slow 1", "slow 2")));
        }
    }

    private static List<String> named(List<String> texts) {
        return texts.stream().map("Alice: "::concat).toList();
    }
}
