package dev.rialto.cli;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;

/**
 * Signals of the operating system. The JDK has one way to handle them, and lets it be named by reflection alone without a
 * warning. A shutdown hook is no replacement: it cannot say that a stop is wanted twice, and leaves with the wrong exit code.
 */
final class Signals {
    private Signals() {}

    /**
     * From now on does this instead of what the signal did; on a thread of the JVM, one call at a time for each signal.
     *
     * @param name without {@code SIG}
     */
    static void handle(String name, Runnable action) {
        try {
            Class<?> signal = Class.forName("sun.misc.Signal");
            Class<?> handler = Class.forName("sun.misc.SignalHandler");
            InvocationHandler call = (proxy, method, arguments) -> {
                if (method.getName().equals("handle")) {
                    action.run();
                    return null;
                }
                return method.invoke(action, arguments);
            };
            var proxy = Proxy.newProxyInstance(Signals.class.getClassLoader(), new Class<?>[] {handler}, call);
            signal.getMethod("handle", signal, handler)
                    .invoke(null, signal.getConstructor(String.class).newInstance(name), proxy);
        } catch (ReflectiveOperationException | IllegalArgumentException missing) {
            throw new IllegalStateException("this Java cannot handle signals", missing);
        }
    }
}
