package dev.rialto.core.config;

/** Reads the config that the host runs with, as its file says it now. */
@FunctionalInterface
public interface ConfigReader {

    /**
     * All of it. Called at each reload, one at a time; always with the same factories, since by them it is told whether a plug
     * or hook is of the same type still.
     *
     * @throws ConfigException with everything that is wrong
     */
    BridgeConfig read() throws ConfigException;
}
