package dev.rialto.dist;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.Attributes.Name;
import java.util.jar.Manifest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code systemd/install} into a folder that stands for the root of a system. */
final class InstallTest {
    @TempDir
    private Path folder;

    @Test
    void theInstalledCommandIsTheOneThatTheUnitStarts() throws Exception {
        Path to = folder.resolve("root");
        install(program("first", "old.jar"), to);
        install(program("second", "new.jar"), to);

        String unit = Files.readString(to.resolve("usr/lib/systemd/system/rialto.service"));
        Path command = to.resolve("usr/bin/rialto");
        assertThat(unit).contains("ExecStart=/usr/bin/rialto run -c /etc/rialto/bridge.conf");
        assertThat(run(new ProcessBuilder(command.toString(), "run", "-c", "bridge.conf")))
                .contains("second: run -c bridge.conf");
        assertThat(to.resolve("usr/share/rialto/lib")).isDirectoryContaining("glob:**/new.jar");
        assertThat(to.resolve("usr/share/rialto/lib/old.jar"))
                .as("of the version before")
                .doesNotExist();
        assertThat(to.resolve("etc/rialto")).isEmptyDirectory();
        assertThat(to.resolve("usr/lib/sysusers.d/rialto.conf")).exists();
        assertThat(to.resolve("usr/lib/tmpfiles.d/rialto.conf")).exists();
    }

    private Path program(String name, String library) throws Exception {
        Path program = Files.createDirectories(folder.resolve(name));
        var main = "class App { public static void main(String[] args) {" + " System.out.println(\"" + name
                + ": \" + String.join(\" \", args)); } }";
        var manifest = new Manifest();
        manifest.getMainAttributes().put(Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Name.MAIN_CLASS, "App");
        Path compiled = SmallProgram.compile(program, "App", main);
        SmallProgram.jar(program.resolve("rialto.jar"), compiled, manifest);
        Path lib = Files.createDirectories(program.resolve("lib"));
        SmallProgram.jar(lib.resolve(library), compiled, manifest);
        return program;
    }

    private static void install(Path program, Path to) throws Exception {
        var builder = new ProcessBuilder("../../systemd/install", program.toString());
        builder.environment().put("DESTDIR", to.toString());
        run(builder);
    }

    private static String run(ProcessBuilder builder) throws Exception {
        builder.environment().put("RIALTO_JAVA_HOME", System.getProperty("java.home"));
        Process running = builder.redirectErrorStream(true).start();
        running.getOutputStream().close();
        String output = new String(running.getInputStream().readAllBytes(), UTF_8);
        assertThat(running.waitFor()).as(output).isZero();
        return output;
    }
}
