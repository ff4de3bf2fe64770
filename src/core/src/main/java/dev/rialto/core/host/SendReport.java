package dev.rialto.core.host;

import dev.rialto.api.hook.ReferenceKey;
import java.util.List;

/**
 * What became of a message that was handed in: it is stored, and on its way.
 *
 * @param id by which it can be edited, deleted and answered
 * @param channels names of the channels that it is to go to; a conversation is one of them
 */
public record SendReport(ReferenceKey id, List<String> channels) {
    public SendReport {
        channels = List.copyOf(channels);
    }
}
