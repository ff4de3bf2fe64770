package dev.rialto.core.factory;

import dev.rialto.api.hook.HookFactory;
import dev.rialto.api.plug.PlugFactory;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.TreeSet;

/** Loads plugs and hooks that are not part of Rialto, each from a folder of its own. */
final class PlugPath {

    private PlugPath() {}

    /** What one folder holds. */
    record Folder(Path path, List<PlugFactory<?, ?>> plugs, List<HookFactory<?>> hooks) {}

    /**
     * The folders that an entry of {@code host.plug-path} stands for: itself where it has jars, else those in it
     * that have.
     *
     * @throws PlugPathException when there are none
     */
    static List<Path> folders(Path entry) throws PlugPathException {
        if (!Files.isDirectory(entry)) {
            throw new PlugPathException("there is no folder " + entry);
        }
        if (!jars(entry).isEmpty()) {
            return List.of(entry);
        }
        List<Path> folders = new ArrayList<>();
        for (Path inside : list(entry, "*")) {
            if (Files.isDirectory(inside) && !jars(inside).isEmpty()) {
                folders.add(inside);
            }
        }
        if (folders.isEmpty()) {
            throw new PlugPathException("there is no jar in " + entry);
        }
        return folders;
    }

    /**
     * Loads one folder. Its class loader stays open for as long as the process runs.
     *
     * @throws PlugPathException when its classes do not fit, or there is no factory among them
     */
    static Folder load(Path folder) throws PlugPathException {
        List<URL> jars = new ArrayList<>();
        try {
            for (Path jar : jars(folder)) {
                jars.add(jar.toUri().toURL());
            }
        } catch (MalformedURLException e) {
            throw new PlugPathException(folder + " has no usable name", e);
        }
        var loader = new FolderClassLoader(String.valueOf(folder.getFileName()), jars, PlugPath.class.getClassLoader());
        try {
            List<PlugFactory<?, ?>> plugs = new ArrayList<>();
            own(PlugFactory.class, loader).forEach(plugs::add);
            List<HookFactory<?>> hooks = new ArrayList<>();
            own(HookFactory.class, loader).forEach(hooks::add);
            if (plugs.isEmpty() && hooks.isEmpty()) {
                throw new PlugPathException("no jar in " + folder + " names a plug or hook: META-INF/services/"
                        + PlugFactory.class.getName() + " or META-INF/services/" + HookFactory.class.getName());
            }
            return new Folder(folder, List.copyOf(plugs), List.copyOf(hooks));
        } catch (ServiceConfigurationError | LinkageError e) {
            throw new PlugPathException(
                    "the plug in " + folder + " cannot be loaded; it may have been built for another Rialto: "
                            + e.getMessage(),
                    e);
        }
    }

    /** The providers that the loader itself defined: through its parent it would find the host's too. */
    private static <T> List<T> own(Class<T> service, FolderClassLoader loader) {
        return ServiceLoader.load(service, loader).stream()
                .filter(provider -> provider.type().getClassLoader() == loader)
                .map(ServiceLoader.Provider::get)
                .toList();
    }

    private static List<Path> jars(Path folder) throws PlugPathException {
        return list(folder, "*.jar");
    }

    /** By name, so that two runs load in the same order. */
    private static List<Path> list(Path folder, String pattern) throws PlugPathException {
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder, pattern)) {
            TreeSet<Path> sorted = new TreeSet<>();
            entries.forEach(sorted::add);
            return List.copyOf(sorted);
        } catch (IOException e) {
            throw new PlugPathException("the folder " + folder + " cannot be read", e);
        }
    }

    /** What is wrong with a folder, in one line. */
    static final class PlugPathException extends Exception {
        private static final long serialVersionUID = 1L;

        PlugPathException(String message) {
            super(message);
        }

        PlugPathException(String message, Throwable cause) {
            super(message, cause);
        }
    }
}
