package dev.rialto.api.message;

import java.util.List;

/** A question with the answers to choose from; votes are not relayed. */
public record Poll(String question, List<String> answers) implements Attachment {
    public Poll {
        answers = List.copyOf(answers);
    }
}
