package dev.rialto.cli;

import java.util.Objects;
import picocli.CommandLine.IVersionProvider;

/** What {@code --version} prints: the version in the jar's manifest, so that the build alone knows it. */
final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
        return new String[] {"rialto " + number()};
    }

    static String number() {
        return Objects.requireNonNullElse(Version.class.getPackage().getImplementationVersion(), "(not packaged)");
    }
}
