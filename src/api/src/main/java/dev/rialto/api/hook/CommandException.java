package dev.rialto.api.hook;

/** The person asked for something that cannot be. The message is one line for them. */
public class CommandException extends Exception {
    private static final long serialVersionUID = 1L;

    public CommandException(String message) {
        super(message);
    }
}
