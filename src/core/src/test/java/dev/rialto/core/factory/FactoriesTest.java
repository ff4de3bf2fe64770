package dev.rialto.core.factory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rialto.api.plug.ApiLevel;
import dev.rialto.api.plug.PlugFactory;
import dev.rialto.core.config.BridgeConfig;
import dev.rialto.core.config.ConfigLoader;
import dev.rialto.core.fake.ConfigFile;
import dev.rialto.core.fake.chat.ChatFactory;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Plugs of other people, compiled here and loaded from a jar. */
final class FactoriesTest {
    @TempDir
    private Path folder;

    private final List<String> problems = new ArrayList<>();

    private Factories with(Path... entries) {
        return ConfigFile.FACTORIES.with(List.of(entries), (index, problem) -> problems.add(index + ": " + problem));
    }

    private static String factory(String type, String apiLevel) {
        return """
                package org.example.irc;
                import dev.rialto.api.message.ChannelId;
                import dev.rialto.api.plug.*;
                public class IrcFactory implements PlugFactory<IrcFactory.Settings, IrcFactory.Room> {
                    public record Settings(String server, int port) {}
                    public record Room(String id) {}
                    public String type() { return "%s"; }
                    public String displayName() { return Words.name(); }
                    public int apiLevel() { return %s; }
                    public Class<Settings> settings() { return Settings.class; }
                    public Class<Room> channel() { return Room.class; }
                    public ChannelId address(Room room) { return new ChannelId(room.id()); }
                    public Plug create(Settings settings, PlugContext<Room> context) { throw new IllegalStateException(); }
                }
                class Words { static String name() { return "IRC"; } }
                """.formatted(type, apiLevel);
    }

    /** Compiles one source into a jar that names its factory. */
    private Path jar(String inFolder, String source, String service) throws Exception {
        Path classes = Files.createDirectories(folder.resolve("classes-" + inFolder));
        Path file = Files.writeString(
                Files.createDirectories(classes.resolve("src"))
                        .resolve(service.strip().endsWith("ChatFactory") ? "ChatFactory.java" : "IrcFactory.java"),
                source);
        int result = ToolProvider.getSystemJavaCompiler()
                .run(
                        null,
                        OutputStream.nullOutputStream(),
                        System.err,
                        "-proc:none",
                        "-cp",
                        Path.of(PlugFactory.class
                                        .getProtectionDomain()
                                        .getCodeSource()
                                        .getLocation()
                                        .toURI())
                                .toString(),
                        "-d",
                        classes.toString(),
                        file.toString());
        assertThat(result).isZero();
        Path target = Files.createDirectories(folder.resolve(inFolder));
        try (JarOutputStream jar = new JarOutputStream(Files.newOutputStream(target.resolve("irc.jar")))) {
            try (var compiled = Files.walk(classes)) {
                for (Path each : compiled.filter(Files::isRegularFile).toList()) {
                    add(jar, classes.relativize(each).toString(), Files.readAllBytes(each));
                }
            }
            add(jar, "META-INF/services/" + PlugFactory.class.getName(), service.getBytes(StandardCharsets.UTF_8));
            add(
                    jar,
                    "org/example/irc/reference.conf",
                    "# server: required\nport = 6697\n# id\n".getBytes(StandardCharsets.UTF_8));
        }
        return target;
    }

    private static void add(JarOutputStream jar, String name, byte[] content) throws IOException {
        jar.putNextEntry(new JarEntry(name));
        jar.write(content);
        jar.closeEntry();
    }

    private static final String SERVICE = "org.example.irc.IrcFactory\n";

    @Test
    void aPlugOfAFolderIsLikeAnyOther() throws Exception {
        Path irc = jar("irc", factory("irc", "ApiLevel.CURRENT"), SERVICE);
        PlugFactory<?, ?> factory = with(irc).plugs().get("irc");
        assertThat(factory).isNotNull();
        assertThat(factory.displayName()).isEqualTo("IRC");
        assertThat(problems).isEmpty();

        BridgeConfig config = new ConfigFile(folder)
                .load("host.plug-path = [ \"" + irc + "\" ], plugs.i { type = irc, server = irc.example.org }");
        assertThat(config.plugs().values())
                .singleElement()
                .satisfies(
                        plug -> assertThat(plug.settings()).hasToString("Settings[server=irc.example.org, port=6697]"));
    }

