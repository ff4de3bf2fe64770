package dev.rialto.api.hook;

import java.util.List;

/** One thing that a person can type in a chat for the bridge to do. */
public interface ChatCommand {

    /** One word, lower case, kebab-case. */
    String name();

    /** One line for {@code help}. */
    String summary();

    /** What is to be typed after the name; the usage line and the check of the arity come from it. */
    List<Parameter> parameters();

    /**
     * Whether it makes sense in a channel; elsewhere it is as if there were no such command. So hooks of one type can have
     * commands of the same name for channels of their own. Answers from memory.
     */
    default boolean availableIn(Channel channel) {
        return true;
    }

    /** Whether the answer stays in the channel where it was asked, rather than going to the whole conversation. */
    default boolean answersLocally() {
        return false;
    }

    /**
     * Whether the answer is the operator's own words and calls whom it mentions. Any other calls nobody: who is named in a list
     * is not meant by it.
     */
    default boolean answersInOperatorsWords() {
        return false;
    }

    /**
     * Does it. Called on a virtual thread after the asker was found to be allowed and the arity to be right.
     *
     * @return the answer, as lines of plain text; empty for none
     * @throws CommandException with one line for the person, for what they did wrong
     */
    String run(Invocation invocation) throws CommandException, InterruptedException;

    /** One argument of a command. */
    record Parameter(String name, Kind kind) {

        /** How many words it takes. */
        public enum Kind {
            REQUIRED,
            OPTIONAL,
            /** All that is left of the line, at least one word. */
            REST,
            /** All words that are left, each an argument of its own; none too. */
            WORDS
        }
    }
}
