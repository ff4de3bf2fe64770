package dev.rialto.core.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.rialto.api.hook.AuditLog;
import dev.rialto.api.plug.HostClock;
import dev.rialto.core.log.Redactor;
import dev.rialto.core.store.OwnerOnly;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An audit log in a file of one JSON object a line, for its owner's eyes only. It is opened for each line, so it can be moved
 * away at any time.
 */
public final class AuditFile implements AuditLog {
    /** Its name in the data directory. */
    public static final String NAME = "audit.log";

    private static final Logger log = LoggerFactory.getLogger(AuditFile.class);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path file;
    private final HostClock clock;
    private final Redactor redactor;
    private boolean told;

    /** @param redactor takes out what somebody typed and never should have */
    public AuditFile(Path file, HostClock clock, Redactor redactor) {
        this.file = file;
        this.clock = clock;
        this.redactor = redactor;
    }

    @Override
    public synchronized void note(Entry entry) {
        try {
            OwnerOnly.file(file);
            Files.writeString(file, line(entry), StandardCharsets.UTF_8, StandardOpenOption.APPEND);
            told = false;
        } catch (IOException e) {
            // A full disk would fill the other log with the same line.
            if (!told) {
                told = true;
                log.error("Commands are run and not written down, since {} cannot be written: {}", file, e.toString());
            }
        }
    }

    private String line(Entry entry) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("at", clock.now().toString());
        fields.put("who", entry.who());
        fields.put("where", entry.where());
        fields.put("what", entry.what());
        fields.put("outcome", entry.outcome());
        fields.replaceAll((key, value) -> redactor.redact(value));
        try {
            return JSON.writeValueAsString(fields) + "\n";
        } catch (JsonProcessingException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
