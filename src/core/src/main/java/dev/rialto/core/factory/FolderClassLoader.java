package dev.rialto.core.factory;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The classes of one folder of the plug path. Its own jars come first, so that it can have another version of a
 * library than the host; but what it shares with the host is the host's.
 */
final class FolderClassLoader extends URLClassLoader {
    private static final List<String> SHARED = List.of("java.", "dev.rialto.api.", "org.slf4j.", "org.jspecify.");

    static {
        registerAsParallelCapable();
    }

    FolderClassLoader(String name, List<URL> jars, ClassLoader host) {
        super(name, jars.toArray(URL[]::new), host);
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        synchronized (getClassLoadingLock(name)) {
            Class<?> found = findLoadedClass(name);
            if (found == null && SHARED.stream().noneMatch(name::startsWith)) {
                try {
                    found = findClass(name);
                } catch (ClassNotFoundException notInTheFolder) {
                    found = null;
                }
            }
            if (found == null) {
                return super.loadClass(name, resolve);
            }
            if (resolve) {
                resolveClass(found);
            }
            return found;
        }
    }

    @Override
    public @Nullable URL getResource(String name) {
        URL own = findResource(name);
        return own == null ? super.getResource(name) : own;
    }

    @Override
    public Enumeration<URL> getResources(String name) throws IOException {
        List<URL> all = new ArrayList<>(Collections.list(findResources(name)));
        all.addAll(Collections.list(getParent().getResources(name)));
        return Collections.enumeration(all);
    }
}
