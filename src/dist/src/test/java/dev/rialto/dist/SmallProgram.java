package dev.rialto.dist;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import javax.tools.ToolProvider;

/** What it takes to make a program of a few lines, for tests of the scripts around the real one. */
final class SmallProgram {
    private SmallProgram() {}

    /** The class file of a source; what is compiled there already can be used in it. */
    static Path compile(Path folder, String name, String source) throws IOException {
        var file = Files.writeString(folder.resolve(name + ".java"), source);
        var compiler = ToolProvider.getSystemJavaCompiler();
        assertThat(compiler.run(null, null, null, "-cp", folder.toString(), file.toString()))
                .isZero();
        return folder.resolve(name + ".class");
    }

    /** A jar of one file, the same to the byte each time. */
    static void jar(Path jar, Path file, Manifest manifest) throws IOException {
        try (var out = new JarOutputStream(Files.newOutputStream(jar), manifest)) {
            var entry = new JarEntry(file.getFileName().toString());
            entry.setTime(0);
            out.putNextEntry(entry);
            Files.copy(file, out);
        }
    }
}
