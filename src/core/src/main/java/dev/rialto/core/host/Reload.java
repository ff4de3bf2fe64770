package dev.rialto.core.host;

import dev.rialto.api.plug.HostClock;
import dev.rialto.api.plug.SettingsException;
import dev.rialto.core.check.ConfigCheck;
import dev.rialto.core.config.BridgeConfig;
import dev.rialto.core.config.ConfigException;
import dev.rialto.core.config.ConfigReader;
import dev.rialto.core.host.ControlException.Reason;
import dev.rialto.core.log.Redactor;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has the running host take its config as the file says it now. All that can go wrong does so before anything is changed; then
 * one setup takes the place of the other. Nothing that waits is touched: rows are of channels, which keep their numbers.
 */
public final class Reload {
    private static final Logger log = LoggerFactory.getLogger(Reload.class);

    private final ConfigReader reader;
    private final HostClock clock;
    private final Redactor redactor;
    private final SetupFactory factory;
    private final CurrentSetup current;
    private final Plugs plugs;
    private final Menus menus;
    /** Two at once would make two setups of the same one, and lose the first. */
    private final ReentrantLock turn = new ReentrantLock();

    public Reload(
            ConfigReader reader,
            HostClock clock,
            Redactor redactor,
            SetupFactory factory,
            CurrentSetup current,
            Plugs plugs,
            Menus menus) {
        this.reader = reader;
        this.clock = clock;
        this.redactor = redactor;
        this.factory = factory;
        this.current = current;
        this.plugs = plugs;
        this.menus = menus;
    }

    /** Does it; waits for another that is under way, and for no network. */
    ReloadReport run() throws ControlException, InterruptedException {
        turn.lockInterruptibly();
        try {
            List<String> lines = change();
            lines.forEach(log::info);
            return new ReloadReport(lines);
        } catch (ConfigException broken) {
            log.warn("Not reloaded, since the config is broken:\n{}", broken.getMessage());
            throw new ControlException(Reason.INVALID, String.valueOf(broken.getMessage()));
        } finally {
            turn.unlock();
        }
    }

    private List<String> change() throws ConfigException, ControlException {
        Setup before = current.get();
        BridgeConfig read = reader.read();
        // Before anything is said of it, a refusal too.
        redactor.learn(read);
        BridgeConfig taken = read.startedAs(before.config());
        ConfigCheck.check(taken, clock);
        Setup after = after(before, taken);
        current.set(after);
        after.directory().takeOver();
        plugs.take(after.connected());
        if (!after.hooks().all().equals(before.hooks().all())) {
            after.plugs().values().forEach(plug -> menus.show(plug.network()));
        }
        return ReloadText.lines(before, after, read);
    }

    /** The check has made each part once already; what fails here is a part that does not answer the same twice. */
    private Setup after(Setup before, BridgeConfig config) throws ControlException {
        try {
            return factory.after(before, config);
        } catch (SettingsException e) {
            throw new ControlException(Reason.INVALID, e.path() + ": " + e.getMessage());
        }
    }
}