    @Test
    void aFolderOfFoldersIsFineToo() throws Exception {
        jar("all/irc", factory("irc", "ApiLevel.CURRENT"), SERVICE);
        assertThat(with(folder.resolve("all")).plugs()).containsKey("irc");
    }

    /** Records of the first load are no records of the second: a reload must see the same classes. */
    @Test
    void aFolderIsLoadedOnce() throws Exception {
        Path irc = jar("irc", factory("irc", "ApiLevel.CURRENT"), SERVICE);
        assertThat(with(irc).plugs().get("irc")).isSameAs(with(irc).plugs().get("irc"));
    }

    /** Its own copy of a class of the host wins, but not of the api; and the host's own plugs are not found again. */
    @Test
    void theClassesOfAFolderComeFirst() throws Exception {
        Path irc = jar("irc", factory("irc", "ApiLevel.CURRENT"), SERVICE);
        PlugFactory<?, ?> factory = with(irc).plugs().get("irc");
        assertThat(factory).isNotNull();
        Class<?> type = factory.getClass();
        ClassLoader loader = type.getClassLoader();
        assertThat(loader.loadClass("dev.rialto.api.plug.PlugFactory")).isSameAs(PlugFactory.class);
        assertThat(loader.loadClass("java.lang.String")).isSameAs(String.class);
        assertThat(type.getResource("reference.conf")).asString().contains("irc.jar");

        Path shadow = jar(
                "shadow",
                factory("shadow", "ApiLevel.CURRENT")
                        .replace("org.example.irc", "dev.rialto.core.fake.chat")
                        .replace("IrcFactory", "ChatFactory"),
                "dev.rialto.core.fake.chat.ChatFactory");
        PlugFactory<?, ?> own = with(shadow).plugs().get("shadow");
        assertThat(own).isNotNull().isNotInstanceOf(ChatFactory.class);
    }

    @Test
    void aNewerPlugIsRefusedPlainly() throws Exception {
        Path irc = jar("irc", factory("irc", "99"), SERVICE);
        assertThat(with(irc).plugs()).containsOnlyKeys("chat");
        assertThat(problems)
                .singleElement()
                .asString()
                .startsWith("0: the plug irc (org.example.irc.IrcFactory in ")
                .endsWith(" was built for api level 99 and this Rialto has " + ApiLevel.CURRENT
                        + ": a newer Rialto is needed");
    }

    @Test
    void twoOfOneTypeAreBothNamed() throws Exception {
        Path irc = jar("irc", factory("chat", "ApiLevel.CURRENT"), SERVICE);
        assertThat(with(irc).plugs().get("chat")).isInstanceOf(ChatFactory.class);
        assertThat(problems)
                .singleElement()
                .asString()
                .startsWith("0: two plugs are of the type chat: " + ChatFactory.class.getName())
                .contains("org.example.irc.IrcFactory in ");
        assertThatThrownBy(() -> Factories.of(List.of(new ChatFactory(), new ChatFactory()), List.of()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("two plugs are of the type chat");
    }

    @Test
    void whatIsNoPlugIsTold() throws Exception {
        Path named = jar("named", factory("irc", "ApiLevel.CURRENT"), "org.example.irc.Missing");
        Path silent = jar("silent", factory("irc", "ApiLevel.CURRENT"), "# nothing");
        Path empty = Files.createDirectories(folder.resolve("empty"));
        with(folder.resolve("none"), empty, named, silent);
        assertThat(problems).hasSize(4);
        assertThat(problems.get(0)).isEqualTo("0: there is no folder " + folder.resolve("none"));
        assertThat(problems.get(1)).isEqualTo("1: there is no jar in " + empty);
        assertThat(problems.get(2)).startsWith("2: the plug in " + named + " cannot be loaded");
        assertThat(problems.get(3)).startsWith("3: no jar in " + silent + " names a plug or hook");
        assertThatThrownBy(() -> ConfigLoader.load(
                        new ConfigFile(folder).write("b.conf", "host.plug-path = [\n\"" + empty + "\"\n]"),
                        ConfigFile.FACTORIES,
                        Map.of()))
                .hasMessage(folder + "/b.conf:2: host.plug-path[0]: there is no jar in " + empty);
    }
}
