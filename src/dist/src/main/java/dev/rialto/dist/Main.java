package dev.rialto.dist;

import dev.rialto.cli.RialtoCommand;

/** Where the program starts: {@code java -jar rialto.jar}. */
public final class Main {
    private Main() {}

    /** Called by the JVM; leaves with the exit code of the command. */
    public static void main(String[] args) {
        System.exit(RialtoCommand.execute(args));
    }
}
