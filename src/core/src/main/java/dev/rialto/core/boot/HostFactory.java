package dev.rialto.core.boot;

import com.google.inject.CreationException;
import com.google.inject.Guice;
import com.google.inject.Injector;
import com.google.inject.ProvisionException;
import com.google.inject.Stage;
import dev.rialto.api.plug.HostClock;
import dev.rialto.core.config.BridgeConfig;
import dev.rialto.core.config.ConfigReader;
import dev.rialto.core.host.Host;
import dev.rialto.core.store.DirectoryLock;
import dev.rialto.core.store.SqliteStore;
import dev.rialto.core.store.Store;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Makes a host of a config: takes its data directory, opens its database and puts the parts together. Connects nothing. */
public final class HostFactory {
    private HostFactory() {}

    /**
     * A host that is ready to be started.
     *
     * @param reader reads the config again, for a reload
     * @throws dev.rialto.core.store.StoreException when the data directory or the database cannot be used
     * @throws dev.rialto.api.plug.SettingsException when a plug or a hook refuses its section
     */
    public static Host create(BridgeConfig config, ConfigReader reader, HostClock clock) {
        Path dataDir = config.host().dataDir();
        DirectoryLock lock = DirectoryLock.take(dataDir);
        try {
            Store store = SqliteStore.open(
                    dataDir.resolve(SqliteStore.FILE),
                    config.store().synchronous(),
                    config.store().minFree().bytes(),
                    clock);
            try {
                return create(config, reader, clock, lock, store);
            } catch (RuntimeException e) {
                store.close();
                throw e;
            }
        } catch (RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    /** The same over a store that is open already; the host closes it and gives the lock back. */
    public static Host create(
            BridgeConfig config, ConfigReader reader, HostClock clock, DirectoryLock lock, Store store) {
        return assemble(new HostModule(config, reader, clock, lock, store));
    }

    /** Guice wraps what a part throws; who reads the error wants the part's own words. */
    private static Host assemble(HostModule module) {
        try {
            Injector injector = Guice.createInjector(Stage.PRODUCTION, module);
            return injector.getInstance(Host.class);
        } catch (CreationException e) {
            throw unwrapped(e, e.getErrorMessages().iterator().next().getCause());
        } catch (ProvisionException e) {
            throw unwrapped(e, e.getCause());
        }
    }

    private static RuntimeException unwrapped(RuntimeException wrapper, @Nullable Throwable cause) {
        return cause instanceof RuntimeException original ? original : wrapper;
    }
}
