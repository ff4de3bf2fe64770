package dev.rialto.bench;

import dev.rialto.core.host.SystemClock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Measures the bridge and prints one table. Run by hand, on a machine that does nothing else:
 *
 * <pre>
 * mvn -q package -DskipTests -pl src/bench -am
 * java -cp "src/bench/target/classes:src/bench/target/lib/*" dev.rialto.bench.Benchmark [pipeline] [program] [telegram]
 * </pre>
 */
public final class Benchmark {
    private Benchmark() {}

    /** All parts, or those that are named. */
    public static void main(String[] args) throws Exception {
        List<String> parts = args.length == 0 ? List.of("pipeline", "program", "telegram") : List.of(args);
        List<Row> rows = new ArrayList<>();
        Path folder = Files.createTempDirectory("rialto-bench");
        try (SystemClock clock = new SystemClock()) {
            for (String part : parts) {
                switch (part) {
                    case "pipeline" -> rows.addAll(new PipelineLoad(folder.resolve("pipeline"), clock).run());
                    case "program" -> rows.addAll(new ProgramLoad(folder.resolve("program"), clock).run());
                    case "telegram" -> rows.addAll(new TelegramLoad(folder.resolve("telegram"), clock).run());
                    default -> throw new IllegalArgumentException("no such part: " + part);
                }
            }
        }
        Row.print(rows);
        System.exit(0);
    }
}
