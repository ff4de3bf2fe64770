package dev.rialto.dist;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.Attributes.Name;
import java.util.jar.Manifest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code aot.sh} on a program of two small jars: quick where nothing changed, never old where a jar did. */
final class AotCacheTest {
    private static final String FROM_CACHE = "Part source: shared objects file";

    @TempDir
    private Path folder;

    private Path app;
    private Path part;

    @BeforeEach
    void buildProgram() throws IOException {
        app = Files.createDirectories(folder.resolve("app"));
        part = Files.createDirectories(app.resolve("lib")).resolve("part.jar");
        SmallProgram.jar(
                part,
                SmallProgram.compile(folder, "Part", "class Part { static String text() { return \"old\"; } }"),
                new Manifest());
        var manifest = new Manifest();
        manifest.getMainAttributes().put(Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Name.MAIN_CLASS, "App");
        manifest.getMainAttributes().put(Name.CLASS_PATH, "lib/part.jar");
        var main = "class App { public static void main(String[] args) {"
                + " System.out.println(\"It says \" + Part.text()); System.exit(args.length); } }";
        SmallProgram.jar(app.resolve("rialto.jar"), SmallProgram.compile(folder, "App", main), manifest);
    }

    @Test
    void trainedProgramStartsFromItsCache() throws Exception {
        shell("aot_train");

        assertThat(shell("start")).contains("It says old", FROM_CACHE);
    }

    @Test
    void replacedJarRunsItsNewCode() throws Exception {
        shell("aot_train");
        var time = Files.getLastModifiedTime(part);
        var size = Files.size(part);

        SmallProgram.jar(
                part,
                SmallProgram.compile(folder, "Part", "class Part { static String text() { return \"new\"; } }"),
                new Manifest());
        Files.setLastModifiedTime(part, time);

        assertThat(part).as("a size that tells nothing").hasSize(size);
        assertThat(shell("start")).contains("It says new").doesNotContain(FROM_CACHE);
    }

    @Test
    void nextTrainingDeletesTheCacheBefore() throws Exception {
        shell("aot_train");
        var before = caches();

        SmallProgram.jar(
                part,
                SmallProgram.compile(folder, "Part", "class Part { static String text() { return \"new\"; } }"),
                new Manifest());
        shell("aot_train");

        assertThat(caches()).hasSize(1).doesNotContainAnyElementsOf(before);
        assertThat(shell("start")).contains("It says new", FROM_CACHE);
    }

    @Test
    void failedTrainingSaysNothingAndLeavesNothing() throws Exception {
        assertThat(shell("aot_train one-argument-is-exit-code-1")).isEmpty();

        assertThat(caches()).isEmpty();
    }

    private List<Path> caches() throws IOException {
        try (var files = Files.list(app)) {
            return files.filter(file -> file.toString().contains(".aot")).toList();
        }
    }

    private String shell(String command) throws Exception {
        var script = "set -eu; . src/main/sh/aot.sh; " + command;
        var process = new ProcessBuilder("sh", "-c", script).redirectErrorStream(true);
        process.environment().put("jdk", System.getProperty("java.home"));
        process.environment().put("app", app.toString());
        process.environment().put("RIALTO_JAVA_OPTS", "-Xlog:class+load");
        var running = process.start();
        running.getOutputStream().close();
        var output = new String(running.getInputStream().readAllBytes(), UTF_8);
        assertThat(running.waitFor()).as(output).isZero();
        return output;
    }
}
